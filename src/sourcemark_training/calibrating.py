"""From which figures a finding is to be believed: told from articles that training did not see."""

from __future__ import annotations

import numpy as np
from tokenizers import Tokenizer

from sourcemark.suggest.calibration import Calibration
from sourcemark.suggest.learning.logistic import fit
from sourcemark.suggest.network.found import FIGURES, found_in
from sourcemark.suggest.network.reading import read
from sourcemark.suggest.network.runtime import Brain

from .markup import Document
from .matching import hits

SURE, HALF = 0.94, 0.52
"""Precision that the tier "sure" has at least on the articles held back, and the share of all attributions that it
holds at most: what is promised is 92 % precision at 45 % recall on other people's articles, which are harder.
"""

AS_GOOD = 0.005
"""F1 that does not count: it hardly changes over a wide stretch of confidence, and what is missed costs a person more
than what is turned away."""


def calibrate(brain: Brain, tokenizer: Tokenizer, held_back: list[Document]) -> Calibration:
    """Weights of the figures, and the two limits of confidence, from articles held back."""
    found = [found_in(read(one["text"], tokenizer, brain), brain) for one in held_back]
    right = [hits(one["text"], one["attributions"], raws) for one, raws in zip(held_back, found, strict=True)]
    x = np.array([[*one.figures, 1.0] for raws in found for one in raws])
    y = np.array([hit for ones in right for hit in ones], float)
    weights = fit(x, y, np.zeros(FIGURES + 1), 0.5)
    chance = 1 / (1 + np.exp(-(x @ weights)))
    total = sum(len(one["attributions"]) for one in held_back)
    return Calibration(tuple(map(float, weights)), best_limit(chance, y, total), sure_limit(chance, y, total))


def best_limit(chance: np.ndarray, right: np.ndarray, total: int) -> float:
    """The lowest confidence from which on F1 is as good as the highest."""
    order = np.argsort(-chance)
    hit = np.cumsum(right[order])
    f1 = 2 * hit / (np.arange(1, len(order) + 1) + total)
    return float(chance[order][int(np.flatnonzero(f1 >= f1.max() - AS_GOOD)[-1])])


def sure_limit(chance: np.ndarray, right: np.ndarray, total: int) -> float:
    """The confidence down to which precision is high enough and no more than about half of all is found."""
    order = np.argsort(-chance)
    hit = np.cumsum(right[order])
    places = np.arange(1, len(order) + 1)
    enough = np.flatnonzero((hit / places >= SURE) & (hit <= HALF * total) & (places >= 10))
    return float(chance[order][int(enough[-1])]) if len(enough) else 1.0
