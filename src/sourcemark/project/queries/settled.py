"""Rows without what a long operation under way has written: it may yet be taken back, so nothing is to count on it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from ...model.entity import Entity
from ..operation import unfinished


class Settled(NamedTuple):
    """SQL on a row of a kind's table."""

    body: str
    """Its body, as it was before any operation that is under way; NULL for what only such a one brought."""
    stands: str
    """A condition: it is there without them."""


def settled(link: sqlite3.Connection, kind: type[Entity], alias: str) -> Settled:
    """How to read the table of `kind`, called `alias` in the query. Ask it in the transaction that reads."""
    under_way = ", ".join(map(str, sorted(unfinished(link))))
    if not under_way:
        return Settled(f"{alias}.body", "1")
    before = f"""(SELECT was FROM change WHERE operation = {alias}.version AND entity = {alias}.id
      AND kind = '{kind.kind}' ORDER BY key LIMIT 1)"""
    body = f"(CASE WHEN {alias}.version IN ({under_way}) THEN {before} ELSE {alias}.body END)"
    return Settled(body, f"{body} IS NOT NULL")
