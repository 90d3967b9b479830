"""A facet as one line of the list: its main figure, and in plain words what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ....model.direction import isolated
from ....work.review.agreeing import Agreed

if TYPE_CHECKING:
    from ....analysis.agreement import OnFacet, Report
    from ....analysis.bootstrap import Figure
    from ....analysis.training import Training

BOUNDARIES = ""
"""Stands for the boundaries among ids of facets."""
NONE = "–"
NAMES = {
    "percent": "Percent agreement",
    "alpha": "Krippendorff’s alpha",
    "fleiss": "Fleiss’ kappa",
    "cohen": "Cohen’s kappa",
    "linear": "Weighted kappa, linear",
    "quadratic": "Weighted kappa, quadratic",
}
"""What the figures of a facet are called."""


class Line(NamedTuple):
    """One facet, or the boundaries."""

    facet: str
    title: str
    measure: str
    """What the main figure is."""
    value: float | None
    low: float | None
    high: float | None
    beside: tuple[str, ...]
    """Further figures and counts, each with its name."""
    weak: bool
    """There are notes: the figure means little, or less than it seems to."""

    @property
    def spoken(self) -> str:
        """The whole line for the ear."""
        between = "" if self.low is None else f", between {number(self.low)} and {number(self.high)}"
        figure = f"{self.measure} {number(self.value)}{between}"
        return ". ".join((self.title, figure, *self.beside, *(("see the notes",) if self.weak else ())))


def lines_of(agreed: Agreed) -> list[Line]:
    """Boundaries first, then every facet."""
    if agreed.trained is not None:
        spans = agreed.trained.spans.matched.f1
        trained = zip(agreed.report.facets, agreed.trained.facets, strict=True)
        return [_boundaries(agreed, spans), *(_learned(facet, training) for facet, training in trained)]
    return [_boundaries(agreed, agreed.report.boundaries.matched), *map(_line, agreed.report.facets)]


def said_of(report: Report) -> str:
    """How much there is, and how the intervals were made."""
    draws = (
        f"{report.draws:,} draws of articles, seed {report.seed}" if report.draws else "intervals follow …"
    )
    read = f"{counted(report.articles, 'article')}, {report.shared:,} read by two or more"
    return " · ".join((read, counted(report.units, "unit"), *([draws] if report.shared else [])))


def number(value: float | None) -> str:
    """Two decimals with a true minus, or a dash."""
    if value is None:
        return NONE
    words = f"{value:.2f}"
    return "0.00" if words == "-0.00" else words.replace("-", "−")


def share(value: float | None) -> str:
    """A share in whole per cent; never rounded to all or nothing."""
    if value is None:
        return NONE
    if 0 < value < 0.005 or 0.995 <= value < 1:
        return "< 1 %" if value < 0.5 else "> 99 %"
    return f"{value:.0%}".replace("%", " %")


def interval(figure: Figure) -> str:
    """From where to where, or a dash."""
    return NONE if figure.low is None else f"{number(figure.low)} – {number(figure.high)}"


def counted(many: int, one: str) -> str:
    """ "1 unit", "2 units"."""
    return f"{many:,} {one if many == 1 else one + 's'}"


def _boundaries(agreed: Agreed, figure: Figure) -> Line:
    found = agreed.report.boundaries
    words = found.words
    more = [counted(sum(agreed.report.statements), "statement"), f"exact {number(found.exact.value)}"]
    if words is not None and words.per_value:
        marked = next((value.prevalence for value in words.per_value if value.value == 1), 0.0)
        more.append(f"{share(words.measures['percent'].value)} of words alike, {share(marked)} marked")
    measure = f"F1, overlap ≥ {found.threshold:g}"
    line = (figure.value, figure.low, figure.high, tuple(more), bool(found.notes))
    return Line(BOUNDARIES, "Where statements begin and end", measure, *line)


def _line(facet: OnFacet) -> Line:
    found = facet.figures
    alpha, counts = found.measures["alpha"], found.counts
    left = counts.units - counts.pairable
    known = found.measures["percent"].value
    more = ["nothing to compare" if known is None else f"{share(known)} alike"]
    if found.per_value:
        most = max(found.per_value, key=lambda value: value.prevalence)
        more.append(f"{share(most.prevalence)} {isolated(found.values[most.value])}")
    more += [
        *([counted(counts.pairable, "unit")] if counts.pairable else []),
        *([f"{left:,} missing"] if left else []),
    ]
    line = (alpha.value, alpha.low, alpha.high, tuple(more), _weak(facet))
    return Line(facet.facet, found.facet, f"alpha, {found.scale}", *line)


def _weak(facet: OnFacet) -> bool:
    """Notes on how many units were left out are for the details; these mean that the figure says little."""
    from ....analysis.notes import ENOUGH, PREVALENT, WIDE

    counts, alpha = facet.figures.counts, facet.figures.measures["alpha"]
    most = max((value.prevalence for value in facet.figures.per_value), default=1.0)
    wide = alpha.low is not None and alpha.high is not None and alpha.high - alpha.low > WIDE
    return counts.pairable < ENOUGH or most > PREVALENT or wide


def _learned(facet: OnFacet, found: Training) -> Line:
    more = (f"{found.compared:,} compared", f"{found.left_out:,} left out", f"{found.added:,} added")
    figure = found.right
    return Line(facet.facet, found.facet, "right", figure.value, figure.low, figure.high, more, False)
