"""One count: what is wanted, how it ends early, and the two steps it is made in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ....model.errors import SourcemarkError
from ....project import Project
from ....work.review.agreeing import Agreed, agree, source_names, with_intervals
from ....work.review.gathering import Among, Kept
from ....work.task import Cancelled
from ...jobs import Job

if TYPE_CHECKING:
    from ....analysis.agreement import Asked


class Wish(NamedTuple):
    """What is to be counted."""

    among: Among
    threshold: float
    seed: int
    draws: int


class Why(NamedTuple):
    """There are no figures, and this is why."""

    words: str


class Turn:
    """A job as the count sees it: it ends early, without a word, once something newer is wanted."""

    def __init__(self) -> None:
        self.job: Job | None = None
        self.over = False

    @property
    def cancelled(self) -> bool:
        return self.over or (self.job is not None and self.job.cancelled)

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        if self.over:
            raise Cancelled
        if self.job is not None:
            self.job.progress(done, total, label)


class Life:
    """Outlives the window's side of a count: a job may end after the room was left for good."""

    def __init__(self) -> None:
        self.turn: Turn | None = None
        self.over = False

    def end(self) -> None:
        """The window's side is gone: what is under way ends, and nobody is told."""
        self.over = True
        if self.turn is not None:
            self.turn.over = True


def counted(project: Project, wish: Wish, turn: Turn, kept: Kept) -> Agreed | Why | None:
    """The figures, without intervals; None when something newer is wanted."""
    try:
        return agree(project, wish.among, _asked(wish, 0, source_names(project)), turn, kept)
    except Cancelled:
        return None
    except SourcemarkError as refusal:
        return Why(str(refusal))


def drawn(found: Agreed, wish: Wish, turn: Turn) -> Agreed | None:
    """The same figures with their intervals."""
    sources = [facet for facet in found.report.facets if facet.facet == "source"]
    names = {id: name for facet in sources for id, name in zip(facet.ids, facet.figures.values, strict=True)}
    try:
        return with_intervals(found, _asked(wish, wish.draws, names), turn)
    except Cancelled:
        return None


def _asked(wish: Wish, draws: int, sources: Mapping[str, str]) -> Asked:
    from ....analysis.agreement import Asked

    return Asked(threshold=wish.threshold, seed=wish.seed, draws=draws, sources=sources)
