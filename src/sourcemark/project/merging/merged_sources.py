"""Entries of the register that were merged into others on several machines at once.

Lists follow a merger one step. So whoever was merged into an entry that was itself merged elsewhere is
merged into that; where two were merged into each other, the one with the smallest id stands for all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from msgspec.structs import replace

from ...model.resolving import latest
from ...model.sources import Source
from ..mergers import stands_for
from .versions import History


class Mergers:
    """Who is merged into whom once all is decided."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link = link
        self._into: dict[str, str | None] = {}
        self._last: dict[str, str] = {}

    def learn(self, found: Iterable[History]) -> None:
        """Note the touched entries; those that had been merged into one of them are touched as well."""
        for history in found:
            source = latest(history.versions)  # also of what was deleted: it stays where something needs it
            if isinstance(source, Source):
                self._into[source.id] = source.merged_into
        for id, into in list(self._into.items()):
            if into is not None:
                self._link.execute(
                    """INSERT OR IGNORE INTO touched SELECT rank.rank, s.id FROM main.source s, rank
                      WHERE s.merged_into = ? AND rank.kind = 'source'""",
                    (id,),
                )

    def flat(self, source: Source) -> Source:
        """The entry, merged into the one that stands for itself, or standing for itself."""
        self._into.setdefault(source.id, source.merged_into)
        last = stands_for(source.id, self._shortened)
        self._last[source.id] = last
        wanted = None if last == source.id else last
        return source if source.merged_into == wanted else replace(source, merged_into=wanted)

    def _shortened(self, source: str) -> str | None:
        """One step on, or all the way where it is known: long chains are walked once."""
        last = self._last.get(source)
        return self._next(source) if last in (None, source) else last

    def _next(self, source: str) -> str | None:
        if source not in self._into:
            query = "SELECT merged_into FROM main.source WHERE id = ?"
            row = self._link.execute(query, (source,)).fetchone()
            self._into[source] = row[0] if row else None
        return self._into[source]
