"""Which statement of one annotator answers which of another: the pairing with the greatest total overlap.

The overlap of two statements is the number of code points both mark over the number that either marks
(intersection over union, all pieces of a discontinuous statement taken together). Statements that share no code
point are never paired. The pairing is optimal, not greedy: the sum of overlaps over all pairs is the greatest
there is (where more than a million overlap in one article, the greatest among those looked at: `overlaps`). It is
found in three steps, each exact:

1. Statements with the same spans go together: one minus the overlap is a distance (Levandowsky and Winter 1971),
   so by the triangle inequality some best pairing holds them.
2. Two that overlap nothing else go together.
3. What is left falls into groups that overlap each other, each solved by itself (`matching`, `assignment`).

Sums that differ by less than a billionth a pair are ties: the pairing with more pairs of one source type is taken,
then the one whose ids are in the same order. The result doesn't depend on who is named first.
"""

from __future__ import annotations

import numpy as np

from .marks import Marks
from .matching import Matching
from .overlaps import overlaps
from .tables import Floats, Ints


class Pairing:
    """Two annotators' statements, as rows of `Marks`, `first` being those of the first one named.

    `first`, `second`, `overlap`: the pairs. `near_first`, `near_second`, `near`: all that overlap, paired or not.
    """

    def __init__(self, pairs: tuple[Ints, Ints], near: tuple[Ints, Ints, Floats]) -> None:
        self.near_first, self.near_second, self.near = near
        self._span = int(self.near_second.max(initial=0)) + 1
        self._code = self.near_first * self._span + self.near_second
        order = np.lexsort((pairs[1], pairs[0]))
        self.first, self.second = pairs[0][order], pairs[1][order]
        self.overlap = self.overlap_of(self.first, self.second)

    def overlap_of(self, first: Ints, second: Ints) -> Floats:
        """Intersection over union of any statements of the two, paired or not; 0 where they share nothing."""
        if not len(self._code):
            return np.zeros(len(first))
        code = first * self._span + second
        at = np.minimum(np.searchsorted(self._code, code), len(self._code) - 1)
        met = (self._code[at] == code) & (second < self._span)
        return np.where(met, self.near[at], 0.0)

    def turned(self) -> Pairing:
        """The same, seen from the other."""
        order = np.lexsort((self.near_first, self.near_second))
        near = self.near_second[order], self.near_first[order], self.near[order]
        return Pairing((self.second, self.first), near)


def pairing(marks: Marks, a: int, b: int) -> Pairing:
    """The best pairing of the statements of annotators number `a` and `b` of `marks`, over all articles."""
    if marks.annotators[a] > marks.annotators[b]:
        return pairing(marks, b, a).turned()
    rows, columns, shared = overlaps(marks.pieces(a), marks.pieces(b))
    union = marks.size[rows] + marks.size[columns] - shared
    found = Matching(rows, columns, shared / union, marks.type)
    found.same_spans()
    found.lonely()
    found.groups()
    return Pairing(found.pairs(), (rows, columns, found.overlap))
