"""Which findings to believe, with the kind and the types of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..model.spans import Span
from ..model.statements import Kind
from .calibration import Calibration, confidence
from .network.arrays import Floats
from .network.coreference import Meant
from .network.found import Found
from .network.shapes import TYPES

_SECOND = 0.5
"""Probability from which on a second type is told."""


class Believed(NamedTuple):
    """A finding with what was made of it."""

    found: Found
    meant: Meant
    confidence: float
    kind: Kind
    types: tuple[str, ...]


def believed(
    found: Sequence[Found],
    meanings: Sequence[Meant],
    calibration: Calibration,
    chances: Sequence[float] | None = None,
    names: Sequence[str] = TYPES,
) -> list[Believed]:
    """The findings that are likely enough, each with its kind and types; a source has one main type throughout.

    `chances` instead of their shipped confidence, `names` of what their types are, where a project was learnt from.
    """
    types = types_of(found, meanings, names)
    out = []
    for at, one in enumerate(found):
        chance = confidence(one.figures, calibration) if chances is None else chances[at]
        if chance >= calibration.shown:
            kind: Kind = "attitude" if one.attitude > 0.5 else "statement"
            out.append(Believed(one, meanings[at], chance, kind, types[at]))
    return apart(out)


def apart(ones: list[Believed]) -> list[Believed]:
    """Of two with the same content the likelier: two cues rarely hold one thing."""
    best: dict[tuple[Span, ...], Believed] = {}
    for one in ones:
        held = best.get(one.found.content)
        if held is None or one.confidence > held.confidence:
            best[one.found.content] = one
    kept = {id(one) for one in best.values()}
    return [one for one in ones if id(one) in kept]


def types_of(
    found: Sequence[Found], meanings: Sequence[Meant], names: Sequence[str] = TYPES
) -> list[tuple[str, ...]]:
    """Main type by all mentions of a source together, its own counting most, and a second one where it is likely."""
    sums: dict[int, Floats] = {}
    counts: dict[int, int] = {}
    for one, meaning in zip(found, meanings, strict=True):
        sums[meaning.entity] = sums.get(meaning.entity, np.zeros(len(names), np.float32)) + one.types
        counts[meaning.entity] = counts.get(meaning.entity, 0) + 1
    out = list[tuple[str, ...]]()
    for one, meaning in zip(found, meanings, strict=True):
        if one.source is None:
            out.append(())
            continue
        scores = one.types + sums[meaning.entity] / counts[meaning.entity]
        main = int(scores.argmax())
        rest = one.seconds.copy()
        rest[main] = 0
        second = (names[int(rest.argmax())],) if rest.max() > _SECOND else ()
        out.append((names[main], *second))
    return out
