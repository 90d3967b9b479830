"""Learning: from findings and what a person said of them to a `Head`, in seconds.

Each part is tried on articles that it did not see, and dropped where the shipped model does as well without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .answers import Row
from .found import FIGURES
from .learned import MOST_VALUES, Head, kind_features, known, mark_features, type_features
from .logistic import Doubles, fit, fit_classes
from .proposing import Calibration, confidence
from .reading import log_odds
from .scaling import Block, scales
from .shapes import READ, SPAN, TYPES

FEWEST = 20
"""Rows from which on anything is learnt."""
FOLDS = 5
STRENGTHS = (2.0, 12.0, 64.0)
"""How strongly weights are drawn to what ships; which of them, the articles held back tell."""
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

Whole = NDArray[np.int64]


class Asked(NamedTuple):
    """One thing to learn from n rows."""

    x: Doubles
    y: Whole
    offset: Doubles
    """Known before: n log-odds, or n × v log-probabilities."""
    article: Whole
    """Of each row."""
    blocks: tuple[Block, ...]


class Best(NamedTuple):
    """What was learnt, and what it says of rows that it was not learnt from."""

    weights: Doubles
    held: Doubles


def learn(rows: Sequence[Row], codes: Mapping[str, str], calibration: Calibration, model: str) -> Head:
    """What these rows teach; a silent head where they teach nothing that holds elsewhere."""
    values = values_of(rows, codes)
    types = _best(_about_types(rows, codes, values))
    kind = _best(_about_kind(rows))
    told = [row for row in rows if row.right is not None]
    marks = _best(_about_marks(told, calibration))
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
    blocks = (Block(1), Block(len(TYPES), RENAMED), Block(SPAN, FREE, True))
    return _asked(told, type_features(found), [place[row.type] for row in told], offset, blocks)


def _about_kind(rows: Sequence[Row]) -> Asked:
    told = [row for row in rows if row.kind is not None]
    found = [row.found for row in told]
    offset = log_odds(np.array([one.attitude for one in found]))
    y = [int(row.kind == "attitude") for row in told]
    return _asked(told, kind_features(found), y, offset, (Block(1), Block(READ, FREE, True)))


def _about_marks(told: Sequence[Row], calibration: Calibration) -> Asked:
    found = [row.found for row in told]
    offset = log_odds(np.array([confidence(one.figures, calibration) for one in found]))
    left_open = np.array([[not row.done] for row in told], float).reshape(-1, 1)
    x = np.concatenate((mark_features(found), left_open), axis=1)
    plain = (Block(1), Block(FIGURES, FIGURES**0.5, True), Block(1 + 2 * len(TYPES), SORTED))
    blocks = (*plain, Block(READ, FREE, True), Block(SPAN, FREE, True), Block(1, OPEN))
    return _asked(told, x, [int(bool(row.right)) for row in told], offset, blocks)


def _asked(
    told: Sequence[Row], x: NDArray[Any], y: Sequence[int], offset: NDArray[Any], blocks: tuple[Block, ...]
) -> Asked:
    article = np.array([row.article for row in told], np.int64)
    return Asked(x.astype(float), np.array(y, np.int64), offset.astype(float), article, blocks)


def _best(asked: Asked) -> Best | None:
    """By the strength that does best on articles held back; None where that is no better than what ships."""
    if len(asked.y) < FEWEST or len(set(asked.y)) < 2 or len(set(asked.article)) < 2:
        return None
    shipped = _loss(asked.offset, asked.y)
    tried = [(strength, _held(asked, strength)) for strength in STRENGTHS]
    strength, held = min(tried, key=lambda one: float(_loss(one[1], asked.y).sum()))
    better = _holds(shipped - _loss(held, asked.y), asked.article)
    if not better or _order(held, asked.y) < _order(asked.offset, asked.y):
        return None
    every = np.ones(len(asked.y), bool)
    return Best(_fitted(asked, every, strength), held)


def _holds(gain: Doubles, article: Whole) -> bool:
    """Whether the gain, article by article, is larger than its standard error."""
    _, place = np.unique(article, return_inverse=True)
    sums = np.bincount(place, gain)
    return bool(sums.mean() > sums.std(ddof=1) / len(sums) ** 0.5)


def _held(asked: Asked, strength: float) -> Doubles:
    """What is said of each row by what was learnt from other articles."""
    _, place = np.unique(asked.article, return_inverse=True)
    out = asked.offset.copy()
    for fold in range(FOLDS):
        here = place % FOLDS == fold
        if here.any() and not here.all():
            out[here] += asked.x[here] @ _fitted(asked, ~here, strength)
    return out


def _fitted(asked: Asked, rows: NDArray[np.bool_], strength: float) -> Doubles:
    """Weights for `asked.x` as it is."""
    x, y, offset = asked.x[rows], asked.y[rows], asked.offset[rows]
    scaled = scales(x, asked.blocks)
    if offset.ndim == 2:
        return scaled.undone(fit_classes(scaled.done(x), y, offset, strength))
    return scaled.undone(fit(scaled.done(x), y.astype(float), np.zeros(x.shape[1]), strength, offset))


def _loss(said: Doubles, y: Whole) -> Doubles:
    """Minus the log-probability of what was so, row by row."""
    if said.ndim == 1:
        return np.logaddexp(0, np.where(y == 1, -said, said))
    out: Doubles = np.logaddexp.reduce(said, axis=1) - said[np.arange(len(y)), y]
    return out


def _order(said: Doubles, y: Whole) -> float:
    """How well the right ones are told apart: mean precision down to each of them; of classes, the share of hits."""
    if said.ndim == 2:
        return float((said.argmax(1) == y).mean())
    hit = y[np.argsort(-said, kind="stable")]
    return float((np.cumsum(hit) / np.arange(1, len(hit) + 1))[hit == 1].mean())


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
    return float(chance[order][int(enough[-1])]) if len(enough) else 1.0
