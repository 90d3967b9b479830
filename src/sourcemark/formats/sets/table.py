"""Statements as rows of a table: the columns that CSV and XLSX share.

Cells of an article, a source or an annotator are made once and used for each of their statements. Every
cell that may hold words from outside, ids of a coworker's file included, goes through the guard.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from ...model.articles import Article
from ...model.bundle import Bundle
from ...model.codebook import SOURCE_TYPE, Codebook
from ...model.people import Annotator
from ...model.review import Decision
from ...model.sources import Source
from ...model.spans import Span
from ...model.statements import Hop, Statement
from .. import losses
from .decided import COLUMNS as DECIDED
from .decided import DecidedColumns

ARTICLE = (
    "article_id",
    "title",
    "outlet",
    "byline",
    "section",
    "published",
    "url",
    "language",
    "handling",
    "sha256",
)
STATEMENT = ("statement_id", "start", "end", "spans", "quote", "status", "created", "kind", "mode")
WHO = (
    "source_id",
    "source",
    "source_kind",
    "source_types",
    "anonymity",
    "chain",
    "source_words_at",
    "cue_at",
)
GRADES = (
    "reliability",
    "reliability_reason",
    "reliability_from",
    "credibility",
    "credibility_reason",
    "confirmed_by",
)
LOSES = (
    *(losses.TEXTS, losses.ORIGINALS, losses.LAYOUT, losses.CAPTURE, losses.UNMARKED),
    *(losses.HISTORY, losses.ASSESSMENTS, losses.REGISTER, losses.UNHEARD),
    *(losses.DEFINITIONS, losses.LOOKS, losses.UNUSED, losses.VERSIONS, losses.CHAIN_WORDS),
    *(losses.COMMENTS, losses.SETTLEMENTS, losses.STANDING),
)
"""What is not in the table."""
SEPARATOR = " | "
"""Between several values in one cell."""

_FIXED = frozenset((*STATEMENT, "annotator", *DECIDED, *WHO, *GRADES, "note", *ARTICLE))

Cells = tuple[str, ...]
_NONE = ("", "", "")
Guard = Callable[[str], str]
"""Makes a cell of text from outside harmless."""


class Table:
    """Takes a bundle in, gives rows out: the first is the head. Bundles name what statements refer to before them."""

    def __init__(self, bundle: Bundle, guard: Guard = str) -> None:
        self.statements = 0
        """Rows given so far, without the head."""
        self._bundle, self._guard = bundle, guard
        self._articles: dict[str, Cells] = {}
        self._sources: dict[str, tuple[str, str, str, str, str]] = {}
        self._merged: dict[str, str] = {}
        self._annotators: dict[str, str] = {}
        self._decided = DecidedColumns(self._annotators, guard, SEPARATOR)
        self._who: dict[tuple[str, ...], Cells] = {}
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

    def _note(self, item: object) -> None:
        guard = self._guard
        if isinstance(item, Article):
            cells = (item.id, item.title, item.outlet, item.byline, item.section, item.published, item.url,
                     item.language, item.handling, item.sha256)  # fmt: skip
            self._articles[item.id] = tuple(map(guard, cells))
        elif isinstance(item, Source):
            types = SEPARATOR.join(self._names.get((SOURCE_TYPE, type), type) for type in item.types)
            self._sources[item.id] = (item.id, item.name, item.source_kind, types, item.anonymity)
            if item.merged_into:
                self._merged[item.id] = item.merged_into
        elif isinstance(item, Annotator):
            self._annotators[item.id] = guard(item.name)
        elif isinstance(item, Codebook):
            self._take_codebook(item)
        elif isinstance(item, Decision):
            self._decided.take(item)

    def _take_codebook(self, book: Codebook) -> None:
        self._coded: dict[tuple[object, ...], Cells] = {}
        self._facets = tuple(f.id for f in book.facets)
        heirs = {f.id: f.heirs() for f in book.facets}
        self._names = {(f.id, c.id): heirs[f.id].get(c.id, c).name for f in book.facets for c in f.codes}
        columns = _different((f.name if _is_uuid(f.id) else f.id for f in book.facets), _FIXED)
        self._columns = tuple(map(self._guard, columns))

    def _head(self) -> list[str]:
        decided = self._decided.columns
        return [*STATEMENT, "annotator", *decided, *WHO, *self._columns, *GRADES, "note", *ARTICLE]

    def _row(self, s: Statement) -> list[str]:
        # Written for speed: a million rows are asked for at a time, and most of these cells are empty.
        guard, spans, who, r, c = self._guard, s.spans, s.attribution, s.reliability, s.credibility
        start, end = str(spans[0].start), str(spans[-1].end)
        return [
            guard(s.id), start, end, f"{start}-{end}" if len(spans) == 1 else _places(spans),
            guard(s.exact), s.status, s.created.isoformat(), s.statement_kind, who.mode or "",
            self._annotators[s.annotator], *self._decided.cells(s.id),
            *self._speakers(who.sources), self._chain(s.chain) if s.chain else "",
            _places(who.source_spans) if who.source_spans else "", _places(who.cue_spans) if who.cue_spans else "",
            *self._codes(s),
            *((r.grade, r.reason and guard(r.reason), guard(r.assessment) if r.assessment else "") if r else _NONE),
            *((c.grade, c.reason and guard(c.reason), guard(c.confirmed_by) if c.confirmed_by else "") if c else _NONE),
            s.note and guard(s.note), *self._articles[s.article],
        ]  # fmt: skip

    def _codes(self, s: Statement) -> Cells:
        key = tuple(s.codes.items())
        if key not in self._coded:  # a million statements have some thousand combinations
            cells = (
                SEPARATOR.join(self._names.get((f, c), c) for c in s.codes.get(f, ())) for f in self._facets
            )
            self._coded[key] = tuple(map(self._guard, cells))
        return self._coded[key]

    def _speakers(self, sources: tuple[str, ...]) -> Cells:
        if sources not in self._who:
            known = [self._sources[id] for id in dict.fromkeys(map(self._standing, sources))]
            columns = zip(*known, strict=True) if known else [("",)] * 5
            self._who[sources] = tuple(self._guard(SEPARATOR.join(cells)) for cells in columns)
        return self._who[sources]

    def _chain(self, chain: tuple[Hop, ...]) -> str:
        return self._guard(SEPARATOR.join(self._sources[self._standing(hop.source)][1] for hop in chain))

    def _standing(self, source: str) -> str:
        """The entry that stands for it in the register; duplicates were merged into that one."""
        seen = {source}
        while (into := self._merged.get(source, source)) not in seen:  # a damaged file may lead in a ring
            seen.add(source := into)
        return source


def _places(spans: tuple[Span, ...]) -> str:
    return ";".join([f"{s.start}-{s.end}" for s in spans])


def _is_uuid(id: str) -> bool:
    """Facets that came with the program have readable ids, which stay when one is renamed."""
    return len(id) == 36 and id.count("-") == 4


def _different(names: Iterable[str], taken: Collection[str]) -> list[str]:
    """The names with a number behind those that are taken already."""
    found: list[str] = []
    for name in names:
        tries = (name, *(f"{name} {number}" for number in range(2, len(found) + 3)))
        found.append(next(t for t in tries if t not in taken and t not in found))
    return found
