"""Features brought to one scale before weights are drawn to nothing, and the weights brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .logistic import Doubles


class Columns(NamedTuple):
    """Features that stand beside each other."""

    size: int
    weight: float = 1.0
    """How freely they may say something: the more, the less their weights are drawn to nothing."""
    levelled: bool = False
    """Each is centred, and all are divided by their common length, so that together they weigh as much as one."""


class Scales(NamedTuple):
    """Of each of d features: what is taken away from it, and what it is multiplied by. The first is constant."""

    centre: Doubles
    factor: Doubles

    def done(self, x: Doubles) -> Doubles:
        """Features (n × d) on one scale."""
        out: Doubles = (x - self.centre) * self.factor
        return out

    def undone(self, weights: Doubles) -> Doubles:
        """Weights (d, or d × c) of such features as weights of the features as they were."""
        out: Doubles = (weights.T * self.factor).T
        out[0] -= self.centre @ out
        return out


def scales(x: Doubles, blocks: Sequence[Columns]) -> Scales:
    """The scales of features x (n × d) that lie in these blocks."""
    centre, factor, at = np.zeros(x.shape[1]), np.ones(x.shape[1]), 0
    for block in blocks:
        part = slice(at, at + block.size)
        factor[part] = block.weight
        if block.levelled:
            centre[part] = x[:, part].mean(0)
            factor[part] /= max(1e-3, float(np.square(x[:, part] - centre[part]).sum(1).mean() ** 0.5))
        at += block.size
    return Scales(centre, factor)
