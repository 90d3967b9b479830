"""Streams packed with gzip or deflate, unpacked within limits: a few kilobytes can claim to hold terabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ..model.errors import BadFile
from . import limits
from .archive import RATIO, SMALL, TIGHT, too_much

GZIP = b"\x1f\x8b"
_CHUNK = 256 * 1024
_GZIP_BITS = 16 + zlib.MAX_WBITS
_ZLIB_BITS = zlib.MAX_WBITS
DAMAGED = "it is damaged or cut off"


def gunzipped(name: str, data: bytes) -> Iterator[bytes]:
    """The content of one or several gzip streams behind each other, piece by piece. Raises `BadFile`."""
    at = 0
    while len(data) - at > _CHUNK or data[at:].strip(b"\0"):  # some programs fill up with zero bytes
        stream = _Stream(name, data, at, _GZIP_BITS)
        yield from stream.pieces()
        at = stream.at


def inflated(name: str, data: bytes) -> bytes:
    """The content of one deflate stream, with the head that it should have or without. Raises `BadFile`."""
    with_head = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return b"".join(_Stream(name, data, 0, _ZLIB_BITS if with_head else -_ZLIB_BITS).pieces())


def begins(data: bytes) -> bytes:
    """The first bytes of what a gzip stream holds; empty when it is none."""
    try:
        return zlib.decompressobj(_GZIP_BITS).decompress(data[:4096], 64)
    except zlib.error:
        return b""


class _Stream:
    def __init__(self, name: str, data: bytes, at: int, bits: int) -> None:
        self._name, self._data, self._begun = name, data, at
        self.at = at
        """Where it ends, when all pieces are taken; till then, how far it is read."""
        self._inflater = zlib.decompressobj(bits)
        self._budget = limits.budget()

    def pieces(self) -> Iterator[bytes]:
        made = 0
        while not self._inflater.eof:
            piece = self._next()
            made += len(piece)
            if not self._budget.spend(len(piece)):
                raise too_much(self._name)
            if made > max(SMALL, RATIO * (self.at - self._begun)):
                raise BadFile(self._name, TIGHT)
            yield piece
        self.at -= len(self._inflater.unused_data)

    def _next(self) -> bytes:
        packed = self._inflater.unconsumed_tail
        if not packed:
            packed = self._data[self.at : self.at + _CHUNK]
            self.at += len(packed)
        try:
            piece = self._inflater.decompress(packed, _CHUNK)
        except zlib.error as error:
            raise BadFile(self._name, DAMAGED) from error
        if not packed and not piece and not self._inflater.eof:
            raise BadFile(self._name, DAMAGED)
        return piece
