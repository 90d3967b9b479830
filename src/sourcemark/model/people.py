"""Who marks: annotators."""

from __future__ import annotations

from typing import ClassVar

from .entity import Entity, Value


class Annotator(Entity, frozen=True, kw_only=True):
    """A person who marks. The id tells two of one name apart; the name is what coworkers see."""

    kind: ClassVar[str] = "annotator"

    name: str


class User(Value, frozen=True):
    """Who sits at which machine: what every operation is signed with."""

    annotator: Annotator
    device: str
    """Made once per machine and kept in the user's profile, never in a project file."""


SECOND = "~"
"""Stands in the id of a second reading between its annotator's id and what tells it from further ones."""


def is_of(annotator: str, me: str) -> bool:
    """True when that annotator is `me`, or a second reading of `me` (of one's own marks, hidden meanwhile)."""
    return annotator == me or annotator.startswith(f"{me}{SECOND}")
