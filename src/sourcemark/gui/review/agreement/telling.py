"""The tables behind a figure, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ....model.direction import isolated
from ....work.review.agreeing import Agreed
from .lines import NAMES, NONE, interval, number, share

if TYPE_CHECKING:
    from ....analysis.agreement import OnFacet
    from ....analysis.bootstrap import Figure
    from ....analysis.training import Training

SHORT = 16
"""Letters of each name of a pair."""
ALL_SAME = "All values the same"
FIGURE = ("Figure", "Value", "95 % of draws")


class Told(NamedTuple):
    """A table: what it is, its columns, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: list[list[str]]


def measures_told(facet: OnFacet) -> Told:
    """Every coefficient of a facet with its interval."""
    figures = {NAMES[name]: figure for name, figure in facet.figures.measures.items()}
    if facet.same is not None:
        figures[ALL_SAME] = facet.same
    rows = _rows(figures)
    counts = facet.figures.counts
    return Told(f"Figures of {counts.pairable:,} of {counts.units:,} units", FIGURE, rows)


def values_told(agreed: Agreed, facet: OnFacet) -> Told:
    """Each value: how often it was given, by whom, and how often it was met by itself."""
    found = facet.figures
    heads = ("Value", "Given", "Share", "Agreement", *agreed.annotators.values())
    rows = [
        [
            *(
                found.values[value.value],
                f"{value.count:,}",
                share(value.prevalence),
                number(value.agreement),
            ),
            *map(share, value.by_annotator),
        ]
        for value in found.per_value
    ]
    return Told("Each value", heads, rows)


def boundaries_told(agreed: Agreed) -> Told:
    """Figures over all annotators."""
    found = agreed.report.boundaries
    figures = {
        "F1, exactly the same": found.exact,
        f"F1, overlap of {found.threshold:g} or more": found.matched,
        "Unitised alpha, |u, 2016": found.unitised,
    }
    rows = _rows(figures)
    return Told("Figures", FIGURE, rows)


def words_told(agreed: Agreed) -> Told | None:
    """Agreement on which words are marked."""
    words = agreed.report.boundaries.words
    if words is None:
        return None
    rows = _rows({NAMES[name]: figure for name, figure in words.measures.items()})
    return Told(f"Words marked or not, of {words.counts.pairable:,}", FIGURE, rows)


def pairs_told(agreed: Agreed) -> Told:
    """Two annotators each: precision and recall, exact and matched."""
    heads = (
        *("First and second", "Articles", "First", "Second", "Exact"),
        *("Precision", "Recall", "F1", "Matched", "Precision", "Recall", "F1"),
    )
    called = agreed.annotators
    rows = [
        [
            " – ".join(isolated(_short(called[who])) for who in (pair.first, pair.second)),
            *(f"{count:,}" for count in (pair.articles, *pair.statements)),
            *(
                f"{pair.exact.same:,}",
                *(number(f.value) for f in (pair.exact.precision, pair.exact.recall, pair.exact.f1)),
            ),
            f"{pair.matched.same:,}",
            *(number(f.value) for f in (pair.matched.precision, pair.matched.recall, pair.matched.f1)),
        ]
        for pair in agreed.report.boundaries.pairs
    ]
    return Told("Every two annotators", heads, rows)


def learned_told(training: Training) -> Told:
    """How much was right."""
    right = training.right
    rows = [
        ["Right", share(right.value), _shares(right)],
        ["Compared", f"{training.compared:,}", NONE],
        ["Left out", f"{training.left_out:,}", NONE],
        ["Added", f"{training.added:,}", NONE],
    ]
    return Told("Against the reference", FIGURE, rows)


def learned_values_told(training: Training) -> Told:
    """Of each value: how much of it was found, and how much of what was given is right."""
    heads = ("Value", "Expected", "Given", "Right", "Found of expected", "Right of given")
    rows = [
        [
            *(training.values[value.value], f"{value.expected:,}", f"{value.given:,}", f"{value.right:,}"),
            *(share(value.recall), share(value.precision)),
        ]
        for value in training.per_value
    ]
    return Told("Each value", heads, rows)


def _short(name: str) -> str:
    """So that both names of a pair are seen."""
    return name if len(name) <= SHORT else f"{name[: SHORT - 1].rstrip()}…"


def _rows(figures: dict[str, Figure]) -> list[list[str]]:
    """Shares as per cent, what is beyond chance as it is."""
    percent = (NAMES["percent"], ALL_SAME)
    return [
        [name, share(figure.value), _shares(figure)]
        if name in percent
        else [name, number(figure.value), interval(figure)]
        for name, figure in figures.items()
    ]


def _shares(figure: Figure) -> str:
    return NONE if figure.low is None else f"{share(figure.low)} – {share(figure.high)}"
