"""What a format can lose, each defined once: in words, and how much of it is in a set at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from msgspec import Struct

from ..model.articles import Article
from ..model.bundle import Item, Original, Text
from ..model.codebook import SOURCE_TYPE, Code, Codebook
from ..model.review import Comment, Decision, Settlement
from ..model.sources import Assessment, Source
from ..model.statements import Statement

Count = Callable[[Item], int]
"""How much of it is in one object of a bundle; objects are given in the bundle's order."""


class Loss(Struct, frozen=True):
    """One thing that is gone."""

    key: str
    words: str
    """As it stands behind "Not carried:"."""
    tally: Callable[[], Count] | None = None
    """Makes what counts it in one set; None where there is nothing to count."""


def of(kind: type[Item], number: Callable[..., object] = lambda _: 1) -> Callable[[], Count]:
    """A tally of objects of one kind: each counts for `number(it)`, or as one."""

    def count(item: Item) -> int:
        return int(cast(int, number(item))) if isinstance(item, kind) else 0

    return lambda: count


def of_statements(number: Callable[[Statement], object]) -> Callable[[], Count]:
    """A tally of statements."""
    return of(Statement, number)


def of_codes(number: Callable[[Code], object]) -> Callable[[], Count]:
    """A tally of the values of the codebook."""
    return of(Codebook, lambda b: sum(bool(number(c)) for f in b.facets for c in f.codes))


class _Unmarked:
    """Counts articles without a statement: those named less those that a statement lies in."""

    def __init__(self) -> None:
        self._left: set[str] = set()

    def __call__(self, item: Item) -> int:
        if isinstance(item, Article):
            self._left.add(item.id)
            return 1
        if isinstance(item, Statement) and item.article in self._left:
            self._left.remove(item.article)
            return -1
        return 0


class _Unheard:
    """Counts sources to which no statement is attributed."""

    def __init__(self) -> None:
        self._left: set[str] = set()

    def __call__(self, item: Item) -> int:
        if isinstance(item, Source):
            self._left.add(item.id)
            return 1
        if isinstance(item, Statement):
            heard = self._left.intersection((*item.attribution.sources, *(hop.source for hop in item.chain)))
            self._left -= heard
            return -len(heard)
        return 0


def _definitions(book: Codebook) -> int:
    of_facets = sum(bool(facet.definition) for facet in book.facets)
    return of_facets + sum(bool(code.definition) for facet in book.facets for code in facet.codes)


HISTORY = Loss("history", "the history")
STATEMENTS = Loss(
    "statements", "statements, articles and sources: only the codebook is written", of(Statement)
)
TEXTS = Loss("texts", "the text of the articles, only quotes are kept", of(Article))
ORIGINALS = Loss("originals", "original files", of(Article, lambda a: a.captured.original is not None))
LAYOUT = Loss("layout", "headings, lists and pages of the articles", of(Article, lambda a: bool(a.layout)))
CAPTURE = Loss("capture", "how and when the articles were captured", of(Article))
UNMARKED = Loss("unmarked", "articles without statements", _Unmarked)
BYLINES = Loss("bylines", "byline, section and language of the articles",
               of(Article, lambda a: bool(a.byline or a.section or a.language)))  # fmt: skip
ASSESSMENTS = Loss("assessments", "assessments of sources", of(Assessment))
REGISTER = Loss("register", "aliases, roles and notes of sources", of(Source, lambda s: bool(
    s.aliases or s.affiliation or s.role or s.access or s.motive or s.note or s.former)))  # fmt: skip
ACCESS = Loss("access", "what sources are in a position to know, and their motives",
              of(Source, lambda s: bool(s.access or s.motive)))  # fmt: skip
UNHEARD = Loss("unheard", "sources without statements", _Unheard)
SOURCES = Loss("sources", "kinds, types and anonymity of sources", of(Source))
DEFINITIONS = Loss("definitions", "definitions of the codebook", of(Codebook, _definitions))
LOOKS = Loss("looks", "keys, letters and colours of the codebook",
             of_codes(lambda c: c.key or c.letter or c.colour))  # fmt: skip
KEYS = Loss("keys", "keys and letters of the codebook", of_codes(lambda c: c.key or c.letter))
UNUSED = Loss("unused", "values of the codebook that nothing is tagged with")
DECISIONS = Loss("decisions", "what was decided in review, and why", of(Decision))
COMMENTS = Loss("comments", "comments", of(Comment))
SETTLEMENTS = Loss("settlements", "conflicts that were settled", of(Settlement))
STANDING = Loss("standing", "how far annotators are")
SPEECH = Loss("speech", "where the words stand that name the source and attribute",
              of_statements(lambda s: bool(s.attribution.source_spans or s.attribution.cue_spans)))  # fmt: skip
CHAIN = Loss("chain", "chains of those who passed statements on", of_statements(lambda s: bool(s.chain)))
CHAIN_WORDS = Loss("chain words", "where the words of a chain stand",
                   of_statements(lambda s: any(hop.spans for hop in s.chain)))  # fmt: skip
CODES = Loss("codes", "further facets", of_statements(lambda s: sum(f != SOURCE_TYPE for f in s.codes)))
MANY_CODES = Loss("many codes", "all values of a facet but the first",
                  of_statements(lambda s: sum(len(v) > 1 for v in s.codes.values())))  # fmt: skip
GRADES = Loss("grades", "grades of source and information", of_statements(lambda s: bool(s.grades)))
REASONS = Loss("reasons", "reasons of grades, and what confirms them", of_statements(
    lambda s: bool(((r := s.reliability) and (r.reason or r.assessment))
                   or ((c := s.credibility) and (c.reason or c.confirmed_by)))))  # fmt: skip
CONFIRMED = Loss("confirmed", "what confirms a statement, and from which assessment a grade was taken", of_statements(
    lambda s: bool(((r := s.reliability) and r.assessment) or ((c := s.credibility) and c.confirmed_by))))  # fmt: skip
NOTES = Loss("notes", "notes", of_statements(lambda s: bool(s.note)))
MODES = Loss("modes", "mode (direct, indirect, mixed) and kind of statements", of_statements(
    lambda s: bool(s.attribution.mode) or s.statement_kind != "statement"))  # fmt: skip
STATUS = Loss("status", "status of statements", of_statements(lambda s: s.status != "draft"))
WHEN = Loss("when", "when statements were marked", of(Statement))
ANNOTATORS = Loss("annotators", "who marked the statements", of(Statement))
PLACES = Loss("places", "where the statements stand in the text", of(Statement))
IDS = Loss("ids", "ids: statements read back are new ones", of(Statement))
VERSIONS = Loss("versions", "versions of the codebook that statements were marked with")

NOTED = Loss(
    "noted",
    "notes on articles, and which of them correct or republish others",
    of(Article, lambda a: bool(a.note or a.copy_of or a.corrects)),
)

BUNDLES_ALONE = (ORIGINALS, LAYOUT, NOTED, HISTORY, ASSESSMENTS, VERSIONS, COMMENTS, SETTLEMENTS, STANDING)
"""What no format carries but our own."""
LISTS = (REGISTER, UNHEARD, DEFINITIONS, LOOKS, UNUSED)
"""What is in the register and in the codebook beyond what statements say: for formats that have neither."""

UNSEEN = (Text, Original)
"""Objects that nothing is counted in: a count is spared them."""
