"""The same text, imported separately by two people: one article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from ...model.resolving import Version
from .articles import Library


def twins(
    link: sqlite3.Connection, library: Library, arriving: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Pairs of articles that several people imported separately, the second of them the one that stays.

    `arriving` are the coworker's that are new here, with the devices that made them. Of one text the article
    with the smallest id, which is the oldest, stays; two that one device made were meant to be two.
    """
    found: dict[str, list[str]] = {}
    for id in arriving:
        found.setdefault(library.article(id).sha256, []).append(id)
    for digest, new in found.items():
        here = link.execute("SELECT id FROM main.article WHERE sha256 = ?", (digest,)).fetchall()
        group = sorted({*new, *(id for (id,) in here)} - library.into.keys())
        first = group[0]
        for other in group[1:]:
            if _device(link, arriving, other) != _device(link, arriving, first):
                yield other, first


def _device(link: sqlite3.Connection, arriving: Mapping[str, str], article: str) -> str:
    if article in arriving:
        return arriving[article]
    for operations, changes in (("operation", "change"), ("received", "received_change")):
        query = f"""SELECT o.device FROM main.{changes} c JOIN main.{operations} o ON o.key = c.operation
          WHERE c.entity = ? AND c.kind = 'article' AND c.was IS NULL ORDER BY o.clock LIMIT 1"""
        if row := link.execute(query, (article,)).fetchone():
            return str(row[0])
    return ""


def made_on(versions: Iterable[Version]) -> str:
    """The device that made an entity."""
    return next((v.device for v in versions if v.was is None), "")
