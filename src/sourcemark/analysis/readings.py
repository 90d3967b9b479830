"""What is compared: how each annotator read each article, and which codes and sources count as the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ..model.codebook import Codebook
from ..model.ids import Id
from ..model.sources import Source
from ..model.statements import Statement
from ..model.word_edges import word_edges

Words = tuple[Sequence[int], Sequence[int]]
"""Where the words of a text start and where they end (code points, in order)."""


class Reading(Struct, frozen=True):
    """One article as those read it who have seen it."""

    article: Id
    length: int
    """Code points of the text."""
    marks: Mapping[Id, Sequence[Statement]]
    """Annotator -> what they marked: nothing is an empty sequence, who has not seen the article is no key."""
    words: Words | None = None
    """Needed for agreement by words alone."""


def worded(text: str) -> Words:
    """Where the words of `text` lie, as `Reading.words` wants them."""
    return word_edges(text)


class Canon:
    """Which ids mean the same thing: values merged in the codebook, sources merged in the register."""

    def __init__(self, codebook: Codebook, sources: Mapping[Id, Id] | None = None) -> None:
        """`sources`: source -> the one that stands for it today; those left out stand for themselves."""
        self.codebook = codebook
        self.facets = tuple(facet.id for facet in codebook.facets)
        self._sources = sources or {}
        self._codes = {facet.id: _heirs(facet.id, codebook) for facet in codebook.facets}

    def code(self, facet: Id, code: Id) -> Id:
        """The value that stands for `code` today; what the codebook does not know stands for itself."""
        return self._codes.get(facet, {}).get(code, code)

    def order(self, facet: Id) -> tuple[Id, ...]:
        """The values of a facet as the codebook lists them; none for what is no facet of it."""
        found = self.codebook.facet(facet)
        return tuple(code.id for code in found.codes) if found else ()

    def many(self, facet: Id) -> bool:
        """True where more than one value may be chosen."""
        found = self.codebook.facet(facet)
        return found is not None and found.many

    def source(self, source: Id) -> Id:
        """The source that stands for it today."""
        return self._sources.get(source, source)


def _heirs(facet: Id, codebook: Codebook) -> dict[Id, Id]:
    found = codebook.facet(facet)
    return {code: heir.id for code, heir in found.heirs().items()} if found else {}


def standing_for(sources: Iterable[Source]) -> dict[Id, Id]:
    """Source -> the one at the end of its mergers. A ring of mergers ends where it was entered."""
    onto = {source.id: source.merged_into for source in sources if source.merged_into}
    return {source: _end(source, onto) for source in onto}


def _end(source: Id, onto: Mapping[Id, Id]) -> Id:
    met = {source}
    while (heir := onto.get(source)) is not None and heir not in met:
        met.add(heir)
        source = heir
    return source
