"""The mould all stored things are cast in: a frozen msgspec struct with an id."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from msgspec import Struct

from .ids import Id


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of an entity, without an identity of its own."""


class Entity(Value, frozen=True, kw_only=True):
    """A thing the project keeps. Validated when decoded or converted, not when constructed."""

    kind: ClassVar[str]
    """The name of its table, its key in a bundle and in `Changes`."""

    groups: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields that are decided together when two people changed them at once; others stand alone."""

    id: Id


def now() -> datetime:
    """The present moment in UTC, to the millisecond: what the file keeps."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
