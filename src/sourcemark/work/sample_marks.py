"""Statements of the sample, from rows that quote words instead of giving offsets.

A piece of a row is text that occurs once in its article; where the words alone occur more often, the
piece shows them in brackets: `dark,” ⟦she⟧ said` means the "she" of that place.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from ..model import spans
from ..model.codebook import SOURCE_TYPE
from ..model.sources import Assessment, Source
from ..model.spans import Span
from ..model.statements import (
    Attribution,
    Codes,
    CredibilityGrade,
    Hop,
    Kind,
    Mode,
    ReliabilityGrade,
    Statement,
)

_OPEN, _CLOSE = "⟦", "⟧"
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "https://sourcemark.example/sample")


class Via(Struct, forbid_unknown_fields=True):
    """A hop: the key of a source, and the pieces that name it."""

    source: str
    spans: tuple[str, ...] = ()


class Row(Struct, forbid_unknown_fields=True):
    """A statement as the file has it. Sources and statements are named by their keys there."""

    says: tuple[str, ...]
    by: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    mode: Mode | None = None
    via: tuple[Via, ...] = ()
    statement_kind: Kind = "statement"
    codes: dict[str, str] = {}
    """Without a source type, the main type of the first source."""
    reliability: ReliabilityGrade | None = None
    """Without one, the newest assessment of the first source."""
    credibility: CredibilityGrade | None = None
    note: str = ""


@dataclass(frozen=True)
class Page:
    """An article of the sample: its key in the file, and its frozen text."""

    key: str
    text: str


@dataclass(frozen=True)
class Referred:
    """What statements refer to: sources and their newest assessments by key, annotator, codebook version."""

    sources: Mapping[str, Source]
    newest: Mapping[str, Assessment]
    annotator: str
    codebook: int


def sample_id(kind: str, *path: str) -> str:
    """The fixed id of a thing by its keys in the file: `sample_id("statement", article, statement)`."""
    return str(uuid.uuid5(_IDS, "/".join((kind, *path))))


def place(text: str, piece: str) -> Span:
    """Where `piece` stands in `text`, or the bracketed part of it. ValueError unless exactly once."""
    before, opened, rest = piece.partition(_OPEN)
    inner, _, after = rest.partition(_CLOSE)
    plain = before + inner + after
    if text.count(plain) != 1:
        raise ValueError(f"{text.count(plain)} times in the article: {plain}")
    start = text.index(plain) + len(before if opened else "")
    return Span(start, start + len(inner if opened else plain))


def places(text: str, pieces: Iterable[str]) -> tuple[Span, ...]:
    """The places of all pieces, in the order of the text."""
    return spans.normalised(place(text, piece) for piece in pieces)


def marked(row: Row, key: str, page: Page, known: Referred, created: datetime) -> Statement:
    """The statement of the row with that key. KeyError for a source that the register does not hold."""
    text, said = page.text, places(page.text, row.says)
    return Statement(
        id=sample_id("statement", page.key, key),
        article=sample_id("article", page.key),
        annotator=known.annotator,
        spans=said,
        quotes=tuple(spans.quote(text, span) for span in said),
        created=created,
        statement_kind=row.statement_kind,
        attribution=_attribution(row, text, known),
        chain=tuple(Hop(source=known.sources[v.source].id, spans=places(text, v.spans)) for v in row.via),
        codes=_codes(row, known),
        reliability=row.reliability or _assessed(row, known),
        credibility=_credibility(row, page.key),
        note=row.note,
        codebook=known.codebook,
    )


def _attribution(row: Row, text: str, known: Referred) -> Attribution:
    return Attribution(
        sources=tuple(known.sources[key].id for key in row.by),
        source_spans=places(text, row.who),
        cue_spans=places(text, row.cue),
        mode=row.mode,
    )


def _codes(row: Row, known: Referred) -> Codes:
    usual = known.sources[row.by[0]].types[:1] if row.by else ()
    codes: Codes = {SOURCE_TYPE: usual} if usual else {}
    return codes | {facet: (value,) for facet, value in row.codes.items()}


def _assessed(row: Row, known: Referred) -> ReliabilityGrade | None:
    assessment = known.newest.get(row.by[0]) if row.by else None
    return ReliabilityGrade(grade=assessment.grade, assessment=assessment.id) if assessment else None


def _credibility(row: Row, article: str) -> CredibilityGrade | None:
    grade = row.credibility
    if grade is None or grade.confirmed_by is None:
        return grade
    return replace(grade, confirmed_by=sample_id("statement", article, grade.confirmed_by))
