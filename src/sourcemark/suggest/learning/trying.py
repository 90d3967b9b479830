"""Learning one thing from rows, and trying it on articles that it was not learnt from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .logistic import Doubles, fit, fit_classes
from .scaling import Columns, scales

FEWEST = 20
"""Rows from which on anything is learnt."""
FOLDS = 5
STRENGTHS = (2.0, 12.0, 64.0)
"""How strongly weights are drawn to what ships; which of them, the articles held back tell."""

Whole = NDArray[np.int64]


class Asked(NamedTuple):
    """One thing to learn from n rows."""

    x: Doubles
    y: Whole
    offset: Doubles
    """Known before: n log-odds, or n × v log-probabilities."""
    article: Whole
    """Of each row."""
    blocks: tuple[Columns, ...]


class Best(NamedTuple):
    """What was learnt, and what it says of rows that it was not learnt from."""

    weights: Doubles
    held: Doubles


def best(asked: Asked) -> Best | None:
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
