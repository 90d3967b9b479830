"""Source types by id: name, letter and colour, as the codebook in force has them."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.codebook import Code, Facet
from ...work.marks import codebook_of
from ..colours import type_colour
from ..session import Session
from ..widgets.chips import Chip
from ..widgets.choice import Choice
from ..widgets.filter_line import fits


class Types:
    """Answers from memory; `forget` it when the codebook changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._facet: Facet | None = None

    def forget(self) -> None:
        """The codebook is another now."""
        self._facet = None

    @property
    def facet(self) -> Facet:
        """The facet of source types."""
        if self._facet is None:
            self._facet = codebook_of(self._session.project).source_types
        return self._facet

    def badges(self, types: Sequence[str]) -> list[tuple[str, str]]:
        """Letter and colour of each type, merges followed."""
        return [(chip.letter, chip.colour) for chip in self.chips(types)]

    def chips(self, types: Sequence[str]) -> list[Chip]:
        """The types in words."""
        return [self._chip(self.facet.code(type)) for type in types]

    def fitting(self, words: str, but: Sequence[str]) -> list[Choice]:
        """Types that can still be given, whose name has the words."""
        return [
            Choice(code.id, code.name, code.definition)
            for code in self.facet.choices()
            if code.id not in but and fits(code.name, words)
        ]

    def _chip(self, code: Code | None) -> Chip:
        if code is None:
            return Chip("A type no longer in the codebook", "–", "#7f7f7f")
        colour = code.colour or type_colour(self.facet.codes.index(code))
        return Chip(code.name, code.letter or "–", colour)
