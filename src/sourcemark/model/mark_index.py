"""Which marks lie in a stretch of text, answered quickly among tens of thousands, long ones included."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from operator import itemgetter

from .segments import Mark
from .spans import Span

RUN = 128
"""Marks of a run when the index is built; one that grows to twice as many is split."""

_end = itemgetter(1)

FAR = 20_000
"""Code points beyond which a stretch is not widened in one step to find neighbours of neighbours."""


class MarkIndex:
    """Marks in the order of their starts, in runs; each run knows how far its longest mark reaches.

    A stretch asks only the runs that begin before its end and reach past its start, so a mark over the
    whole article costs one run more, not all of them: O(n / RUN) comparisons and O(RUN + k) looks.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        ordered = sorted(dict.fromkeys(marks))  # keeps the order they come in, which is nearly theirs
        self._runs = [ordered[i : i + RUN] for i in range(0, len(ordered), RUN)]
        self._reach = [_reach(run) for run in self._runs]
        self._firsts: dict[str, Mark] = {}
        self._further: dict[str, list[Mark]] = {}  # few statements have more than one place
        for mark in ordered:
            if self._firsts.setdefault(mark[2], mark) is not mark:
                self._further.setdefault(mark[2], []).append(mark)

    def __len__(self) -> int:
        return sum(map(len, self._runs))

    def __contains__(self, id: str) -> bool:
        return id in self._firsts

    def places(self, id: str) -> list[Mark]:
        """The marks of one statement, in order; none when it is unknown."""
        first = self._firsts.get(id)
        return [] if first is None else [first, *self._further.get(id, ())]

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that overlap `[start, end)`, in the order of their starts."""
        runs = bisect_left(self._runs, end, key=_first_start)
        reaching = (r for r, reach in zip(self._runs[:runs], self._reach, strict=False) if reach > start)
        return [m for run in reaching for m in run if m[0] < end and m[1] > start]

    def around(self, start: int, end: int, limit: int = 500) -> list[Mark]:
        """The marks of the stretch and those that hang together with them by overlapping.

        Lanes counted from these stay the same while one scrolls. So that a mark over half the article does
        not draw in all others, it looks on only from statements shorter than `FAR`, and to about `limit` marks.
        """
        while True:
            found = self._whole(m[2] for m in self.between(start, end))
            near = [m for m in found if max(m[1], end) - min(m[0], start) < FAR]
            first = min((m[0] for m in near), default=start)
            last = max((m[1] for m in near), default=end)
            if len(found) > limit or (first >= start and last <= end):
                return found
            start, end = min(start, first), max(end, last)

    def _whole(self, ids: Iterable[str]) -> list[Mark]:
        """All marks of these statements, in order."""
        return sorted(mark for id in set(ids) for mark in self.places(id))

    def replace(self, id: str, spans: Iterable[Span]) -> None:
        """Let the statement lie at `spans` from now on, wherever it lay before."""
        self.remove(id)
        for span in dict.fromkeys(spans):
            self._insert((span.start, span.end, id))

    def remove(self, id: str) -> None:
        """Forget the statement; nothing happens when it is unknown."""
        gone = self.places(id)
        self._firsts.pop(id, None)
        self._further.pop(id, None)
        for mark in gone:
            at = self._run_of(mark)
            run = self._runs[at]
            del run[bisect_left(run, mark)]
            if run:
                self._reach[at] = _reach(run)
            else:
                del self._runs[at], self._reach[at]

    def _insert(self, mark: Mark) -> None:
        first, *further = sorted([*self.places(mark[2]), mark])
        self._firsts[mark[2]] = first
        if further:
            self._further[mark[2]] = further
        if not self._runs:
            self._runs, self._reach = [[mark]], [mark[1]]
            return
        at = self._run_of(mark)
        run = self._runs[at]
        insort(run, mark)
        self._reach[at] = max(self._reach[at], mark[1])
        if len(run) >= 2 * RUN:
            self._runs[at : at + 1] = run[:RUN], run[RUN:]
            self._reach[at : at + 1] = _reach(run[:RUN]), _reach(run[RUN:])

    def _run_of(self, mark: Mark) -> int:
        """The run in which a mark lies or belongs."""
        return max(0, bisect_right(self._runs, mark, key=_first) - 1)


def _first(run: list[Mark]) -> Mark:
    return run[0]


def _first_start(run: list[Mark]) -> int:
    return run[0][0]


def _reach(run: list[Mark]) -> int:
    reach: int = max(map(_end, run))
    return reach
