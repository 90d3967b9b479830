"""The codebooks that ship with the program: for a project to start from, and to take facets from."""

from __future__ import annotations

import msgspec

from ..assets import asset
from ..model.changes import Changes
from ..model.codebook import Codebook
from ..model.errors import Refused
from ..model.telling_apart import joined
from ..project import Project
from ..project.queries.codes import in_use
from .marks import codebook_of
from .submitting import arranged

BUILTIN = ("default", "newsroom")
"""Names for `builtin`; the first is taken where nobody chooses."""


def builtin(name: str = BUILTIN[0]) -> Codebook:
    """A shipped codebook. FileNotFoundError for a name that isn't in `BUILTIN`."""
    return msgspec.json.decode(asset("codebooks", f"{name}.json").read_bytes(), type=Codebook)


def start_from(project: Project, other: Codebook) -> Changes:
    """Put another codebook in place of the project's. Refused once anything is tagged: marks name its values."""
    if arranged(project).blind:
        raise Refused("While you work blind, a coworker's marks may use this codebook: it can't be replaced.")
    if in_use(project.link):
        raise Refused("This codebook is in use: take further facets from the other one instead.")
    if other.too_large:
        raise Refused(other.too_large)
    book = codebook_of(project)
    with project.operation(f"Start from codebook {other.name}") as op:
        op.put(msgspec.structs.replace(other, id=book.id, version=book.version + 1))
    return op.changes


def take_facets(project: Project, other: Codebook) -> Changes:
    """Add the facets and values of another codebook that the project's lacks."""
    book = codebook_of(project)
    more = joined(book, other)
    if more is book:
        raise Refused(f"Everything in {other.name} is in this codebook already.")
    if more.too_large:
        raise Refused(more.too_large)
    with project.operation(f"Take facets from codebook {other.name}") as op:
        op.put(more)
    return op.changes
