"""What an operation did, as told to every view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from msgspec import Struct, field

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Changes(Struct, frozen=True):
    """The entities an operation wrote or dropped, by kind, in the order of writing."""

    operation: str = ""
    name: str = ""
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)

    def of(self, kind: str) -> tuple[str, ...]:
        """Ids of that kind, each once."""
        return self.ids.get(kind, ())

    def __bool__(self) -> bool:
        return bool(self.ids)


class Step(Struct, frozen=True):
    """An operation as a person sees it in the history: what can be undone or redone."""

    operation: str
    name: str
    at: datetime
    annotator: str
    size: int
    """Number of changes; long ones are undone as a job."""
