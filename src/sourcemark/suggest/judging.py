"""The model held against articles that people marked: what it finds in them, counted in four ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, to_builtins

from .brain import Brain
from .counting import Counts, count
from .found import found_in
from .gold import Attribution, Marked, modes
from .meaning import meant
from .proposing import Believed, Calibration, believed, outer_of
from .reading import read
from .scores import DRAWN, Scores, intervals, scored
from .scoring import outermost, statements

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WAYS = ("all", "outermost", "statements alone", "sure")
"""Nested ones too; those in no other's content; of these, no attitudes; of these again with attitudes, what is
proposed as sure against all that is marked."""


class Guess(NamedTuple):
    """An attribution that the model found."""

    attribution: Attribution
    sure: bool


class Judged(Struct, frozen=True):
    """Figures of one of `WAYS`."""

    scores: Scores
    intervals: dict[str, tuple[float, float]]
    """By name of the share: where 95 % of its F1 lie (0 to 1)."""

    def plain(self) -> dict[str, object]:
        """One object with all of them; intervals as `lo` and `hi` of their share."""
        told = self.scores.plain()
        for name, (low, high) in self.intervals.items():
            told[name] = {**to_builtins(self.scores.shares[name]), "lo": low, "hi": high}
        return told


def guesses(text: str, tokenizer: Tokenizer, brain: Brain, calibration: Calibration) -> list[Guess]:
    """What the model believes of a text, nested ones apart, in the form in which people mark it."""
    seen = read(text, tokenizer, brain)
    found = found_in(seen, brain)
    ones = believed(found, meant(seen, found, brain), calibration)
    plain = modes(text, [_plain(one, outer) for one, outer in zip(ones, outer_of(ones), strict=True)])
    return [Guess(one, of.confidence >= calibration.sure) for one, of in zip(plain, ones, strict=True)]


def _plain(one: Believed, outer: int | None) -> Attribution:
    return Attribution(
        content=one.found.content,
        cue=(one.found.cue,),
        source=(one.found.source,) if one.found.source else (),
        kind=one.kind,
        type="+".join(one.types),
        by=outer,
    )


def counted(article: Marked, found: Sequence[Guess]) -> dict[str, Counts]:
    """What one article adds to each of `WAYS`."""
    gold, all_found = article.attributions, [guess.attribution for guess in found]
    sure = [guess.attribution for guess in found if guess.sure]
    ways = (
        (gold, all_found),
        (outermost(gold), outermost(all_found)),
        (statements(outermost(gold)), statements(outermost(all_found))),
        (outermost(gold), outermost(sure)),
    )
    return {name: count(article.text, *way) for name, way in zip(WAYS, ways, strict=True)}


def judged(articles: Iterable[dict[str, Counts]], draws: int = 1000, seed: int = 0) -> dict[str, Judged]:
    """The figures of all articles, by `WAYS`."""
    each = list(articles)
    ways = {name: [one[name] for one in each] for name in WAYS}
    return {name: Judged(scored(ones), intervals(ones, DRAWN, draws, seed)) for name, ones in ways.items()}
