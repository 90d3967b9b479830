"""What a project teaches: a beat that the model was not trained on, before and after 20 and 50 marked articles of it.

    python tests/benchmarks/bench_learning.py [FOLDER [BEAT]]

FOLDER holds a model that was trained without BEAT (`python -m sourcemark_training beat BEAT FOLDER`); without one
nothing is measured. The articles are held back a few at a time: each is judged once, by what others taught.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from beats import CODES, TOP, Habit, Seen, articles, by_the_guide, own_habits, rows_of, seen
from measuring import Figure, tell

from sourcemark.suggest.learning.answers import answered
from sourcemark.suggest.learning.applying import Judge, judge_of
from sourcemark.suggest.learning.fitting import learn
from sourcemark.suggest.learning.head import Head
from sourcemark.suggest.learning.head_bytes import to_bytes
from sourcemark.suggest.network.loading import Model, load

ROW = 24
HELD = 5
AFTER = (20, 50)
PEOPLE: dict[str, Habit] = {"by the guide": by_the_guide, "own habits": own_habits}


class Told(NamedTuple):
    """One finding that is believed to some degree, and what the person says of it."""

    chance: float
    sure: bool
    right: bool
    type_right: bool | None
    kind_right: bool | None


class Outcome(NamedTuple):
    """What became of all articles held back, the likeliest findings first."""

    told: list[Told]
    marks: int

    def precision(self, number: int) -> float:
        """Of the likeliest ones, down to so many right ones."""
        right = 0
        for at, one in enumerate(self.told, 1):
            right += one.right
            if right >= number:
                return right / at
        return right / max(1, len(self.told))


def outcome(held: Sequence[tuple[Seen, Judge]]) -> Outcome:
    """Every finding, whether it would be shown or not."""
    told = [one for article, judge in held for one in _told(article, judge)]
    told.sort(key=lambda one: -one.chance)
    return Outcome(told, sum(len(article.lesson.marks) for article, _ in held))


def _told(article: Seen, judge: Judge) -> Iterator[Told]:
    """With the limit lifted, so that precision can be told at any recall."""
    every = judge._replace(calibration=judge.calibration.__class__(judge.calibration.weights, 0.0, 0.0))
    rows = {id(row.found): row for row in answered(article.found, article.lesson, 0)}
    place = {(*one.content, one.cue): id(one) for one in article.found}
    for one in every.believed(article.found, article.meanings):
        row = rows[place[(*one.found.content, one.found.cue)]]
        type_ = judge.told.get(one.types[0]) if one.types else None
        yield Told(
            one.confidence,
            one.confidence >= judge.calibration.sure,
            bool(row.right),
            type_ == row.type if row.right and row.type else None,
            one.kind == row.kind if row.right else None,
        )


def rounds(model: Model, ones: Sequence[Seen], number: int) -> Outcome:
    """Each article judged once, by what `number` others taught (the next ones, in a circle)."""
    calibration, version = model.described.calibration, model.described.version
    held: list[tuple[Seen, Judge]] = []
    for start in range(0, len(ones), HELD):
        others = [*ones[start + HELD :], *ones[:start]][:number]
        head = learn(rows_of(others), CODES, calibration, version) if number else Head(version)
        offered = {value: value for value in (*CODES.values(), *head.values)}
        judge = judge_of(to_bytes(head), CODES, offered, calibration, version)
        held += [(one, judge) for one in ones[start : start + HELD]]
    return outcome(held)


def figures(model: Model, ones: Sequence[Seen], who: str) -> Iterator[Figure]:
    """The lines for one person."""
    before = rounds(model, ones, 0)
    shown = sum(one.right for one in before.told if one.chance >= model.described.calibration.shown)
    for number in AFTER:
        began = time.perf_counter()
        after = rounds(model, ones, number)
        spent = (time.perf_counter() - began) * 1000 / -(-len(ones) // HELD)
        what = f"{who}, {number} articles"
        recall = f"precision at recall {shown / before.marks:.0%}"
        yield _share(f"{what}: {recall}", before.precision(shown), after.precision(shown))
        yield _share(f"{what}: source type", _mean(before, "type_right"), _mean(after, "type_right"))
        yield _share(f"{what}: kind", _mean(before, "kind_right"), _mean(after, "kind_right"))
        yield _share(f"{what}: precision of “sure”", *(_sure(one)[0] for one in (before, after)))
        yield _share(f"{what}: recall of “sure”", *(_sure(one)[1] for one in (before, after)))
        yield Figure(ROW, f"{what}: time to learn", spent)


def _mean(of: Outcome, name: str) -> float:
    said = [getattr(one, name) for one in of.told if getattr(one, name) is not None]
    return sum(said) / max(1, len(said))


def _sure(of: Outcome) -> tuple[float, float]:
    sure = [one.right for one in of.told if one.sure]
    return sum(sure) / max(1, len(sure)), sum(sure) / max(1, of.marks)


def _share(what: str, before: float, after: float) -> Figure:
    return Figure(ROW, what, 100 * after, 100 * before, unit="%")


def main(arguments: Sequence[str]) -> None:
    named = [one for one in arguments if one != "--json"]
    beat = named[1] if len(named) > 1 else "tech"
    folder = Path(named[0]) if named else TOP / "out" / f"without-{beat}"
    if not folder.exists():
        print(f"no model without a beat in {folder}: learning is not measured", file=sys.stderr)
        return
    model = load(folder)
    for who, habit in PEOPLE.items():
        tell(figures(model, seen(model, articles(beat), habit), f"beat “{beat}”, {who}"))


if __name__ == "__main__":
    main(sys.argv[1:])
