"""Statements as rows of a table: the columns that CSV and XLSX share.

Cells of an article, a source or an annotator are made once and used for each of their statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.articles import Article
from ..model.bundle import Bundle
from ..model.codebook import Codebook
from ..model.people import Annotator
from ..model.sources import Source
from ..model.statements import Statement

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
SEPARATOR = " | "
"""Between several values in one cell."""

Cells = tuple[str, ...]
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
        self._annotators: dict[str, str] = {}
        self._who: dict[tuple[object, ...], Cells] = {}
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
            cells5 = (item.id, item.name, item.source_kind, SEPARATOR.join(item.types), item.anonymity)
            self._sources[item.id] = cells5
        elif isinstance(item, Annotator):
            self._annotators[item.id] = guard(item.name)
        elif isinstance(item, Codebook):
            self._take_codebook(item)

    def _take_codebook(self, book: Codebook) -> None:
        self._coded: dict[tuple[object, ...], Cells] = {}
        self._titles = [self._guard(f.name) for f in book.facets]
        self._facets = tuple(f.id for f in book.facets)
        self._names = {
            (f.id, c.id): self._guard((f.code(c.id) or c).name) for f in book.facets for c in f.codes
        }

    def _head(self) -> list[str]:
        return [*STATEMENT, "annotator", *WHO, *self._titles, *GRADES, "note", *ARTICLE]

    def _row(self, s: Statement) -> list[str]:
        guard, spans, who = self._guard, s.spans, s.attribution
        places = f"{spans[0].start}-{spans[0].end}" if len(spans) == 1 else _places(spans)
        r, c = s.reliability, s.credibility
        return [
            s.id, str(spans[0].start), str(spans[-1].end), places, guard(s.exact), s.status,
            s.created.isoformat(), s.statement_kind, who.mode or "", self._annotators.get(s.annotator, s.annotator),
            *self._speakers(s), _places(who.source_spans), _places(who.cue_spans),
            *self._codes(s),
            *((r.grade, guard(r.reason), r.assessment or "") if r else ("", "", "")),
            *((c.grade, guard(c.reason), c.confirmed_by or "") if c else ("", "", "")),
            guard(s.note), *self._articles[s.article],
        ]  # fmt: skip

    def _codes(self, s: Statement) -> Cells:
        key = tuple(s.codes.items())
        if key not in self._coded:  # a million statements have some thousand combinations
            cells = (
                SEPARATOR.join(self._names.get((f, c), c) for c in s.codes.get(f, ())) for f in self._facets
            )
            self._coded[key] = tuple(cells)
        return self._coded[key]

    def _speakers(self, s: Statement) -> Cells:
        key = (s.attribution.sources, *(hop.source for hop in s.chain))
        if key not in self._who:
            known = [self._sources[id] for id in s.attribution.sources]
            chain = SEPARATOR.join(self._sources[hop.source][1] for hop in s.chain)
            cells = (
                (*(SEPARATOR.join(column) for column in zip(*known, strict=True)), chain) if known else None
            )
            self._who[key] = tuple(map(self._guard, cells or ("", "", "", "", "", chain)))
        return self._who[key]


def _places(spans: tuple[object, ...]) -> str:
    return ";".join([f"{s.start}-{s.end}" for s in spans]) if spans else ""  # type: ignore[attr-defined]
