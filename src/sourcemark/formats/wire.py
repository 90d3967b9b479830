"""What parent and child processes say to each other: messages in msgpack, each after its length in eight bytes."""

from __future__ import annotations

from typing import BinaryIO

import msgspec
from msgspec import Struct

from ..model.articles import Draft

OUT_OF_MEMORY = 3
"""Exit code of a child that ran out of memory."""


class Ask(Struct, frozen=True, array_like=True):
    """One file to read. Several travel in one message."""

    name: str
    data: bytes


class Answer(Struct, frozen=True, array_like=True):
    """What came of one file: a draft, or why not and where. One message each, in the order asked."""

    draft: Draft | None = None
    why: str = ""
    where: str = ""


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
