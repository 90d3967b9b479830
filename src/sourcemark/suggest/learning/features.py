"""What the heads are told of findings: rows of figures, and the codebook's values instead of the guide's types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..network.arrays import Floats
from ..network.found import FIGURES, Found
from ..network.reading import log_softmax
from ..network.shapes import READ, SPAN, TYPES

TYPE_WIDTH = 1 + len(TYPES) + SPAN
KIND_WIDTH = 1 + READ
MARK_WIDTH = 1 + FIGURES + 1 + 2 * len(TYPES) + READ + SPAN
UNMAPPED = -4.0
"""Log-probability from which a value starts that stands for no type of the guide."""


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
