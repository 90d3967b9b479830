"""Sizes and orders that training and program share."""

from __future__ import annotations

READ = 128
"""Width of the vectors that the reader of a cue works on."""
SPAN = 128
"""Width of the vectors from which a source's type and links are told."""
LENGTH = 256
"""Word pieces encoded at once; the encoder's positions end at 512 and its time grows with the square."""
FEATURES = (4, 4, 3, 3)
"""Values of each feature of a word piece: letter case, place to a quotation, what stands before, which line."""
LEFT, RIGHT = 48, 79
"""Word pieces before and after a cue among which its content and source are looked for."""
WIDTH = LEFT + 1 + RIGHT
"""Word pieces that a cue is read with."""
NEAR_FEATURES = 5
"""Figures that tell how near two mentions are."""
TYPES = (
    "official", "political", "defector", "analyst", "media", "agency", "corporate", "ngo", "eyewitness",
    "affected", "social", "document", "citizen", "anonymous", "other",
)  # fmt: skip
"""The source types of the annotation guide, in the order of the model's outputs."""
