"""Statements and readings to compare, short to write."""

from __future__ import annotations

from collections.abc import Sequence

from files import WHEN

from sourcemark.analysis.marks import Marks
from sourcemark.analysis.pairing import pairing
from sourcemark.analysis.readings import Canon, Reading, Words
from sourcemark.model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.scales import Credibility, Reliability
from sourcemark.model.spans import Span, normalised
from sourcemark.model.statements import Attribution, CredibilityGrade, ReliabilityGrade, Statement

Place = tuple[int, int]


def mark(  # noqa: PLR0913
    id: str,
    *places: Place,
    type: str | None = None,
    source: Sequence[str] = (),
    reliability: Reliability | None = None,
    credibility: Credibility | None = None,
    codes: dict[str, tuple[str, ...]] | None = None,
) -> Statement:
    """A statement at those places; annotator and article are what the reading says."""
    return Statement(
        id=id,
        article="",
        annotator="",
        spans=normalised(Span(*place) for place in places),
        quotes=(),
        created=WHEN,
        attribution=Attribution(sources=tuple(source)),
        codes={**(codes or {}), **({SOURCE_TYPE: (type,)} if type else {})},
        reliability=ReliabilityGrade(grade=reliability) if reliability else None,
        credibility=CredibilityGrade(grade=credibility) if credibility else None,
    )


def read(
    article: str = "x", length: int = 100, words: Words | None = None, **marks: Sequence[Statement]
) -> Reading:
    """How those named read the article."""
    return Reading(article=article, length=length, marks=marks, words=words)


def codebook() -> Codebook:
    """Types, one of them merged into another, and a facet of which many values may be chosen."""
    types = [Code(id=id, name=id) for id in ("official", "expert", "media")]
    types.append(Code(id="analyst", name="analyst", merged_into="expert"))
    topics = tuple(Code(id=id, name=id) for id in ("war", "trade", "law"))
    facets = (
        Facet(id=SOURCE_TYPE, name="Source type", codes=tuple(types)),
        Facet(id="topic", name="Topic", many=True, codes=topics),
    )
    return Codebook(id="codebook", name="Codes", facets=facets)


def canon(**sources: str) -> Canon:
    """With the sources named left taken for those named right."""
    return Canon(codebook(), sources)


def pairs(reading: Reading, a: str = "a", b: str = "b") -> list[tuple[str, str, float]]:
    """Ids of what the pairing puts together, with the overlap."""
    marks = Marks([reading], canon(), [a, b])
    found = pairing(marks, 0, 1)
    names = [statement.id for statement in marks.statements]
    rows = zip(found.first.tolist(), found.second.tolist(), found.overlap.tolist(), strict=True)
    return [(names[first], names[second], overlap) for first, second, overlap in rows]
