"""Statements as rows of a table: one row a statement.

Cells of an article, a source or an annotator are made once and used for each of their statements. Every
cell that may hold words from outside, ids of a coworker's file included, goes through the guard.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ...model.articles import Article
from ...model.bundle import Bundle, Item
from ...model.codebook import Codebook
from ...model.layout import Block, page_at
from ...model.people import Annotator
from ...model.review import Decision
from ...model.spans import Span
from ...model.statements import Hop, Statement
from ..described import facet_name
from ..register import Register
from .decided import DecidedColumns
from .table_names import ARTICLE, FIXED, GRADES, INNER, OTHER, STATEMENT, WHO, Cells, Guard, joined

_NONE = ("", "", "")


class Table:
    """Takes a bundle in, gives rows out: the first is the head. Bundles name what statements refer to before them."""

    def __init__(self, bundle: Bundle, guard: Guard = str) -> None:
        self.statements = 0
        """Rows given so far, without the head."""
        self._bundle, self._guard, self._register = bundle, guard, Register()
        self._annotators: dict[str, str] = {}
        self._articles = Articles(guard)
        self._decided = DecidedColumns(self._annotators, guard)
        self._who: dict[Cells, Cells] = {}
        self._take_codebook(Codebook(id="", name=""))

    def rows(self) -> Iterator[list[str]]:
        """The head, then one row for each statement, in the order of the bundle."""
        for item in self._bundle:
            if isinstance(item, Statement):
                if not self.statements:
                    yield self._head()
                self.statements += 1
                yield self._row(item)
            else:
                self._note(item)
        if not self.statements:
            yield self._head()

    def _note(self, item: Item) -> None:
        self._register.take(item)
        if isinstance(item, Article):
            self._articles.take(item)
        elif isinstance(item, Annotator):
            self._annotators[item.id] = self._guard(item.name)
        elif isinstance(item, Codebook):
            self._take_codebook(item)
        elif isinstance(item, Decision):
            self._decided.take(item)

    def _take_codebook(self, book: Codebook) -> None:
        self._coded: dict[tuple[object, ...], Cells] = {}
        self._facets = tuple(f.id for f in book.facets)
        names = (facet_name(self._register, facet) for facet in self._facets)
        columns = _different((f"facet {name}" if name in FIXED else name for name in names), FIXED)
        self._columns = tuple(map(self._guard, columns))

    def _head(self) -> list[str]:
        decided = self._decided.columns
        return [*STATEMENT, "annotator", *decided, *WHO, *self._columns, OTHER, *GRADES, "note", *ARTICLE]

    def _row(self, s: Statement) -> list[str]:
        # Written for speed: a million rows are asked for at a time, and most of these cells are empty.
        guard, spans, who, r, c = self._guard, s.spans, s.attribution, s.reliability, s.credibility
        start, end = str(spans[0].start), str(spans[-1].end)
        return [
            guard(s.id), start, end, f"{start}-{end}" if len(spans) == 1 else places(spans), guard(s.exact),
            self._articles.page(s) if self._articles.paged else "",
            s.status, s.created.isoformat(), s.statement_kind, who.mode or "",
            self._annotators[s.annotator], *self._decided.cells(s.id),
            *self._speakers(s), self._chain(s.chain) if s.chain else "",
            places(who.source_spans) if who.source_spans else "", places(who.cue_spans) if who.cue_spans else "",
            *self._codes(s),
            *((r.grade, r.reason and guard(r.reason), guard(r.assessment) if r.assessment else "") if r else _NONE),
            *((c.grade, c.reason and guard(c.reason), guard(c.confirmed_by) if c.confirmed_by else "") if c else _NONE),
            s.note and guard(s.note), *self._articles.cells[s.article],
        ]  # fmt: skip

    def _codes(self, s: Statement) -> Cells:
        key = tuple(s.codes.items())
        if key not in self._coded:  # a million statements have some thousand combinations
            value, known = self._register.value, self._facets
            cells = [joined(value(f, c) for c in s.codes.get(f, ())) for f in known]
            other = joined(f"{f}: {c}" for f, codes in s.codes.items() if f not in known for c in codes)
            self._coded[key] = tuple(map(self._guard, (*cells, other)))
        return self._coded[key]

    def _speakers(self, s: Statement) -> Cells:
        sources = s.attribution.sources
        if sources not in self._who:
            known = self._register.sources_of(s)
            cells = (
                (one.id for one in known),
                (one.name for one in known),
                (one.source_kind for one in known),
                (joined(self._register.types(one), INNER) for one in known),
                (one.anonymity for one in known),
            )
            self._who[sources] = tuple(self._guard(joined(column)) for column in cells)
        return self._who[sources]

    def _chain(self, chain: tuple[Hop, ...]) -> str:
        return self._guard(joined(self._register.source(hop.source).name for hop in chain))


class Articles:
    """Cells that each statement of an article has in common, and its pages."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self.cells: dict[str, Cells] = {}
        """Those of `ARTICLE`, by the article's id."""
        self.paged: dict[str, tuple[Block, ...]] = {}
        """Pages of the articles that have some."""

    def take(self, a: Article) -> None:
        """An article of the bundle."""
        cells = (
            a.id,
            a.title,
            a.outlet,
            a.byline,
            a.section,
            a.published,
            a.url,
            a.language,
            a.handling,
            a.sha256,
        )
        self.cells[a.id] = tuple(map(self._guard, cells))
        if pages := tuple(block for block in a.layout if block.role == "page"):
            self.paged[a.id] = pages

    def page(self, s: Statement) -> str:
        """Number of the page that the statement begins on; empty where the article has none."""
        page = page_at(self.paged.get(s.article, ()), s.spans[0].start)
        return "" if page is None else str(page)


def places(spans: tuple[Span, ...]) -> str:
    """Spans as a cell: "4-12;18-20"."""
    return ";".join([f"{s.start}-{s.end}" for s in spans])


def _different(names: Iterable[str], taken: Collection[str]) -> list[str]:
    """The names with a number behind those that are taken already."""
    found: list[str] = []
    for name in names:
        tries = (name, *(f"{name} {number}" for number in range(2, len(found) + 3)))
        found.append(next(t for t in tries if t not in taken and t not in found))
    return found
