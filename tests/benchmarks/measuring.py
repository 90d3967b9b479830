"""Figures: what was measured, against which floor, and how it is written down.

The machines are shared: floor and ours take turns, medians are taken, and the time of the processor stands beside
the time of the clock. A ratio is that of the two medians, or of the two percentiles.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple

Unit = Literal["ms", "MB", "modules", "%"]


class Taken(NamedTuple):
    """Milliseconds of the clock and of the processor (children included where they are waited for)."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    row: int
    """Of the table in docs/benchmarks.md."""
    what: str
    ours: float
    floor: float | None = None
    cpu: float | None = None
    """Ours by the processor's time: the ratio to the floor, without a floor milliseconds."""
    most: float | None = None
    """The ratio to the floor that is allowed, or without a floor the figure itself; None: only reported."""
    unit: Unit = "ms"

    @property
    def ratio(self) -> float | None:
        """Ours to the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def reached(self) -> bool:
        """True for what is only reported, too."""
        return self.most is None or (self.ratio or self.ours) <= self.most

    def cells(self) -> list[str]:
        """As the table shows it: what, floor, ours, ratio, ratio of the processor's time, at most, reached."""
        most = "" if self.most is None else f"{self.most:g} {'×' if self.floor else self.unit}"
        verdict = "reported" if self.most is None else "yes" if self.reached else "**no**"
        ratio, cpu = (f"{r:.2f} ×" if r else "" for r in (self.ratio, self.cpu))
        if self.floor is None:
            cpu = self._amount(self.cpu)
        return [self.what, self._amount(self.floor), self._amount(self.ours), ratio, cpu, most, verdict]

    def _amount(self, figure: float | None) -> str:
        fine = figure is not None and figure < 100 and self.unit in ("ms", "%")
        return "" if figure is None else f"{figure:,.{1 if fine else 0}f} {self.unit}"


HEAD = ["what", "floor", "Sourcemark", "ratio", "processor", "at most", "reached"]


def take(act: Callable[[], object]) -> Taken:
    """Once."""
    wall, cpu = time.perf_counter(), _processor()
    act()
    return Taken((time.perf_counter() - wall) * 1000, (_processor() - cpu) * 1000)


def _processor() -> float:
    """Seconds of this process and of the children that have ended."""
    mine, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def in_turns(times: int, *acts: Callable[[], Taken]) -> list[list[Taken]]:
    """Each of them so many times, one after the other, so that what disturbs one disturbs all."""
    rounds = [[act() for act in acts] for _ in range(times)]
    return [list(column) for column in zip(*rounds, strict=True)]


def median(taken: Iterable[Taken]) -> Taken:
    """Of each clock by itself."""
    return Taken(*(statistics.median(column) for column in zip(*taken, strict=True)))


def p99(taken: Sequence[Taken]) -> Taken:
    """The 99th percentile of each clock."""
    return Taken(*(statistics.quantiles(column, n=100)[98] for column in zip(*taken, strict=True)))


def against(row: int, what: str, floor: Taken, ours: Taken, most: float | None = None) -> Figure:
    """The line for a time with its floor."""
    return Figure(row, what, ours.wall, floor.wall, ours.cpu / floor.cpu if floor.cpu else None, most)


def alone(row: int, what: str, ours: Taken, most: float | None = None) -> Figure:
    """The line for a time without a floor."""
    return Figure(row, what, ours.wall, cpu=ours.cpu, most=most)


def tell(figures: Iterable[Figure]) -> None:
    """Print the figures: for people, or with `--json` one a line."""
    for figure in figures:
        if "--json" in sys.argv:
            print(json.dumps(asdict(figure)), flush=True)
        else:
            what, *rest = figure.cells()
            print(f"{what:70}", *(f"{cell:>12}" for cell in rest), flush=True)
