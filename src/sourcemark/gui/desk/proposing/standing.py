"""Which proposals of the open article stand, in which order, and what was mended of them. Plain values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Mapping, Sequence

from ....model.proposals import Proposal
from ....model.spans import Span, hull

Place = tuple[int, int, str]
"""First and last offset of a proposal, and its key: the order in which one walks."""


class Standing:
    """All that were found, those of them that are open, and what was mended of them before they are taken."""

    def __init__(self) -> None:
        self._found: dict[str, Proposal] = {}
        self._open: dict[str, Place] = {}
        self._order: list[Place] = []
        self._sure = 0
        self.mended: dict[str, tuple[Span, ...]] = {}
        """Other places that a person has given a proposal, by key."""

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, key: str) -> bool:
        return key in self._open

    def __getitem__(self, key: str) -> Proposal:
        return self._found[key]

    @property
    def sure(self) -> int:
        """How many of the open ones are sure."""
        return self._sure

    @property
    def keys(self) -> list[str]:
        """The open ones, in order."""
        return [key for _, _, key in self._order]

    def found(self) -> dict[str, Proposal]:
        """All, answered or not."""
        return self._found

    def spans(self, key: str) -> tuple[Span, ...]:
        """Where it lies, as it was mended."""
        return self.mended.get(key, self._found[key].spans)

    def add(self, proposals: Iterable[Proposal]) -> list[str]:
        """More were found; answers their keys. None of them is open yet."""
        new = {f"p{n}": proposal for n, proposal in enumerate(proposals, start=len(self._found))}
        self._found.update(new)
        return list(new)

    def tell(self, told: Mapping[str, Proposal]) -> None:
        """Of these something else is known now, not where they lie nor how sure they are."""
        self._found.update(told)

    def open(self, keys: Iterable[str]) -> None:
        """These are open."""
        for key in keys:
            if key not in self._open:
                around, proposal = hull(self.spans(key)), self._found[key]
                self._open[key] = place = (around.start, around.end, key)
                insort(self._order, place)
                self._sure += proposal.tier == "sure"

    def close(self, keys: Iterable[str]) -> None:
        """These are answered."""
        for key in keys:
            place = self._open.pop(key, None)
            if place is not None:
                del self._order[bisect_left(self._order, place)]
                self._sure -= self._found[key].tier == "sure"

    def mend(self, key: str, spans: Sequence[Span]) -> None:
        """It shall lie elsewhere when it is taken."""
        self.close([key])
        self.mended[key] = tuple(spans)
        if self.mended[key] == self._found[key].spans:
            del self.mended[key]
        self.open([key])

    def beside(self, key: str | None, offset: int, forward: bool) -> str | None:
        """The next or previous open one, from one of them or from a place in the text, round the end."""
        if not self._order:
            return None
        here = self._open.get(key or "")
        if forward:
            at = bisect_right(self._order, here) if here else bisect_left(self._order, (offset, 0, ""))
            return self._order[at % len(self._order)][2]
        return self._order[bisect_left(self._order, here or (offset, 0, "")) - 1][2]

    def after(self, gone: Collection[str], offset: int) -> str | None:
        """The first open one from a place on that is none of those."""
        at = bisect_left(self._order, (offset, 0, ""))
        around = [*self._order[at:], *self._order[:at]]
        return next((key for _, _, key in around if key not in gone), None)

    def number(self, key: str) -> int:
        """Which one it is of the open ones, from 1."""
        return bisect_left(self._order, self._open[key]) + 1

    def sure_within(self, span: Span) -> list[str]:
        """The open sure ones that begin in a stretch, in order."""
        first = bisect_left(self._order, (span.start, 0, ""))
        last = bisect_left(self._order, (span.end, 0, ""))
        return [key for _, _, key in self._order[first:last] if self._found[key].tier == "sure"]
