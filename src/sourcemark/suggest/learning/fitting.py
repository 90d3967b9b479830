"""Learning: from findings and what a person said of them to a `Head`, in seconds.

Each part is tried on articles that it did not see, and dropped where the shipped model does as well without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..calibration import Calibration, confidence
from ..network.found import FIGURES
from ..network.reading import log_odds
from ..network.shapes import READ, SPAN, TYPES
from .answers import Row
from .features import kind_features, known, mark_features, type_features
from .head import MOST_VALUES, Head
from .logistic import Doubles
from .scaling import Columns
from .trying import Asked, best

SURE = 0.92
"""Precision that the tier "sure" promises."""
SURE_ROWS = 20
"""Least rows by which that tier is judged anew."""
FREE = 2.0
"""How freely the network's vectors speak, beside the plain features."""
SORTED = 3.0
"""How freely kind and type tell what somebody marks."""
RENAMED = 3.0
"""How freely a type of the guide becomes another value of the codebook."""
OPEN = 4.0
"""How freely the level of articles that are not done is told from that of the others."""


def learn(rows: Sequence[Row], codes: Mapping[str, str], calibration: Calibration, model: str) -> Head:
    """What these rows teach; a silent head where they teach nothing that holds elsewhere."""
    values = values_of(rows, codes)
    types = best(_about_types(rows, codes, values))
    kind = best(_about_kind(rows))
    told = [row for row in rows if row.right is not None]
    marks = best(_about_marks(told, calibration))
    return Head(
        model,
        () if types is None else values,
        None if types is None else types.weights.astype(np.float32),
        None if kind is None else kind.weights.astype(np.float32),
        # the last tells only that an article is not done
        None if marks is None else marks.weights[:-1].astype(np.float32),
        None if marks is None else sure_limit(told, marks.held, calibration),
    )


def values_of(rows: Sequence[Row], codes: Mapping[str, str]) -> tuple[str, ...]:
    """Values that the guide's types stand for, and those that were given, the most frequent first."""
    mapped = dict.fromkeys(codes.get(name, "") for name in TYPES)
    given = [row.type for row in rows if row.type and row.type not in mapped]
    others = sorted(set(given), key=lambda value: (-given.count(value), value))
    return tuple([*mapped, *others][:MOST_VALUES])


def _about_types(rows: Sequence[Row], codes: Mapping[str, str], values: Sequence[str]) -> Asked:
    place = {value: at for at, value in enumerate(values)}
    told = [row for row in rows if row.type in place and row.type]
    found = [row.found for row in told]
    offset = known(np.array([one.types for one in found]).reshape(-1, len(TYPES)), codes, values)
    blocks = (Columns(1), Columns(len(TYPES), RENAMED), Columns(SPAN, FREE, True))
    return _asked(told, type_features(found), [place[row.type] for row in told], offset, blocks)


def _about_kind(rows: Sequence[Row]) -> Asked:
    told = [row for row in rows if row.kind is not None]
    found = [row.found for row in told]
    offset = log_odds(np.array([one.attitude for one in found]))
    y = [int(row.kind == "attitude") for row in told]
    return _asked(told, kind_features(found), y, offset, (Columns(1), Columns(READ, FREE, True)))


def _about_marks(told: Sequence[Row], calibration: Calibration) -> Asked:
    found = [row.found for row in told]
    offset = log_odds(np.array([confidence(one.figures, calibration) for one in found]))
    left_open = np.array([[not row.done] for row in told], float).reshape(-1, 1)
    x = np.concatenate((mark_features(found), left_open), axis=1)
    plain = (Columns(1), Columns(FIGURES, FIGURES**0.5, True), Columns(1 + 2 * len(TYPES), SORTED))
    blocks = (*plain, Columns(READ, FREE, True), Columns(SPAN, FREE, True), Columns(1, OPEN))
    return _asked(told, x, [int(bool(row.right)) for row in told], offset, blocks)


def _asked(
    told: Sequence[Row], x: NDArray[Any], y: Sequence[int], offset: NDArray[Any], blocks: tuple[Columns, ...]
) -> Asked:
    article = np.array([row.article for row in told], np.int64)
    return Asked(x.astype(float), np.array(y, np.int64), offset.astype(float), article, blocks)


def sure_limit(told: Sequence[Row], held: Doubles, calibration: Calibration) -> float | None:
    """Least confidence at which articles held back are as precise as promised, and as before; None where there are too
    few of them to say."""
    done = np.array([row.done for row in told])
    right = np.array([bool(row.right) for row in told])[done]
    shipped = np.array([confidence(row.found.figures, calibration) for row in told])[done] >= calibration.sure
    if shipped.sum() < SURE_ROWS:
        return None
    chance = 1 / (1 + np.exp(-held[done]))
    order = np.argsort(-chance, kind="stable")
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    goal = max(SURE, float(right[shipped].mean()))
    enough = np.flatnonzero((precision >= goal) & (np.arange(len(order)) >= SURE_ROWS - 1))
    return max(calibration.sure, float(chance[order][int(enough[-1])])) if len(enough) else 1.0
