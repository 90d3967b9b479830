"""Codebooks that drifted apart: a coworker's value stands for one of ours, from now on and in later mergings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ...model.changes import Changes
from ...model.codebook import Code, Codebook, Facet
from ...model.errors import Refused
from ...project import Project
from ...project.merging.drifted import Foreign
from ..marks import codebook_of

Chosen = Mapping[tuple[str, str], str | None]
"""`(facet, their value)` -> ours that it is the same as; None lets it come in as a value of its own."""


def map_codes(project: Project, foreign: Sequence[Foreign], chosen: Chosen) -> Changes:
    """Enter their values in our codebook, merged into ours, as one step of undo, before they are merged.

    No mark is rewritten: those with their value read and count as ours. What is not chosen, or None, is left to
    the merging. Refused for a value that is none of ours, and when nothing is chosen.
    """
    book = codebook_of(project)
    wanted = [(f, chosen.get((f.facet, f.code.id))) for f in foreign]
    same = [(f, ours) for f, ours in wanted if ours is not None]
    for found, ours in same:
        book = _with(book, found, ours)
    if book == codebook_of(project):
        raise Refused("Choose first which of our values theirs are the same as.")
    with project.operation(_name(book, same)) as op:
        op.put(replace(book, version=book.version + 1))
    return op.changes


def _with(book: Codebook, found: Foreign, ours: str) -> Codebook:
    facet = book.facet(found.facet)
    into = facet.code(ours) if facet else None
    if facet is None or into is None:
        raise Refused("This value is no longer in the codebook.")
    theirs = replace(found.code, merged_into=into.id)
    changed = replace(facet, codes=(*(c for c in facet.codes if c.id != theirs.id), theirs))
    return replace(book, facets=tuple(changed if f.id == facet.id else f for f in book.facets))


def _name(book: Codebook, same: Sequence[tuple[Foreign, str]]) -> str:
    if len(same) > 1:
        return f"Map {len(same):,} values of a coworker's codebook to ours"
    found, ours = same[0]
    into = (book.facet(found.facet) or Facet(id="", name="")).code(ours) or Code(id="", name="")
    return f"Map {found.code.name} to {into.name}"
