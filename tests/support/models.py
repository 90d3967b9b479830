"""The model that ships, for tests that need it, and texts of our own in which somebody speaks."""

from __future__ import annotations

import pytest

from sourcemark.assets import asset

MODEL = asset("suggest")
needs_model = pytest.mark.skipif(not (MODEL / "encoder.onnx").exists(), reason="no model was trained yet")

STORY = "\n\n".join(
    (
        "Ferry was overloaded, inquiry hears",
        "By Ines Brandt",
        "The ferry that sank off Kesten in March carried twice the passengers it was built for, Ana Ruiz, the chief "
        "harbour inspector, told the inquiry on Monday.",
        "“We warned the company in writing,” she said. “Nobody answered us.”",
        "According to a report by the transport ministry, the vessel had failed two inspections. A spokesman for "
        "Brandt Lines denied that the ship was unsafe.",
        "Two crew members said, on condition of anonymity, that the captain had been told to sail. Ruiz said the "
        "captain told her that the weather was fine.",
        "The ministry wants to close the port for a week.\n",
    )
)
