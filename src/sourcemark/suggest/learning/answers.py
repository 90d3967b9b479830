"""Findings and what a person did, put together: which are right, which wrong, of which nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...model.spans import Span
from ...model.statements import Kind
from ..network.found import Found
from ..scoring.pairing import ALIKE, Words, iou, one_to_one
from .lessons import Lesson, OwnMark

Covered = frozenset[int]


class Row(NamedTuple):
    """One finding with what a person said of it."""

    found: Found
    article: int
    right: bool | None
    """None: nothing is known."""
    type: str = ""
    """Value of the codebook that the person gave; empty where nothing is known."""
    kind: Kind | None = None
    done: bool = True
    """False: the article is not done, so that only some of what is there was answered."""


def answered(found: Sequence[Found], lesson: Lesson, article: int, attitudes: bool = True) -> list[Row]:
    """One row for each finding. Without `attitudes` those left unmarked say nothing."""
    words = Words(lesson.text)
    paired = _paired(words, found, lesson.marks)
    dismissed = [_places(words, one.spans, one.source) for one in lesson.dismissed]
    relayed = [words.covered(_pairs(mark.spans)) for mark in lesson.marks if mark.relayed]
    out = []
    for place, one in enumerate(found):
        if (mark := paired.get(place)) is not None:
            kind = mark.kind
            out.append(Row(one, article, True, mark.type if one.source else "", kind, lesson.done))
            continue
        content, source = _of(words, one)
        wrong: bool | None = False if any(_same(content, source, *other) for other in dismissed) else None
        if wrong is None and lesson.done and not any(inner <= content for inner in relayed):
            wrong = False if attitudes or one.attitude <= 0.5 else None
        out.append(Row(one, article, wrong, done=lesson.done))
    return out


def _paired(words: Words, found: Sequence[Found], marks: Sequence[OwnMark]) -> dict[int, OwnMark]:
    """Number of the finding -> the mark that it is, one to one, the likest first."""
    theirs = [_places(words, mark.spans, mark.source) for mark in marks]
    pairs = []
    for place, one in enumerate(found):
        content, source = _of(words, one)
        for other, (spans, speaker) in enumerate(theirs):
            if _same(content, source, spans, speaker or source):
                pairs.append(((-iou(content, spans),), place, other))
    return {place: marks[other] for place, other in one_to_one(pairs).items()}


def _same(content: Covered, source: Covered, spans: Covered, speaker: Covered) -> bool:
    return iou(content, spans) >= ALIKE and iou(source, speaker) >= ALIKE


def _of(words: Words, one: Found) -> tuple[Covered, Covered]:
    return _places(words, one.content, (one.source,) if one.source else ())


def _places(words: Words, spans: Sequence[Span], source: Sequence[Span]) -> tuple[Covered, Covered]:
    return words.covered(_pairs(spans)), words.covered(_pairs(source))


def _pairs(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]
