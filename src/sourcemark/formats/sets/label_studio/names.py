"""Names that our tasks and our labeling config share."""

from __future__ import annotations

from typing import Final

TEXT: Final = "sourcemark_text"
"""The text, as controls refer to it."""
PART: Final = "sourcemark_part"
"""What a region is that has no source type."""
STATEMENT, SOURCE_WORDS, CUE = "Statement", "Source words", "Cue"
PARTS: Final = {STATEMENT: "#8a8f98", SOURCE_WORDS: "#4c6a92", CUE: "#92704c"}
"""Values of `PART` with their colours."""
TO_SOURCE, TO_CUE, TO_PIECE = "source words", "cue", "further piece"
"""Labels of relations from a statement's first region."""
RELATIONS: Final = (TO_SOURCE, TO_CUE, TO_PIECE)
WORDS: Final = ("source", "chain", "reliability_reason", "credibility_reason", "note")
"""Attributes that are typed in; all others are chosen."""
