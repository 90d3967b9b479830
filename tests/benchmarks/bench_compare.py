"""Row 12: two annotators compared over a thousand articles; ten times the statements should take ten times as long."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from datetime import UTC, datetime

from measuring import Figure, Taken, against, alone, in_turns, median, take, tell

from sourcemark.analysis.agreement import Asked, agreement
from sourcemark.analysis.comparing import Comparison
from sourcemark.analysis.groups import groups
from sourcemark.analysis.readings import Canon, Reading
from sourcemark.model.codebook import Codebook
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, CredibilityGrade, ReliabilityGrade, Statement
from sourcemark.work.codebooks import builtin

ARTICLES = 1_000
WHEN = datetime(2024, 5, 6, tzinfo=UTC)
BOOK = builtin()
Place = tuple[int, int]


class Writer:
    """Makes readings that agree as people do: most spans the same, some moved, some with another one; 70 % alike."""

    def __init__(self, seed: int, book: Codebook) -> None:
        self.random, self.book = random.Random(seed), book

    def reading(self, number: int, statements: int) -> Reading:
        """One article with so many statements of the first annotator, and nine tenths of them of the second."""
        end, first, second = 0, list[Statement](), list[Statement]()
        for at in range(statements):
            start = end + self.random.randrange(5, 40)
            end = start + self.random.randrange(40, 140)
            first.append(self._statement(f"a{number}-{at:04}", (start, end), None))
            if self.random.random() < 0.9:
                second.append(self._statement(f"b{number}-{at:04}", self._moved(start, end), first[-1]))
        words = range(0, end + 200, 6)
        marks = {"ann": first, "ben": second}
        return Reading(f"article {number}", end + 200, marks, (list(words), [word + 5 for word in words]))

    def _moved(self, start: int, end: int) -> Place:
        if self.random.random() < 0.65:
            return start, end
        return max(0, start - self.random.randrange(30)), end + self.random.randrange(-5, 60)

    def _statement(self, id: str, place: Place, like: Statement | None) -> Statement:
        same = like is not None and self.random.random() < 0.7
        pick = self.random.choice
        codes = {facet.id: (pick(facet.codes).id,) for facet in self.book.facets}
        return Statement(
            id=id,
            article="",
            annotator="",
            spans=(Span(*place),),
            quotes=(),
            created=WHEN,
            codes=like.codes if like and same else codes,
            attribution=Attribution(sources=(f"source {self.random.randrange(500)}",)),
            reliability=like.reliability if like and same else ReliabilityGrade(grade=pick("ABCDEF")),  # type: ignore[arg-type]
            credibility=like.credibility if like and same else CredibilityGrade(grade=pick("123456")),  # type: ignore[arg-type]
        )


def readings(statements: int) -> list[Reading]:
    """Of all articles."""
    writer = Writer(statements, BOOK)
    return [writer.reading(number, statements // ARTICLES) for number in range(ARTICLES)]


def compared(found: list[Reading], differences: bool) -> Callable[[], Taken]:
    """Pairing, boundaries with words, every facet; and the differences, worst first."""

    def act() -> None:
        comparison = Comparison(found, Canon(BOOK))
        report = agreement(comparison, Asked(draws=0))
        assert report.units >= sum(len(reading.marks["ann"]) for reading in found)
        assert not differences or len(groups(comparison)) == report.units

    def taken() -> Taken:
        gc.collect()
        return take(act)

    return taken


def compare() -> list[Figure]:
    """Two sizes by turns."""
    few, many = readings(10_000), readings(100_000)
    acts = [compared(few, False), compared(many, False), compared(many, True)]
    small, large, queue = (median(taken) for taken in in_turns(5, *acts))
    what = "compare 2 × 100,000 statements in 1,000 articles"
    return [
        alone(12, f"{what}: all figures", large, 5_000),
        against(
            12, "the same beside ten times 2 × 10,000", Taken(10 * small.wall, 10 * small.cpu), large, 1.5
        ),
        alone(12, f"{what}: all figures, and all differences by severity", queue, 5_000),
    ]


if __name__ == "__main__":
    tell(compare())
