"""What an operation did, as told to every view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from msgspec import Struct, field

MANY = 500
"""Ids of a kind that are listed at most: who hears of more had better read everything anew."""

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Changes(Struct, frozen=True):
    """The entities an operation wrote or dropped, by kind, in the order of writing."""

    operation: str = ""
    name: str = ""
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    unlisted: frozenset[str] = frozenset()
    """Kinds of which more were written than `ids` holds."""

    def of(self, kind: str) -> tuple[str, ...]:
        """Ids of that kind, each once; only the first `MANY` of them where there are `many`."""
        return self.ids.get(kind, ())

    def many(self, kind: str) -> bool:
        """True when not all of that kind are listed: read it anew instead of one by one."""
        return kind in self.unlisted

    def __bool__(self) -> bool:
        return bool(self.ids)


class Noted:
    """Notes what is written, as it is written; a million ids take no more room than `MANY`."""

    def __init__(self) -> None:
        self._ids: dict[str, dict[str, None]] = {}
        self._numbers: Counter[str] = Counter()

    def add(self, kind: str, entity: str) -> None:
        """One more entity."""
        self._numbers[kind] += 1
        listed = self._ids.setdefault(kind, {})
        if len(listed) < MANY:
            listed[entity] = None

    @property
    def size(self) -> int:
        """How many were added."""
        return self._numbers.total()

    def changes(self, operation: str = "", name: str = "") -> Changes:
        """What was added so far, under that operation's id and name."""
        unlisted = frozenset(kind for kind, number in self._numbers.items() if number > len(self._ids[kind]))
        return Changes(operation, name, {kind: tuple(ids) for kind, ids in self._ids.items()}, unlisted)


class Step(Struct, frozen=True):
    """An operation as a person sees it in the history: what can be undone or redone."""

    operation: str
    name: str
    at: datetime
    annotator: str
    size: int
    """Number of changes; long ones are undone as a job."""
