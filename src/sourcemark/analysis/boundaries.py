"""Agreement on spans: how many of one annotator's statements another has, too.

Exact: the same code points. Matched: paired by best overlap (`pairing`) with at least `threshold` of intersection
over union. Precision is the share of the second annotator's statements that the first has, recall the share of
the first's that the second has, F1 their harmonic mean, which is the same from either side (van Rijsbergen 1979).
Counts are summed over the articles that both have seen before shares are taken (micro average); for more than two
annotators the mean over all pairs is given beside each.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from msgspec import Struct

from ..model.ids import Id
from .bootstrap import DRAWS, Figure, figure_of, resampled
from .continuum import PART, by_words, unitised
from .figures import Agreement
from .marks import Marks
from .pairing import Pairing
from .tables import Floats, Ints

Pairings = Mapping[tuple[int, int], Pairing]
"""By the numbers of two annotators, the lower first."""


class Spans(Struct, frozen=True, kw_only=True):
    """Precision, recall and F1 by one measure of sameness."""

    same: int
    """Statements of the first annotator that the second has, too."""
    precision: Figure
    recall: Figure
    f1: Figure


class PairOfReaders(Struct, frozen=True, kw_only=True):
    """Two annotators' spans. The first stands for the reference."""

    first: Id
    second: Id
    articles: int
    """Seen by both."""
    statements: tuple[int, int]
    """Of each, in these articles."""
    exact: Spans
    matched: Spans


class Boundaries(Struct, frozen=True, kw_only=True):
    """All figures on where statements begin and end."""

    threshold: float
    pairs: tuple[PairOfReaders, ...]
    exact: Figure
    """F1, with more than two annotators its mean over pairs."""
    matched: Figure
    words: Agreement | None
    """Agreement on words marked or not; None where the words were not given."""
    unitised: Figure
    """Krippendorff's |u-alpha (2016): see `continuum`."""
    notes: tuple[str, ...]


def boundaries(
    marks: Marks, pairings: Pairings, *, threshold: float, seed: int, draws: int = DRAWS
) -> Boundaries:
    """Agreement on spans of every two annotators, and of all."""
    names = list(combinations(range(len(marks.annotators)), 2))
    counts = np.zeros((len(names), 4, len(marks.articles)))
    for place, names_ in enumerate(names):
        counts[place] = _counts(marks, *names_, pairings[names_], threshold)
    figures = _figures(counts, seed, draws if len(marks.articles) > 1 else 0)
    return Boundaries(
        threshold=threshold,
        pairs=tuple(_pair(marks, two, counts[at], figures[at]) for at, two in enumerate(names)),
        exact=figures[-1][2],
        matched=figures[-1][5],
        words=by_words(marks, seed=seed, draws=draws),
        unitised=unitised(marks, seed=seed, draws=draws),
        notes=_notes(marks, counts),
    )


def _counts(marks: Marks, a: int, b: int, pairing: Pairing, threshold: float) -> Floats:
    """By article both have seen: statements of each, exact pairs, pairs over the threshold. Shape (4, articles)."""
    both, many = marks.both_saw(a, b), len(marks.articles)
    article = marks.article[pairing.first]

    def counted(articles: Ints) -> Floats:
        return np.where(both, np.bincount(articles, minlength=many), 0.0)

    return np.stack(
        [
            counted(marks.article[marks.annotator == a]),
            counted(marks.article[marks.annotator == b]),
            counted(article[pairing.overlap == 1.0]),
            counted(article[pairing.overlap >= threshold]),
        ]
    )


def _shares(counts: Floats) -> Floats:
    """Precision, recall, F1, exact and then matched, from counts (pairs, 4, draws); shape (pairs + 1, 6, draws).

    The last row is the mean over the pairs for which a figure is defined.
    """
    first, second = counts[:, 0], counts[:, 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        each = [
            share
            for same in (counts[:, 2], counts[:, 3])
            for share in (same / second, same / first, 2 * same / (first + second))
        ]
        shares = np.stack(each, axis=1)
        known = ~np.isnan(shares)
        mean = np.where(known, shares, 0).sum(axis=0) / known.sum(axis=0)
    return np.concatenate([shares, mean[None]])


def _figures(counts: Floats, seed: int, draws: int) -> list[list[Figure]]:
    points = _shares(counts.sum(axis=2, keepdims=True))[:, :, 0]
    parts = resampled(counts.shape[2], seed, draws, PART) if draws else ()
    drawn = [_shares(counts @ times) for times in parts]
    every = np.concatenate(drawn, axis=2) if drawn else None
    return [
        [figure_of(float(point), None if every is None else every[row, at]) for at, point in enumerate(line)]
        for row, line in enumerate(points)
    ]


def _pair(marks: Marks, two: tuple[int, int], counts: Floats, figures: list[Figure]) -> PairOfReaders:
    first, second, exact, matched = (int(count) for count in counts.sum(axis=1))
    return PairOfReaders(
        first=marks.annotators[two[0]],
        second=marks.annotators[two[1]],
        articles=int(marks.both_saw(*two).sum()),
        statements=(first, second),
        exact=Spans(same=exact, precision=figures[0], recall=figures[1], f1=figures[2]),
        matched=Spans(same=matched, precision=figures[3], recall=figures[4], f1=figures[5]),
    )


def _notes(marks: Marks, counts: Floats) -> tuple[str, ...]:
    """What to know before one trusts the figures."""
    if len(marks.annotators) < 2:
        return ("Only one annotator: there is nothing to compare.",)
    shared = int((marks.seen.sum(axis=1) > 1).sum())
    if not shared:
        return ("No article was seen by two annotators: there is nothing to compare.",)
    if not counts[:, :2].sum():
        return ("Nobody marked anything in the articles that two have seen.",)
    left = len(marks.articles) - shared
    found = [
        f"{left} of {len(marks.articles)} articles were seen by one annotator or none; they count nowhere."
    ]
    return tuple(found if left else ())
