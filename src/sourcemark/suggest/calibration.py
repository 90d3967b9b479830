"""How sure a finding is: what training told of figures, and from where on one speaks of it."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from .network.arrays import Floats


class Calibration(Struct, frozen=True):
    """How figures become a probability, and from where on one speaks of it; made by training."""

    weights: tuple[float, ...]
    """One for each of `found.FIGURES`, the last for a constant."""
    shown: float
    """Least confidence of a proposal."""
    sure: float
    """Least confidence of the tier "sure"."""


def confidence(figures: Floats, calibration: Calibration) -> float:
    """Probability that a person would mark the same."""
    odds = float(figures @ np.array(calibration.weights[:-1])) + calibration.weights[-1]
    return float(1 / (1 + np.exp(-odds)))
