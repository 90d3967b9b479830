"""What parent and child processes say to each other: messages in msgpack, each after its length in eight bytes."""

from __future__ import annotations

from typing import BinaryIO, Literal

import msgspec
from msgspec import Struct

from ..model.articles import AS_FOUND, Choices, Draft
from .member import Listed, Sample
from .tagged import Piece

OUT_OF_MEMORY = 3
"""Exit code of a child that ran out of memory."""

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


class Garbled(Exception):
    """The other side said something that is no message."""


encode = msgspec.msgpack.Encoder().encode


def send(pipe: BinaryIO, body: bytes) -> None:
    """Write one message. Raises `OSError` when the other side is gone."""
    pipe.write(len(body).to_bytes(8, "big"))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO, longest: int) -> bytes:
    """The next message. Raises `EOFError` when the other side is gone and `Garbled` beyond `longest` bytes."""
    length = int.from_bytes(_exactly(pipe, 8), "big")
    if length > longest:
        raise Garbled
    return _exactly(pipe, length)


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    body = pipe.read(size)
    if len(body) < size:
        raise EOFError
    return body
