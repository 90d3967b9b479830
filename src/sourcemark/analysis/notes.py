"""Plain sentences that stand beside figures which mean little, or less than they seem to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .bootstrap import Figure
from .per_value import Counts

ENOUGH = 30
"""Units with two values or more, below which a figure says little."""
PREVALENT = 0.9
"""Share of one value above which coefficients fall although most readings agree."""
WIDE = 0.4
"""Width of an interval above which it leaves open whether agreement is good or bad."""


def notes(
    counts: Counts, prevalence: Sequence[tuple[str, float]], measures: Mapping[str, Figure]
) -> tuple[str, ...]:
    """What to know before one trusts the figures; empty when there is nothing to say.

    `prevalence` lists the values that occur with their shares of all values in the pairable units.
    """
    if len(counts.missing) < 2:
        return ("Only one annotator: there is nothing to compare.",)
    if not counts.pairable:
        return ("No unit has values of two annotators: there is nothing to compare.",)
    return (
        *_few(counts.pairable),
        *_one_sided(prevalence),
        *_left_out(counts, "fleiss" in measures),
        *_uncertain(counts.articles, measures),
    )


def _few(pairable: int) -> Iterator[str]:
    if pairable < ENOUGH:
        units = "1 unit has" if pairable == 1 else f"{pairable} units have"
        yield f"Only {units} values of two annotators or more: below {ENOUGH}, a figure says little."


def _one_sided(prevalence: Sequence[tuple[str, float]]) -> Iterator[str]:
    """Feinstein and Cicchetti 1990, "High agreement but low kappa: I"."""
    name, share = max(prevalence, key=lambda value: value[1])
    if len(prevalence) == 1:
        yield f"Only “{name}” occurs: agreement beyond chance can't be told."
    elif share > PREVALENT:
        yield (
            f"“{name}” makes up {_percent(share)} of the values: kappa and alpha may be low although most readings "
            "agree. Look at percent agreement and at each value, too."
        )


def _left_out(counts: Counts, fleiss: bool) -> Iterator[str]:
    if counts.pairable < counts.units:
        share = f"{counts.pairable} of {counts.units} units"
        yield f"Only {share} have values of two annotators or more; the others count nowhere."
    if fleiss and counts.complete < counts.pairable:
        yield f"Fleiss' kappa takes only the {counts.complete} units to which every annotator gave a value."


def _uncertain(articles: int, measures: Mapping[str, Figure]) -> Iterator[str]:
    alpha, drawn = measures["alpha"], measures["percent"].low is not None
    if articles < 2:
        yield "All of it lies in one article: no interval can be given."
    elif drawn and alpha.value is not None and alpha.low is None:
        yield "Too few articles hold more than one value: no interval of alpha can be given."
    elif alpha.low is not None and alpha.high is not None and alpha.high - alpha.low > WIDE:
        between = f"between {alpha.low:.2f} and {alpha.high:.2f}"
        yield f"Alpha may lie anywhere {between}: more articles would tell it better."


def _percent(share: float) -> str:
    """Never rounded up to all of them."""
    return "more than 99 %" if share > 0.99 else f"{share:.0%}".replace("%", " %")
