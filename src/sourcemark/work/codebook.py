"""Editing the codebook. Every edit makes its next version; no edit ever touches a mark."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ..model.changes import Changes
from ..model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from ..model.errors import Refused
from ..model.ids import new_id
from ..model.telling_apart import unclear
from ..project import Project
from .marks import codebook_of

replace = msgspec.structs.replace


def add_code(project: Project, facet: str, code: Code) -> Changes:
    """A new value at the end of a facet."""
    return _write(project, facet, f"Add value {code.name}", lambda f: replace(f, codes=(*f.codes, code)))


def edit_code(project: Project, facet: str, code: Code) -> Changes:
    """Name, definition, example, key, colour or letter of a value."""
    return _write(project, facet, f"Edit value {code.name}", lambda f: _with_code(f, code))


def retire_code(project: Project, facet: str, code: str, retired: bool = True) -> Changes:
    """Take a value out of use, or back into it, also one that was merged. Marks that have it keep it."""
    known = _code(project, facet, code)
    if facet == SOURCE_TYPE and retired and len(codebook_of(project).source_types.choices()) == 1:
        raise Refused("At least one source type must stay in use.")
    name = f"{'Retire' if retired else 'Use again'} {known.name}"
    changed = replace(known, retired=retired, merged_into=known.merged_into if retired else None)
    return _write(project, facet, name, lambda f: _with_code(f, changed))


def merge_code(project: Project, facet: str, code: str, into: str) -> Changes:
    """Let one value stand for another: marks with the old one read and count as the new one.

    Its key stays with it, and tags with the new one until another value takes the key.
    """
    gone, kept = _code(project, facet, code), _code(project, facet, into)
    if gone.id == kept.id or kept.merged_into is not None:
        raise Refused("Choose another value to merge into.")

    def change(f: Facet) -> Facet:
        moved = (replace(c, merged_into=into) if c.merged_into == code else c for c in f.codes)
        return _with_code(replace(f, codes=tuple(moved)), replace(gone, merged_into=into))

    return _write(project, facet, f"Merge {gone.name} into {kept.name}", change)


def move_code(project: Project, facet: str, code: str, by: int) -> Changes:
    """Move a value up (negative) or down among its neighbours."""
    known = _code(project, facet, code)

    def change(f: Facet) -> Facet:
        codes = list(f.codes)
        at = codes.index(known)
        codes.insert(min(max(at + by, 0), len(codes) - 1), codes.pop(at))
        return replace(f, codes=tuple(codes))

    return _write(project, facet, f"Move value {known.name}", change)


def add_facet(project: Project, name: str, many: bool = False) -> Changes:
    """A further question to ask of statements."""
    book = codebook_of(project)
    made = Facet(id=new_id(), name=name, many=many)
    return _put(project, f"Add facet {name}", replace(book, facets=(*book.facets, made)))


def edit_facet(project: Project, facet: Facet) -> Changes:
    """Name and definition of a facet, whether several values may be chosen, whether it is retired."""
    if facet.id == SOURCE_TYPE and facet.retired:
        raise Refused("The source type can't be retired: every statement is tagged with it.")
    return _write(project, facet.id, f"Edit facet {facet.name}", lambda _: facet)


def _write(project: Project, facet: str, name: str, change: Callable[[Facet], Facet]) -> Changes:
    book = codebook_of(project)
    known = book.facet(facet)
    if known is None:
        raise Refused("This facet is no longer in the codebook.")
    changed = change(known)
    return _put(
        project, name, replace(book, facets=tuple(changed if f.id == facet else f for f in book.facets))
    )


def _put(project: Project, name: str, book: Codebook) -> Changes:
    if why := book.too_large or unclear(book):
        raise Refused(why)
    with project.operation(name) as op:
        op.put(replace(book, version=book.version + 1))
    return op.changes


def _with_code(facet: Facet, code: Code) -> Facet:
    return replace(facet, codes=tuple(code if c.id == code.id else c for c in facet.codes))


def _code(project: Project, facet: str, code: str) -> Code:
    known = codebook_of(project).facet(facet)
    found = next((c for c in known.codes if c.id == code), None) if known else None
    if found is None:
        raise Refused("This value is no longer in the codebook.")
    return found
