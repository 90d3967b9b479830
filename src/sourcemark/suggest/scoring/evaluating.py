"""The model held against articles that people marked: what it finds in them, counted in four ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct, to_builtins

from ..believing import Believed, believed
from ..blocks import moved_spans
from ..language import is_english
from ..nesting import outer_of
from ..network.loading import Model
from ..passages import passages
from .counting import Counts, count
from .gold import Attribution, Marked
from .pairing import outermost, statements
from .scores import DRAWN, Scores, intervals, scored

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


def guesses(text: str, model: Model) -> list[Guess]:
    """What the model believes of a text, nested ones apart, in the form in which people mark it.

    Nothing where the text is not English, as for whoever reads.
    """
    out: list[Guess] = []
    for passage in passages(text, model) if is_english(text) else ():
        ones = believed(passage.found, passage.meant(model), model.described.calibration)
        here = [at for at, one in enumerate(ones) if passage.holds(one.found.content[0])]
        places = {at: len(out) + place for place, at in enumerate(here)}
        outer = outer_of(ones)
        for at in here:
            around = outer[at]
            plain = _plain(ones[at], passage.block.start, None if around is None else places.get(around))
            out.append(Guess(plain, ones[at].confidence >= model.described.calibration.sure))
    return out


def _plain(one: Believed, start: int, outer: int | None) -> Attribution:
    found = one.found
    return Attribution(
        content=moved_spans(found.content, start),
        cue=moved_spans((found.cue,), start),
        source=moved_spans((found.source,), start) if found.source else (),
        kind=one.kind,
        type="+".join(one.types),
        by=outer,
    )


def evaluated(article: Marked, model: Model) -> dict[str, Counts]:
    """What one article adds to each of `WAYS`, as the model reads it."""
    return counted(article, guesses(article.text, model))


def counted(article: Marked, found: Sequence[Guess]) -> dict[str, Counts]:
    """What one article adds, with what was found in it."""
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
