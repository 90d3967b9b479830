"""Which proposals are still to be answered: those whose content nobody has marked or judged here."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ...model.proposals import Proposal
from ...model.scope import StatementFilter
from ...model.spans import Span
from ...project import Project
from ...project.queries.proposals import verdicts_of
from ...project.queries.statements import marks, pieces, statement_ids

Places = tuple[Span, ...]

SAME = 0.5
"""Share of the code points of two contents together that must be in both for them to be the same."""


def still_open(project: Project, article: str, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals whose content is neither that of a statement of one's own nor of a proposal one has answered.

    Contents are compared, not models: what was dismissed does not come back with another version.
    """
    if not proposals:
        return []
    known = done_with(project, article)
    return [proposal for proposal in proposals if not known.has(proposal.spans)]


def done_with(project: Project, article: str) -> Contents:
    """The contents that one has marked or answered oneself; to be kept until a mark or a verdict changes."""
    return Contents([*_own(project, article), *_answered(project, article)])


def _own(project: Project, article: str) -> list[Places]:
    mine = StatementFilter(annotators=(project.user.annotator.id,))
    several, own = pieces(project.link, article), set(statement_ids(project.link, article, mine))
    return [
        several.get(id) or (Span(start, end),)
        for start, end, id, _ in marks(project.link, article)
        if id in own
    ]


def _answered(project: Project, article: str) -> list[Places]:
    return [v.proposal.spans for v in verdicts_of(project.link, article, project.user.annotator.id)]


class Contents:
    """Contents to be found again by how far they overlap.

    They lie by their size, doubling from shelf to shelf: what shares half of all with a content is at least half and
    at most twice as long, so that three shelves are looked at, and on each only what begins nearby.
    """

    def __init__(self, contents: Iterable[Places]) -> None:
        self._contents = list(dict.fromkeys(contents))
        self._sizes = [size(places) for places in self._contents]
        self._shelves: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, places in enumerate(self._contents):
            shelf = self._shelves[self._sizes[number].bit_length()]
            shelf.extend((place.start, place.end, number) for place in places)
        for shelf in self._shelves.values():
            shelf.sort()

    def has(self, places: Places) -> bool:
        """True when one of them is the same as what stands at `places`, which are sorted and apart."""
        own = size(places)
        near = range(own.bit_length() - 1, own.bit_length() + 2)
        return any(self._on(level, places, own) for level in near if level in self._shelves)

    def _on(self, level: int, places: Places, own: int) -> bool:
        shared: dict[int, int] = defaultdict(int)
        for place in places:
            for start, end, number in self._beginning(level, place):
                if end > place.start:
                    shared[number] += min(end, place.end) - max(start, place.start)
        return any(both >= SAME * (own + self._sizes[number] - both) for number, both in shared.items())

    def _beginning(self, level: int, place: Span) -> Iterable[tuple[int, int, int]]:
        """The pieces on a shelf that may reach into `place`: none is as long as `2 ** level`."""
        shelf = self._shelves[level]
        return shelf[bisect_left(shelf, (place.start - (1 << level),)) : bisect_left(shelf, (place.end,))]


def size(places: Iterable[Span]) -> int:
    """Code points that places which lie apart have together."""
    return sum(len(place) for place in places)
