"""Which entry of the register stands for which: lists follow a merger one step, so none may be longer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from ..model.sources import Source
from .reading import every

_TWO_DEEP = """SELECT one.body FROM main.source one JOIN main.source other ON other.id = one.merged_into
  WHERE other.merged_into IS NOT NULL"""


def stands_for(source: str, into: Callable[[str], str | None]) -> str:
    """The id of the entry that stands for a source, `into` telling who is merged into whom.

    Where entries were merged into each other it is the one with the smallest id, wherever one begins.
    """
    way = {source: None}
    at = source
    while (found := into(at)) is not None and found not in way:
        way[found] = None
        at = found
    if found is None:
        return at
    circle = list(way)
    return min(circle[circle.index(found) :])


def too_long(link: sqlite3.Connection) -> Iterator[Source]:
    """Entries merged into one that is itself merged, as they should be."""
    found = list(every(link, Source, _TWO_DEEP))
    # All are decided on before the first is changed.
    lasts = [stands_for(source.id, lambda id: _into(link, id)) for source in found]
    for source, last in zip(found, lasts, strict=True):
        yield replace(source, merged_into=None if last == source.id else last)


def _into(link: sqlite3.Connection, source: str) -> str | None:
    query = "SELECT merged_into FROM main.source WHERE id = ?"
    (found,) = link.execute(query, (source,)).fetchone() or (None,)
    return found
