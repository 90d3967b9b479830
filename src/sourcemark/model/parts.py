"""An entity as parts that are decided one by one when two people changed it at once.

A part is a group of fields that belong together (`Entity.groups`) or a field that stands alone. The
codebook is finer: every field of every facet and of every value is a part, and so is that it is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from .codebook import Code, Codebook, Facet
from .entity import Entity
from .review import Decision

T = TypeVar("T", bound=Entity)
Parts = dict[str, Any]
"""Name of the part -> its value; fields of a group are a tuple."""

SEP = "\x1f"
"""Between facet, value and field in the name of a part; no id holds it."""

ABSENT = None
"""What a part is that an entity does not have: a facet or a value of the codebook that is not there."""


def parts(thing: Entity) -> Parts:
    """The entity taken apart; its id is no part."""
    if isinstance(thing, Codebook):
        return dict(_of_codebook(thing))
    return {name: tuple(getattr(thing, field) for field in fields) for name, fields in _names(type(thing))}


def differing(was: Entity | None, became: Entity) -> Parts:
    """The parts that a change set, with their new values; all of them for a new entity."""
    if was is None:
        return parts(became)
    before, after = parts(was), parts(became)
    return {
        name: after.get(name, ABSENT) for name in {**before, **after} if before.get(name) != after.get(name)
    }


def with_parts(thing: T, chosen: Mapping[str, Any]) -> T:
    """The entity with these parts instead of its own."""
    if isinstance(thing, Codebook):
        return _codebook(thing, _whole(parts(thing), chosen))  # type: ignore[return-value]
    names = dict(_names(type(thing)))
    fields = {f: value for name in chosen for f, value in zip(names[name], chosen[name], strict=True)}
    return msgspec.structs.replace(thing, **fields) if fields else thing


def in_words(part: str) -> str:
    """The part as a person knows it: "spans", "grade and reason", "affiliation, role and former"."""
    if part == DECIDED:
        return "what was decided"
    *path, last = part.split(SEP)
    *names, end = (name.replace("_", " ") for name in last.split("+"))
    words = f"{', '.join(names)} and {end}" if names else end
    return words if not path else f"{words} of {path[-1]}"


def unsigned(part: str, value: Any) -> Any:
    """The value of a part without who decided and when: two reviewers who decide alike do not differ."""
    return value[:-2] if part == DECIDED and value is not None else value


DECIDED = "+".join(Decision.groups[0])
"""The part of a decision that holds all of it, and last who made it and when."""


def _names(kind: type[Entity]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if kind not in _NAMES:
        grouped = {field for group in kind.groups for field in group}
        alone = ((f,) for f in kind.__struct_fields__ if f not in grouped and f != "id")
        _NAMES[kind] = tuple(("+".join(fields), fields) for fields in (*kind.groups, *alone))
    return _NAMES[kind]


_NAMES: dict[type[Entity], tuple[tuple[str, tuple[str, ...]], ...]] = {}
_ORDER = "order"
_BOOK = ("name", "version", "language")
_FACET = tuple(f for f in Facet.__struct_fields__ if f not in ("id", "codes"))
_CODE = tuple(f for f in Code.__struct_fields__ if f != "id")


def _of_codebook(book: Codebook) -> Iterator[tuple[str, Any]]:
    yield from ((name, getattr(book, name)) for name in _BOOK)
    yield _ORDER, tuple(facet.id for facet in book.facets)
    for facet in book.facets:
        yield _path(facet.id, _ORDER), tuple(code.id for code in facet.codes)
        yield from ((_path(facet.id, name), getattr(facet, name)) for name in _FACET)
        for code in facet.codes:
            yield from ((_path(facet.id, code.id, name), getattr(code, name)) for name in _CODE)


def _whole(own: Parts, chosen: Mapping[str, Any]) -> Parts:
    """What was taken out by one and renamed by another is there, and is in all else what it was."""
    known = {name: value for name, value in chosen.items() if value is not None or _may_be_none(name)}
    named = {name for name in chosen if name.endswith(f"{SEP}name")}
    return {**own, **known, **{name: chosen[name] for name in named}}


def _may_be_none(part: str) -> bool:
    return part.rpartition(SEP)[2] in ("colour", "merged_into")


def _path(*names: str) -> str:
    return SEP.join(names)


def _codebook(book: Codebook, chosen: Parts) -> Codebook:
    """A facet or a value is there when it has a name."""
    named = [
        path.split(SEP) for path, value in chosen.items() if value is not None and path.endswith(f"{SEP}name")
    ]
    codes: dict[str, set[str]] = {path[0]: set() for path in named if len(path) == 2}
    for path in named:
        if len(path) == 3 and path[0] in codes:
            codes[path[0]].add(path[1])
    facets = (
        _facet(id, _sorted(codes[id], chosen.get(_path(id, _ORDER))), chosen)
        for id in _sorted(set(codes), chosen.get(_ORDER))
    )
    return msgspec.structs.replace(book, facets=tuple(facets), **{name: chosen[name] for name in _BOOK})


def _facet(id: str, codes: list[str], chosen: Parts) -> Facet:
    made = tuple(Code(id=code, **_fields((id, code), _CODE, chosen)) for code in codes)
    return Facet(id=id, codes=made, **_fields((id,), _FACET, chosen))


def _fields(path: tuple[str, ...], names: tuple[str, ...], chosen: Parts) -> dict[str, Any]:
    found = {name: chosen.get(_path(*path, name)) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _sorted(ids: set[str], order: tuple[str, ...] | None) -> list[str]:
    """In the order chosen; those it does not name come last, by id."""
    place = {id: number for number, id in enumerate(order or ())}
    return sorted(ids, key=lambda id: (place.get(id, len(place)), id))
