"""What was learnt, as bytes in the project's file: written, and read with care."""

from __future__ import annotations

import zlib

import msgspec
import numpy as np
from msgspec import Struct

from ...model.errors import SourcemarkError
from ..network.arrays import Floats
from .features import KIND_WIDTH, MARK_WIDTH, TYPE_WIDTH
from .head import MOST_VALUES, Head

MOST_BYTES = 100_000
_MAGIC = b"SMhead1\n"
_SINGLE = "<f4"


class BadHead(SourcemarkError):
    """What was learnt cannot be read."""


class _Written(Struct, array_like=True, forbid_unknown_fields=True):
    model: str
    values: tuple[str, ...]
    types: bytes
    kind: bytes
    marks: bytes
    sure: float | None


def to_bytes(head: Head) -> bytes:
    """Magic, CRC-32 of the rest, msgpack; weights as little-endian singles."""
    types, kind, marks = _plain(head.types), _plain(head.kind), _plain(head.marks)
    body = msgspec.msgpack.encode(_Written(head.model, head.values, types, kind, marks, head.sure))
    return _MAGIC + _sum(body) + body


def _plain(weights: Floats | None) -> bytes:
    return b"" if weights is None else weights.astype(_SINGLE).tobytes()


def from_bytes(data: bytes) -> Head:
    """The way back. Raises BadHead, whatever the bytes are."""
    start = len(_MAGIC) + 4
    body = data[start:]
    if len(data) > MOST_BYTES or not data.startswith(_MAGIC) or data[len(_MAGIC) : start] != _sum(body):
        raise BadHead(_DAMAGED)
    try:
        written = msgspec.msgpack.decode(body, type=_Written)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise BadHead(_DAMAGED) from error
    width = len(written.values)
    if width > MOST_VALUES or (written.sure is not None and not 0 <= written.sure <= 1):
        raise BadHead(_DAMAGED)
    types = _array(written.types, TYPE_WIDTH * width)
    return Head(
        written.model,
        written.values,
        None if types is None else types.reshape(TYPE_WIDTH, width),
        _array(written.kind, KIND_WIDTH),
        _array(written.marks, MARK_WIDTH),
        written.sure,
    )


_DAMAGED = "What was learnt from this project can't be read: forget it and learn anew."


def _sum(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(4, "big")


def _array(data: bytes, count: int) -> Floats | None:
    if not data:
        return None
    if len(data) != count * np.dtype(_SINGLE).itemsize:
        raise BadHead(_DAMAGED)
    weights = np.frombuffer(data, _SINGLE).astype(np.float32)
    if not np.isfinite(weights).all():
        raise BadHead(_DAMAGED)
    return weights
