"""A foreign tree of codes as attributes with values: a parent asks, what is below it answers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ....model.patterns import pattern
from ...described import NAMES
from ...tagged import Attribute, Choice
from .codes import speech_code
from .found import Code, Found
from .names import CUE, SOURCE, attribute, guid

LOOSE = "code"
"""Attribute of codes that stand alone, without anything above or below them."""
_BETWEEN = " / "
_COLOUR = pattern("#(?:[0-9a-f]{6}|[0-9a-f]{3})")
_DEEP = 4
"""Levels that the name of an attribute tells at most; more would make files of deep trees explode."""


class Meaning(Struct, frozen=True):
    """What a code says of a selection."""

    attribute: str
    value: str


def meanings(found: Found) -> dict[str, Meaning]:
    """GUID of each code -> what it says; those for words of an attribution say nothing by themselves."""
    speech = of_speech()
    return {id: Meaning(_asked_by(code), code.name) for id, code in found.codes.items() if id not in speech}


def attributes(found: Found) -> Iterator[Attribute]:
    """The attributes with their values, in the order of the tree."""
    said, speech = meanings(found), of_speech()
    values: dict[str, dict[str, Choice]] = {}
    for id, code in found.codes.items():
        if code.inner and id not in speech:
            values.setdefault(_of_children(code), {})
        if (meaning := said.get(id)) and (code.codable or not code.inner):
            choice = Choice(name=code.name, definition=code.description, colour=_colour(code.colour))
            values.setdefault(meaning.attribute, {}).setdefault(code.name, choice)
    about = {_of_children(c): c.description for c in reversed(found.codes.values()) if c.inner}
    for name, choices in values.items():
        many = name not in NAMES or name in ("source", "chain")
        yield Attribute(name=name, definition=about.get(name, ""), many=many, values=tuple(choices.values()))


def _asked_by(code: Code) -> str:
    if code.parent is not None:
        return _of_children(code.parent)
    return _of_children(code) if code.inner else LOOSE


def _of_children(code: Code) -> str:
    """What the codes right below it answer: its name, with what is above it."""
    if code.parent is None:
        return attribute(code.name, code.guid)
    path: list[str] = []
    at: Code | None = code
    while at is not None and len(path) < _DEEP:
        path.append(at.name)
        at = at.parent
    return _BETWEEN.join(reversed(path))


def of_speech() -> frozenset[str]:
    """Codes of ours that mark the words of an attribution; links tell to which statement they belong."""
    return frozenset({speech_code(SOURCE), speech_code(CUE), guid("attribution")})


def _colour(written: str) -> str:
    colour = written.strip().lower()
    if not _COLOUR.fullmatch(colour):
        return ""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
