"""What a report says, in plain values: each statement with its margin note, then the sources and the grades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from ....model.articles import Article
from ....model.codebook import SOURCE_TYPE, Code
from ....model.layout import page_at
from ....model.scales import CREDIBILITY, RELIABILITY
from ....model.sources import Source
from ....model.spans import Quote
from ....model.statements import Statement
from ...described import described, facet_name
from ...grouped import Group
from ...register import Register

UNGRADED = "–"
"""Stands for a grade that nobody gave."""
_ELSEWHERE = frozenset({"source", SOURCE_TYPE, "note", "reliability", "credibility"})
"""Told elsewhere in the margin note."""
ROWS, COLUMNS = (*RELIABILITY, UNGRADED), (*CREDIBILITY, UNGRADED)


class Head(Struct, frozen=True):
    """An article above its statements."""

    title: str
    line: str
    """Outlet, byline, section, date."""
    url: str
    language: str
    handling: str


class Piece(Struct, frozen=True):
    """A stretch of words marked, with its neighbours."""

    before: str
    words: str
    after: str


class Note(Struct, frozen=True):
    """A statement with what stands in the margin beside it."""

    number: int
    pieces: tuple[Piece, ...]
    letter: str
    colour: str
    type: str
    """Names of the source types; empty when none was chosen."""
    speaker: str
    """Who says it, with role and affiliation; empty where the text names none."""
    grade: str
    """The two grades beside each other, "B2"."""
    facts: tuple[tuple[str, str], ...]
    """All else, as `(name, words)`."""


class Heard(Struct, frozen=True):
    """A line of the table of sources."""

    name: str
    kind: str
    types: str
    standing: str
    anonymity: str
    statements: int
    grades: str


class Content:
    """Takes the groups of a bundle, gives the notes; counts on the way what the tables at the end say."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.statements = 0
        self.matrix: Counter[tuple[str, str]] = Counter()
        """(reliability, credibility) -> statements."""
        self._heard: Counter[str] = Counter()
        self._grades: Counter[tuple[str, str]] = Counter()

    def notes(self, group: Group) -> Iterator[Note]:
        """Of one article, in the order of the text."""
        for s in group.statements:
            self.statements += 1
            self._count(s)
            yield self._note(s, group.article)

    def sources(self) -> Iterator[Heard]:
        """Those who said or passed on something, the most heard first."""
        found = ((self._register.source(id), number) for id, number in self._heard.items())
        for source, number in sorted(found, key=lambda one: (-one[1], one[0].name.casefold(), one[0].id)):
            grades = ((grade, n) for (id, grade), n in sorted(self._grades.items()) if id == source.id)
            yield Heard(
                name=source.name,
                kind=source.source_kind,
                types=", ".join(self._register.types(source)),
                standing=source.standing,
                anonymity=source.anonymity,
                statements=number,
                grades=", ".join(f"{grade} × {n:,}" for grade, n in grades),
            )

    def _count(self, s: Statement) -> None:
        reliability = s.reliability.grade if s.reliability else UNGRADED
        self.matrix[reliability, s.credibility.grade if s.credibility else UNGRADED] += 1
        heard = (*s.attribution.sources, *(hop.source for hop in s.chain))
        for id in {self._register.source(id).id for id in heard}:
            self._heard[id] += 1
            if s.reliability:
                self._grades[id, reliability] += 1

    def _note(self, s: Statement, article: Article) -> Note:
        code = self._code(s)
        types = s.codes.get(SOURCE_TYPE, ())
        speakers = [said_of(source) for source in self._register.sources_of(s)]
        return Note(
            number=self.statements,
            pieces=tuple(map(_piece, s.quotes)),
            letter=code.letter if code else "",
            colour=(code.colour if code else None) or "#7f7f7f",
            type=", ".join(self._register.value(SOURCE_TYPE, type) for type in types),
            speaker="; ".join(speakers),
            grade=s.grades,
            facts=tuple(self._facts(s, article)),
        )

    def _code(self, s: Statement) -> Code | None:
        type = s.code(SOURCE_TYPE)
        return self._register.codebook.source_types.code(type) if type else None

    def _facts(self, s: Statement, article: Article) -> Iterator[tuple[str, str]]:
        said = described(s, self._register)
        own = {facet_name(self._register, f.id): f.name for f in self._register.codebook.facets}
        names = {"chain": "passed on by", "reliability_reason": "reason of reliability",
                 "credibility_reason": "reason of credibility"}  # fmt: skip
        for name, values in said.items():
            if name not in _ELSEWHERE and values != ("statement",):
                yield names.get(name) or own.get(name, name), ", ".join(values)
        if page := page_at(article.layout, s.spans[0].start):
            yield "page", str(page)
        yield "marked by", self._register.annotator(s.annotator)
        if decision := self._register.decisions.get(s.id):
            yield "decided", ": ".join(filter(None, (decision.cause or decision.outcome, decision.reason)))
        if s.note:
            yield "note", s.note


def head(article: Article) -> Head:
    """What stands above an article's statements."""
    parts = (article.outlet, article.byline, article.section, article.published)
    line = " · ".join(part for part in parts if part)
    return Head(article.title or "Untitled", line, article.url, article.language, article.handling)


def said_of(source: Source) -> str:
    """A source with what it is."""
    return f"{source.name} ({source.standing})" if source.standing else source.name


def _piece(quote: Quote) -> Piece:
    """With whole words around it, as far as the neighbours kept go."""
    before, after = quote.prefix.split("\n")[-1], quote.suffix.split("\n")[0]
    if before and before == quote.prefix:
        before = f"… {before.partition(' ')[2]}"
    if after and after == quote.suffix:
        after = f"{after.rpartition(' ')[0]} …"
    return Piece(before, quote.exact, after)
