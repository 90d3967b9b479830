"""What is learnt from a project: three light heads that correct what the shipped model thinks, and their bytes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct

from ..model.errors import SourcemarkError
from .brain import Floats
from .found import FIGURES, Found
from .reading import log_softmax
from .shapes import READ, SPAN, TYPES

TYPE_WIDTH = 1 + len(TYPES) + SPAN
KIND_WIDTH = 1 + READ
MARK_WIDTH = 1 + FIGURES + 1 + 2 * len(TYPES) + READ + SPAN
MOST_VALUES = 100
"""Values of a codebook that are learnt; as bytes they are 58 kB."""
MOST_BYTES = 100_000
UNMAPPED = -4.0
"""Log-probability from which a value starts that stands for no type of the guide."""
_MAGIC = b"SMhead1\n"
_SINGLE = "<f4"


class BadHead(SourcemarkError):
    """What was learnt cannot be read."""


class Head(NamedTuple):
    """Corrections, each None where the shipped model does as well without."""

    model: str
    """Version of the model it was learnt on; for another one it says nothing."""
    values: tuple[str, ...] = ()
    """Values of the codebook; "" stands for none of them."""
    types: Floats | None = None
    """`TYPE_WIDTH` × values: added to their log-probabilities."""
    kind: Floats | None = None
    """`KIND_WIDTH`: added to the log-odds of an attitude."""
    marks: Floats | None = None
    """`MARK_WIDTH`: added to the log-odds that a person would mark the same."""
    sure: float | None = None
    """Least confidence of the tier "sure", where it is higher than the shipped one."""

    @property
    def silent(self) -> bool:
        """True when it changes nothing."""
        return self.types is None and self.kind is None and self.marks is None


def known(types: Floats, codes: Mapping[str, str], values: Sequence[str]) -> Floats:
    """Log-probabilities of the codebook's `values` (n × v) from those of `TYPES` (n × 15)."""
    out = np.full((len(types), len(values)), UNMAPPED, types.dtype)
    for at, value in enumerate(values):
        mine = [place for place, name in enumerate(TYPES) if codes.get(name, "") == value]
        if mine:
            out[:, at] = np.logaddexp.reduce(types[:, mine], axis=1)
    return log_softmax(out)


def type_features(found: Sequence[Found]) -> Floats:
    """n × `TYPE_WIDTH`: a constant, what the shipped model thinks, the source's vector."""
    columns = (np.ones((len(found), 1)), _shares(found), _stacked([one.source_vector for one in found], SPAN))
    return np.concatenate(columns, axis=1).astype(np.float32)


def kind_features(found: Sequence[Found]) -> Floats:
    """n × `KIND_WIDTH`: a constant, the cue's vector."""
    columns = (np.ones((len(found), 1)), _stacked([one.cue_vector for one in found], READ))
    return np.concatenate(columns, axis=1).astype(np.float32)


def mark_features(found: Sequence[Found]) -> Floats:
    """n × `MARK_WIDTH`: a constant, figures, kind, type, type where it is an attitude, vectors of cue and source."""
    named = np.array([[one.source is not None] for one in found], float).reshape(-1, 1)
    attitude = np.array([[one.attitude] for one in found], float).reshape(-1, 1)
    shares = _shares(found) * named
    columns = (
        np.ones((len(found), 1)),
        _stacked([one.figures for one in found], FIGURES),
        attitude,
        shares,
        shares * attitude,
        _stacked([one.cue_vector for one in found], READ),
        _stacked([one.source_vector for one in found], SPAN) * named,
    )
    return np.concatenate(columns, axis=1).astype(np.float32)


def _shares(found: Sequence[Found]) -> Floats:
    out: Floats = np.exp(_stacked([one.types for one in found], len(TYPES)))
    return out


def _stacked(rows: Sequence[Floats], width: int) -> Floats:
    return np.array(rows, np.float32).reshape(len(rows), width)


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


_DAMAGED = "What was learnt from this project can't be read: reset it and learn anew."


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
