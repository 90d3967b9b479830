"""What parent and child processes say to each other: messages in msgpack, each after its length in eight bytes."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

LONGEST = 1 << 40
"""Bytes of a message from somebody who is trusted."""


class Garbled(Exception):
    """The other side said something that is no message."""


encode = msgspec.msgpack.Encoder().encode


def send(pipe: BinaryIO, body: bytes) -> None:
    """Write one message. Raises `OSError` when the other side is gone."""
    pipe.write(len(body).to_bytes(8, "big"))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO, longest: int = LONGEST) -> bytes:
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
