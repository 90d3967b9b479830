"""The menu by which the queue is narrowed: kinds of difference, annotators, facets."""

from __future__ import annotations

from collections.abc import Sequence

from ....analysis.differences import KINDS
from ....work.review.queued import State, Wanted
from ...widgets.narrowing import Named, NarrowingButton
from ..told import WORDS


class QueueFilter(NarrowingButton):
    """Narrows the queue; fields are those of `Wanted`."""

    def __init__(self) -> None:
        super().__init__("Filter by kind, annotator or facet")

    def offer(self, people: Sequence[Named], facets: Sequence[Named]) -> None:
        """What can be chosen, beside the kinds of difference."""
        kinds = [(kind, WORDS[kind]) for kind in KINDS]
        self.fill(
            [("Kind", "kinds", kinds), ("Annotator", "annotators", people), ("About", "facets", facets)]
        )

    def narrowed(self, states: tuple[State, ...], *, agreed: bool) -> Wanted:
        """The filter that the menu makes, for these states; kinds in their order."""
        kinds = self.values("kinds")
        return Wanted(
            kinds=tuple(kind for kind in KINDS if kind in kinds),
            annotators=self.values("annotators"),
            facets=self.values("facets"),
            states=states,
            agreed=agreed,
        )
