"""Agreement on what is marked at all, along the text: Krippendorff's alpha for unitizing, and agreement by words.

Which alpha: the binary one of the family of 2016, written |u-alpha, which tells units from gaps and leaves their
values aside (Krippendorff, Mathet, Bouvry and Widlöcher 2016, "On the reliability of unitizing textual continua:
Further developments", Quality & Quantity 50; Krippendorff 2019, "Content Analysis", 4th edition, section 12.6).
Observed: each code point on which an annotator who marks it meets one who does not. Expected: the same when all
units and gaps are laid down at random, a unit never against itself, which is where the squares of lengths come from.

A continuum can't hold two units of one annotator at one place, therefore overlapping ones are united first; units
that only touch stay two. Articles are one continuum, each counted over those alone who have seen it. All counts add
up over articles, so articles drawn anew are a sum.
"""

from __future__ import annotations

import numpy as np

from .bootstrap import DRAWS, Figure, figure_of, resampled
from .figures import Agreement, Names, nominal
from .marks import Marks
from .tables import MISSING, Floats, Ints

PART = 100
"""Draws made at once."""


def unitised(marks: Marks, *, seed: int, draws: int = DRAWS) -> Figure:
    """|u-alpha over all articles that two annotators or more have seen; None where nothing, or all, is marked."""
    counts = _counts(marks)
    counts = counts[:, marks.seen.sum(axis=1) > 1]
    value = _alpha(counts.sum(axis=1)[:, None])[0]
    few = not draws or counts.shape[1] < 2
    parts = [] if few else resampled(counts.shape[1], seed, draws, PART)
    drawn = [_alpha(counts @ times) for times in parts]
    return figure_of(float(value), np.concatenate(drawn) if drawn else None)


def united(marks: Marks, annotator: int) -> tuple[Ints, Ints]:
    """Starts and ends of what one annotator marks, on the line of all articles, overlapping spans made one."""
    pieces = marks.pieces(annotator)
    if not len(pieces.start):
        return pieces.start, pieces.end
    reach = np.maximum.accumulate(pieces.end)
    fresh = np.flatnonzero(np.concatenate([[True], pieces.start[1:] >= reach[:-1]]))
    return pieces.start[fresh], np.maximum.reduceat(pieces.end, fresh)


def _counts(marks: Marks) -> Floats:
    """By article: code points of all annotators, those marked, disagreement met, squares of units; (4, articles)."""
    units = [united(marks, annotator) for annotator in range(len(marks.annotators))]
    none = np.zeros(0, np.int64)
    start = np.concatenate([none, *(start for start, _ in units)])
    length = np.concatenate([none, *(end for _, end in units)]) - start
    seen, many = marks.seen.sum(axis=1), len(marks.articles)
    article = marks.article_at(start)
    marked = np.bincount(article, length, many)
    squares = np.bincount(article, length.astype(np.float64) ** 2, many)
    return np.stack([marks.length * seen, marked, _met(marks, start, start + length, seen), squares])


def _met(marks: Marks, start: Ints, end: Ints, seen: Ints) -> Floats:
    """By article: code points that some mark and others don't, each ordered pair of annotators counting 1 / (m - 1)."""
    places = np.concatenate([start, end])
    order = np.argsort(places, kind="stable")
    depth = np.cumsum(np.repeat([1, -1], len(start))[order])[:-1]
    width, article = np.diff(places[order]), marks.article_at(places[order][:-1])
    worth = 2 * depth * (seen[article] - depth) / np.maximum(1, seen[article] - 1)
    inside = depth > 0
    return np.bincount(article[inside], (width * worth)[inside], len(marks.articles)).astype(np.float64)


def _alpha(counts: Floats) -> Floats:
    """1 - observed / expected disagreement, from counts (4, draws); nan where chance leaves no disagreement."""
    whole, marked, met, squares = counts
    gaps = whole - marked
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = 2 * marked * gaps / (whole - (squares + gaps) / whole)
        value: Floats = np.where(marked * gaps > 0, 1 - met / expected, np.nan)
    return value


def by_words(marks: Marks, *, seed: int, draws: int = DRAWS) -> Agreement | None:
    """Agreement on which words are marked: a word is, when at least one of its code points is.

    Units are the words of the articles whose `words` are known; None where none are.
    """
    known = [number for number, reading in enumerate(marks.readings) if reading.words is not None]
    if not known:
        return None
    start, end, article = _words(marks, known)
    table = np.stack([_touched(marks, who, start, end) for who in range(len(marks.annotators))])
    table[~marks.seen.T[:, article]] = MISSING
    names = Names("words", marks.annotators, ("not marked", "marked"))
    return nominal(table, article, names, seed=seed, draws=draws)


def _words(marks: Marks, known: list[int]) -> tuple[Ints, Ints, Ints]:
    """Starts and ends of all words on the line of all articles, and their articles."""
    words = [marks.readings[number].words or ((), ()) for number in known]
    count = [len(starts) for starts, _ in words]
    article = np.repeat(known, count)
    start, end = (np.concatenate([np.asarray(w[side], np.int64) for w in words]) for side in (0, 1))
    return start + marks.base[article], end + marks.base[article], article


def _touched(marks: Marks, annotator: int, start: Ints, end: Ints) -> Ints:
    """1 for every word the annotator marks, else 0."""
    low, high = united(marks, annotator)
    last = np.searchsorted(low, end, "left") - 1
    reach = np.append(high, -1)[last]
    touched: Ints = (reach > start).astype(np.int64)
    return touched
