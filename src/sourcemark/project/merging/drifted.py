"""Codebooks that drifted apart: values of the coworker's that ours does not have."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from ...model.codebook import Code, Codebook
from ...model.kinds import decode
from ..reading import one


class Foreign(Struct, frozen=True):
    """A value of the coworker's codebook that ours does not have."""

    facet: str
    code: Code
    like: str
    """Our value of the same name; empty for none."""


def foreign_codes(link: sqlite3.Connection) -> Iterator[Foreign]:
    """Values of theirs in the codebook as planned that ours lacks."""
    row = link.execute("SELECT body, was FROM plan WHERE kind = 'codebook'").fetchone()
    if row is None or None in row:  # of two of them the plan holds the body
        return
    theirs, ours = decode(Codebook, row[0]), decode(Codebook, row[1])
    written = one(link, Codebook, "SELECT body FROM theirs.codebook")
    for facet in theirs.facets:
        own = ours.facet(facet.id)
        known = {code.id for code in own.codes} if own else set()
        like = {code.name.casefold(): code.id for code in own.choices()} if own else {}
        for code in facet.choices():
            if own is not None and code.id not in known:
                yield Foreign(facet.id, _as_written(written, facet.id, code), like.get(_plain(code.name), ""))


def _as_written(book: Codebook | None, facet: str, code: Code) -> Code:
    """The value as the coworker has it, before its name and key made way for ours."""
    theirs = book.facet(facet) if book else None
    return next((c for c in theirs.codes if c.id == code.id), code) if theirs else code


def _plain(name: str) -> str:
    """The name without the number that told it from ours."""
    stem, _, last = name.casefold().rpartition(" ")
    return stem if stem and last.isdigit() else name.casefold()
