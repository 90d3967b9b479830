"""Sizes and orders that training and program share."""

from __future__ import annotations

READ = 128
"""Width of the vectors that the reader of a cue works on."""
SPAN = 128
"""Width of the vectors from which a source's type and links are told."""
LEFT, RIGHT = 64, 112
"""Word pieces before and after a cue among which its content and source are looked for."""
TYPES = (
    "official", "political", "defector", "analyst", "media", "agency", "corporate", "ngo", "eyewitness",
    "affected", "social", "document", "citizen", "anonymous", "other",
)  # fmt: skip
"""The source types of the annotation guide, in the order of the model's outputs."""
