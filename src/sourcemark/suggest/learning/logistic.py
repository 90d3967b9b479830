"""Logistic regression with a prior, in numpy: for confidence, and for what is learnt from a project."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


def fit(  # noqa: PLR0913, PLR0917
    x: Doubles, y: Doubles, start: Doubles, strength: float, offset: Doubles | float = 0.0, rounds: int = 25
) -> Doubles:
    """Weights (d) that tell y (n, 0 or 1) from x (n × d), drawn towards `start` by `strength`.

    `offset` (n) is log-odds known before. Newton's method (iteratively reweighted least squares).
    """
    weights = start.astype(float)
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights + offset, -30, 30)))
        slope = x.T @ (y - chance) - strength * (weights - start)
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + strength * np.eye(x.shape[1])
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max(initial=0) < 1e-6:
            break
    return weights


def fit_classes(  # noqa: PLR0913, PLR0917
    x: Doubles, y: NDArray[np.int64], offset: Doubles, strength: float, rounds: int = 200, rate: float = 0.5
) -> Doubles:
    """Weights (d × c) added to known log-probabilities `offset` (n × c) so that they tell the class y (n).

    Gradient descent with momentum on the mean loss; `strength` draws the weights to 0.
    """
    weights = np.zeros((x.shape[1], offset.shape[1]))
    speed = np.zeros_like(weights)
    goal = np.eye(offset.shape[1])[y]
    for _ in range(rounds if len(x) else 0):
        scores = offset + x @ weights
        chance = np.exp(scores - scores.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        slope = x.T @ (chance - goal) / len(x) + strength / len(x) * weights
        speed = 0.9 * speed - rate * slope
        weights += speed
    return weights
