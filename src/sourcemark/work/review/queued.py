"""An item of the reviewer's queue, what a filter leaves of the queue, and how far it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from ...analysis.differences import Difference, Group, Kind
from ...model.ids import Id
from ...model.review import Decision

State = Literal["open", "decided", "re-opened"]


class Item(Struct, frozen=True, kw_only=True):
    """One group of statements, with what is decided on it."""

    group: Group
    """Without any statement where all that a decision rested on is gone."""
    state: State
    decisions: tuple[Decision, ...]
    """Those that rest on a statement of the group, the newest last; more than one only when it is re-opened."""
    why: tuple[str, ...]
    """What was changed since it was decided: "Bob changed the source type"."""
    comments: int
    about: tuple[Id, ...]
    """The statements of the group and those its decisions rest on, gone or not: what its comments are about."""

    @property
    def key(self) -> str:
        """The same for the same statements."""
        return self.group.key if self.ids else self.decisions[-1].id

    @property
    def may_be_kept(self) -> bool:
        """True when one decision was opened again, on statements that are there."""
        return self.state == "re-opened" and len(self.decisions) == 1 and bool(self.ids)

    @property
    def ids(self) -> tuple[Id, ...]:
        """The statements to decide on."""
        return tuple(s.id for s in self.group.statements if s is not None)


class Wanted(Struct, frozen=True):
    """Which items of the queue are wanted; what is left empty does not matter."""

    kinds: tuple[Kind, ...] = ()
    annotators: tuple[Id, ...] = ()
    """One: where that one differs from anybody; several: where these differ from each other."""
    facets: tuple[Id, ...] = ()
    states: tuple[State, ...] = ()
    agreed: bool = False
    """Also what nobody differs in."""

    def takes(self, item: Item) -> bool:
        """True when the item is wanted."""
        if self.states and item.state not in self.states:
            return False
        if not item.group.differences and not self.agreed and item.state != "re-opened":
            return False
        particular = self.kinds or self.annotators or self.facets
        return not particular or any(map(self.takes_difference, item.group.differences))

    def takes_difference(self, difference: Difference) -> bool:
        """True when the difference by itself is wanted, whatever its state."""
        among = set(self.annotators)
        who = among.intersection(difference.annotators)
        return (
            (not self.kinds or difference.kind in self.kinds)
            and (not self.facets or not {*self.facets}.isdisjoint(difference.facets))
            and len(who) >= min(2, len(among))
        )


EVERY = Wanted()
"""All in which anybody differs."""


class Counts(Struct, frozen=True, kw_only=True):
    """How many items there are of each state; what all agree on is counted by itself."""

    open: int
    decided: int
    reopened: int
    agreed: int
    """Agreed on by all and not decided yet."""


def counts(found: Iterable[Item]) -> Counts:
    """How far the review of these items is. What only one has read is neither open nor agreed."""
    states = Counter(
        "agreed" if item.state == "open" and item.group.agreed else item.state
        for item in found
        if item.state != "open" or len(item.group.annotators) > 1
    )
    return Counts(
        open=states["open"], decided=states["decided"], reopened=states["re-opened"], agreed=states["agreed"]
    )
