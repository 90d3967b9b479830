"""The Admiralty scale: reliability A-F of a source, credibility 1-6 of information.

The two are set apart and never fused. F and 6 mean "cannot be judged": missing, not a midpoint.
Wording after NATO STANAG 2511 / AJP-2.1 as the field quotes it.
"""

from __future__ import annotations

from typing import Literal

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

RELIABILITY: dict[str, str] = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY: dict[str, str] = {
    "1": "Confirmed by other sources",
    "2": "Probably true",
    "3": "Possibly true",
    "4": "Doubtful",
    "5": "Improbable",
    "6": "Truth cannot be judged",
}
CANNOT_BE_JUDGED = frozenset({"F", "6"})

Handling = Literal["", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
"""Traffic Light Protocol 2.0 (FIRST), from freest to closest; empty while nobody has set any."""

HANDLING: tuple[Handling, ...] = ("", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
