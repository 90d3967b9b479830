"""How this user has files from outside read: limits, columns of tables of articles, words of other tools' sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import ValidationError, convert, to_builtins
from msgspec.structs import replace

from ..formats.limits import MB, Limits
from .foreign_sets.mapping import Mapping
from .profile import TABLES, Profile

UNITS = {"seconds": 1, "memory": MB, "size": MB}
"""Limits that people set -> what they are told in."""


def limits_of(profile: Profile, **instead: float | None) -> Limits:
    """The limits that this user set, but for those that are given `instead`, in `UNITS`."""
    kept = {name: getattr(profile.habits.reading, name) for name in UNITS}
    told = kept | {name: limit for name, limit in instead.items() if limit is not None}
    chosen: dict[str, Any] = {n: limit * UNITS[n] for n, limit in told.items() if limit is not None}
    return Limits(**chosen)


def set_limit(profile: Profile, **limit: int) -> None:
    """One or several of them from now on, in `UNITS`."""
    profile.renew()
    profile.change(reading=replace(profile.habits.reading, **limit))


def columns_for(profile: Profile, columns: Sequence[str]) -> dict[str, str] | None:
    """What was chosen for a table with these columns, in whatever order they are; None when none was seen."""
    return profile.habits.reading.tables.get(_key(columns))


def keep_columns(profile: Profile, columns: Sequence[str], chosen: dict[str, str]) -> None:
    """Remember what was chosen for tables with these columns; the oldest are forgotten."""
    profile.renew()
    reading, key = profile.habits.reading, _key(columns)
    others = [(k, v) for k, v in reading.tables.items() if k != key]
    tables = dict([*others, (key, dict(chosen))][-TABLES:])
    profile.change(reading=replace(reading, tables=tables))


def mappings(profile: Profile) -> dict[str, Mapping]:
    """Format -> what was chosen for the words of its sets. What this program can't read is not among them."""
    found = {form: _mapping(plain) for form, plain in profile.habits.mappings.items()}
    return {form: chosen for form, chosen in found.items() if chosen is not None}


def keep_mapping(profile: Profile, form: str, chosen: Mapping) -> None:
    """Remember what a person chose for the words of sets of that format, beside what was chosen before."""
    profile.renew()
    kept = chosen.over(mappings(profile).get(form, Mapping())).shortened()
    profile.change(mappings={**profile.habits.mappings, form: to_builtins(kept)})


def _mapping(plain: object) -> Mapping | None:
    try:
        return convert(plain, Mapping)
    except ValidationError:
        return None


def _key(columns: Sequence[str]) -> str:
    """The same for the same set of names; what they are is not kept."""
    from hashlib import sha256

    return sha256("\n".join(sorted(set(columns))).encode("utf-8", "replace")).hexdigest()[:16]
