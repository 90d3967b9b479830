"""Our codebook as a set needs it: with the facets and values that it brings."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ...formats.tagged import Choice
from ...model.codebook import MOST_CODES, Code, Codebook, Facet
from ...model.errors import Refused
from ...model.fresh_code import fresh_code
from ...model.ids import id_of

_COLOUR = re.compile(r"#[0-9a-f]{6}")


class Growing:
    """A copy of the codebook to which facets and values are added, under ids that are the same each time."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._facets = {facet.id: facet for facet in book.facets}
        self._codes: dict[str, dict[str, Code]] = {}
        self.new = 0
        """Values that were added."""

    def facet(self, id: str) -> Facet:
        """One of ours, or one that was added."""
        return self._facets[id]

    def add_facet(self, name: str, definition: str, *, many: bool) -> str:
        """Enter a facet of that name, unless a set did before; its id."""
        id = id_of("facet", name.casefold())
        if id not in self._facets:
            self._facets[id] = Facet(
                id=id, name=" ".join(name.split()) or "Unnamed", definition=definition, many=many
            )
        return id

    def add_code(self, facet: str, choice: Choice) -> str:
        """Enter a value, unless a set did before; the id of what stands for it, empty where there is no room."""
        of, id = self._facets[facet], id_of("code", facet, choice.name.casefold())
        if (known := of.code(id)) is not None:
            return known.id
        added = self._codes.setdefault(facet, {})
        if id not in added and len(added) <= MOST_CODES:  # beyond that `book` refuses
            # Letters and keys that are free are told from all that is there: a facet has hundreds, not thousands.
            fresh = fresh_code(replace(of, codes=(*of.codes, *added.values())), " ".join(choice.name.split()))
            colour = choice.colour.lower() if _COLOUR.fullmatch(choice.colour.lower()) else None
            added[id] = replace(fresh, id=id, definition=choice.definition, colour=colour)
            self.new += 1
        return id if id in added else ""

    def book(self) -> Codebook:
        """The codebook with all of it, as its next version. Refused when nobody could choose from so many."""
        facets = tuple(
            replace(facet, codes=(*facet.codes, *self._codes.get(id, {}).values()))
            for id, facet in self._facets.items()
        )
        if facets == self._book.facets:
            return self._book
        made = replace(self._book, facets=facets, version=self._book.version + 1)
        if why := made.too_large:
            raise Refused(f"{why} Let the attribute become a note, or leave it out.")
        return made
