"""Findings and what a person did, put together: which are right, which wrong, of which nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...model.statements import Kind
from ..alike import Place, Words, matched
from ..network.found import Found
from .lessons import Lesson, OwnMark


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
    """One row for each finding. Without `attitudes` those left unmarked say nothing.

    What was turned away is right only where a mark names the same source in so many words.
    """
    words = Words(lesson.text)
    ours = [_of(words, one) for one in found]
    dismissed = [words.place(one.spans, one.source) for one in lesson.dismissed]
    refused = {place for place in ours if any(place.same(other) for other in dismissed)}

    def same(one: Place, mark: Place) -> bool:
        return one.same(mark) and (mark.source is not None or one not in refused)

    paired = matched(ours, [_of_mark(words, mark) for mark in lesson.marks], same)
    relayed = [words.covered(mark.spans) for mark in lesson.marks if mark.relayed]
    out = []
    for place, one in enumerate(found):
        if place in paired:
            mark = lesson.marks[paired[place]]
            out.append(Row(one, article, True, mark.type if one.source else "", mark.kind, lesson.done))
            continue
        wrong: bool | None = False if ours[place] in refused else None
        if wrong is None and lesson.done and not any(inner <= ours[place].content for inner in relayed):
            wrong = False if attitudes or one.attitude <= 0.5 else None
        out.append(Row(one, article, wrong, done=lesson.done))
    return out


def _of(words: Words, one: Found) -> Place:
    return words.place(one.content, (one.source,) if one.source else ())


def _of_mark(words: Words, mark: OwnMark) -> Place:
    place = words.place(mark.spans, mark.source)
    return place if place.source else place._replace(source=None)
