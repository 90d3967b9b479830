"""What people said of findings, article by article: what learning is given. Plain values, without numpy."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ...model.spans import Span
from ...model.statements import Kind


class OwnMark(Struct, frozen=True):
    """One attribution that a person marked, by hand or from a proposal."""

    spans: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    """Where the text names the source; none where it does not, or where the person did not say."""
    type: str = ""
    """Value of the codebook; empty where the person gave none."""
    kind: Kind = "statement"
    relayed: tuple[Span, ...] = ()
    """Where the text names those who pass it on."""


class Dismissed(Struct, frozen=True):
    """A proposal that a person dismissed."""

    spans: tuple[Span, ...]
    source: tuple[Span, ...] = ()


class Lesson(Struct, frozen=True):
    """What a person did in one article."""

    text: str
    marks: tuple[OwnMark, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    done: bool = False
    """Then what is not marked is not wanted; else nothing is known of it."""


class Lessons(Struct, frozen=True):
    """All that is learnt from, at once."""

    lessons: tuple[Lesson, ...]
    codes: dict[str, str]
    """The guide's types -> values of the project's codebook, as in `Ask`."""


def marks_attitudes(lessons: Iterable[Lesson]) -> bool:
    """Whether the person marks attitudes at all. Who marks none has a switch for it: nothing is learnt from that."""
    return any(mark.kind == "attitude" for lesson in lessons for mark in lesson.marks)
