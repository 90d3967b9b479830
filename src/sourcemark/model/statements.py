"""Statements: what somebody asserts, who asserts it, and how far to trust both."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from . import scales, spans
from .entity import Entity, Value
from .ids import Id
from .spans import Quote, Span

Mode = Literal["direct", "indirect", "mixed"]
Kind = Literal["statement", "attitude"]
Status = Literal["draft", "submitted", "adjudicated"]
Codes = dict[Id, tuple[Id, ...]]
"""Facet -> values, as the codebook names them."""


class Attribution(Value, frozen=True):
    """Who asserts it. Without a source: the text names none ("it was reported")."""

    sources: tuple[Id, ...] = ()
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    mode: Mode | None = None


class Hop(Value, frozen=True):
    """One who passed a statement on. In "A told B, reported by C" the hops are B, then C."""

    source: Id
    spans: tuple[Span, ...] = ()


class ReliabilityGrade(Value, frozen=True):
    """A-F for the source as used here."""

    grade: scales.Reliability
    reason: str = ""
    assessment: Id | None = None
    """The assessment it was taken from; none when a person set it for this statement."""


class CredibilityGrade(Value, frozen=True):
    """1-6 for the information. A "1, confirmed" names a second statement, or a reason."""

    grade: scales.Credibility
    reason: str = ""
    confirmed_by: Id | None = None


class Statement(Entity, frozen=True, kw_only=True):
    """One assertion in one article, marked by one annotator, who alone may change it."""

    kind: ClassVar[str] = "statement"
    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("article", "spans", "quotes"),)

    article: Id
    annotator: Id
    spans: Annotated[tuple[Span, ...], Meta(min_length=1)]
    """Sorted and apart from each other."""
    quotes: tuple[Quote, ...]
    """One per span."""
    created: datetime
    status: Status = "draft"
    statement_kind: Kind = "statement"
    attribution: Attribution = Attribution()
    chain: tuple[Hop, ...] = ()
    """Those who passed it on, from the one next to the first speaker to the one next to the article."""
    codes: Codes = msgspec.field(default_factory=dict)
    """Source type as used here, basis, terms and every other facet of the codebook."""
    reliability: ReliabilityGrade | None = None
    credibility: CredibilityGrade | None = None
    note: str = ""
    codebook: int = 0
    """Version of the codebook it was marked with."""

    @property
    def exact(self) -> str:
        """The words marked; pieces are joined with an ellipsis."""
        quotes = self.quotes
        return quotes[0].exact if len(quotes) == 1 else " […] ".join([quote.exact for quote in quotes])

    @property
    def grades(self) -> str:
        """The grades given, beside each other: "B2"; a letter or a digit alone says by itself which it is."""
        reliability = self.reliability.grade if self.reliability else ""
        credibility = self.credibility.grade if self.credibility else ""
        return reliability + credibility

    def code(self, facet: str) -> str | None:
        """The first value chosen for `facet`, or None."""
        return next(iter(self.codes.get(facet, ())), None)

    def coded(self, facet: str, *values: str) -> Statement:
        """The same statement with `values` for `facet`; none takes the facet away."""
        codes = {**self.codes, facet: values}
        if not values:
            del codes[facet]
        return msgspec.structs.replace(self, codes=codes)

    def at(self, text: str, places: tuple[Span, ...]) -> Statement:
        """The same statement at other places of its article's `text`."""
        places = spans.normalised(places)
        quotes = tuple(spans.quote(text, place) for place in places)
        return msgspec.structs.replace(self, spans=places, quotes=quotes)
