"""The menu of filters over the statement list: values of every facet, both grades, who speaks, who marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....model.codebook import Codebook
from ....model.scales import CREDIBILITY, RELIABILITY
from ....model.scope import StatementFilter
from ...widgets.narrowing import Named, NarrowingButton

NOT_GRADED = ""

Part = tuple[str, str, Sequence[Named]]


def _alike(book: Codebook, facet: str, value: str) -> tuple[str, ...]:
    found = book.facet(facet)
    return found.alike(value) if found else (value,)


class FilterButton(NarrowingButton):
    """Narrows the list; fields are those of the filter, or a facet after "codes:"."""

    def __init__(self) -> None:
        super().__init__("Filter by type, facet or grade")
        self._offered: tuple[Codebook, tuple[Named, ...], tuple[Named, ...]] | None = None

    def offer(self, book: Codebook, people: Sequence[Named], sources: Sequence[Named]) -> None:
        """What can be chosen: the codebook's values, the grades, sources, and annotators if several."""
        if self._offered == (wanted := (book, tuple(people), tuple(sources))):
            return
        self._offered = wanted
        several = people if len(people) > 1 else ()
        self.fill(
            [
                *_of_codebook(book),
                *_GRADES,
                ("Source", "sources", sources),
                ("Marked by", "annotators", several),
            ]
        )

    def apply(self, words: str, book: Codebook) -> StatementFilter:
        """The filter that menu and words make together; a value stands also for those merged into it."""
        chosen = ((n.field[6:], n.value) for n in self.chosen if n.field.startswith("codes:"))
        return StatementFilter(
            words=words,
            codes=tuple((id, code) for id, value in chosen for code in _alike(book, id, value)),
            reliability=self.values("reliability"),
            credibility=self.values("credibility"),
            sources=self.values("sources"),
            annotators=self.values("annotators"),
        )


def _of_codebook(book: Codebook) -> Iterator[Part]:
    for facet in book.facets:
        if not facet.retired:
            yield facet.name, f"codes:{facet.id}", [(c.id, c.name) for c in facet.choices()]


_GRADES: tuple[Part, ...] = tuple(
    (
        name,
        name.lower(),
        [*((grade, f"{grade}  {words}") for grade, words in scale.items()), (NOT_GRADED, "Not graded")],
    )
    for name, scale in (("Reliability", RELIABILITY), ("Credibility", CREDIBILITY))
)
