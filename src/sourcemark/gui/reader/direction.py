"""Which way a paragraph reads (Unicode bidirectional algorithm, rules P2 and P3: its first strong character)."""

from __future__ import annotations

from unicodedata import bidirectional

from ...model.patterns import pattern

_RIGHT_TO_LEFT = pattern(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202b\u202e\u2067\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SEARCHED = 400
"""Code points in which a strong character is looked for."""


def has_right_to_left(text: str) -> bool:
    """True when any part may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def starts_right_to_left(text: str) -> bool:
    """True when the paragraph as a whole reads from right to left."""
    if not has_right_to_left(text):
        return False
    kinds = (bidirectional(character) for character in text[:_SEARCHED])
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
