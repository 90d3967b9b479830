"""What is asked of a file in a child process, and what is answered."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from ..model.articles import AS_FOUND, Choices, Draft
from .member import Listed, Sample
from .tagged import Piece

Want = Literal["drafts", "look", "members", "table", "format", "set"]


class Ask(Struct, frozen=True, array_like=True):
    """One file, and what is asked of it. Several travel in one message."""

    name: str
    data: bytes
    want: Want = "drafts"
    """Its drafts, as they come in or as a person looks at them; the members of a collection, or its columns; the
    name of its format; the pieces of a set."""
    choices: Choices = AS_FOUND
    only: tuple[str, ...] | None = None
    """Names of the members of a collection that are wanted; None for all."""


class Answer(Struct, frozen=True, array_like=True):
    """What came of one file, or of one member of it: a message each, in the order asked."""

    draft: Draft | None = None
    why: str = ""
    where: str = ""
    more: bool = False
    """Another answer to the same ask follows."""
    member: str = ""
    """Of a collection, which one this is about."""
    original: bytes = b""
    """Its bytes: the parent has only those of the whole."""
    listed: Listed | None = None
    table: Sample | None = None
    format: str = ""
    pieces: tuple[Piece, ...] = ()
