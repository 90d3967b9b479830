"""The lines of an .ann file, sorted by what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec import Struct, field

from ....model.errors import BadFile
from .fragments import pairs

_LONGEST = 200


class Bound(Struct):
    """Words that are marked."""

    type: str
    places: list[tuple[int, int]]
    words: str
    line: int
    """Number of the line, from 1."""


class Marked(Struct):
    """What one file says. Ids of events lead to the marks that trigger them."""

    bounds: dict[str, Bound] = field(default_factory=dict)
    attributes: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    notes: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    ties: list[tuple[str, str, str]] = field(default_factory=list)
    """Type, and the two that it ties."""
    events: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    left: Counter[str] = field(default_factory=Counter)

    def bound(self, id: str) -> str:
        """The mark that an id speaks of."""
        return self.events.get(id, id)

    def called(self) -> dict[str, list[str]]:
        """Mark -> the ids under which something may be said of it."""
        found = {id: [id] for id in self.bounds}
        for event, trigger in self.events.items():
            if trigger in found:
                found[trigger].append(event)
        return found


def parsed(name: str, member: str, text: str) -> Marked:
    """All lines of a member. Raises `BadFile` with the line that is wrong."""
    found = Marked()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        try:
            _take(found, line, number)
        except ValueError as error:
            why = str(error)[:_LONGEST]
            raise BadFile(name, f"this is no line of brat's ({why})", f"{member}, line {number:,}") from error
    return found


def _take(found: Marked, line: str, number: int) -> None:
    reader = _READERS.get(line[0])
    id, tab, rest = line.partition("\t")
    if reader is None or not tab:
        raise ValueError(f"{line[:40]!r}")
    if id != "*" and id in found.ids:
        raise ValueError(f"{id[:40]} is there twice")
    found.ids.add(id)
    reader(found, id, rest, number)


def _bound(found: Marked, id: str, rest: str, number: int) -> None:
    told, _, words = rest.partition("\t")
    type, blank, places = told.partition(" ")
    if not (type and blank):
        raise ValueError(f"{told[:60]!r} names no type and places")
    found.bounds[id] = Bound(type, pairs(places), words, number)


def _attribute(found: Marked, id: str, rest: str, number: int) -> None:
    told = rest.split()
    if len(told) < 2:
        raise ValueError(f"{rest[:60]!r} is said of nothing")
    found.attributes.setdefault(told[1], []).append((told[0], " ".join(told[2:]) or "true"))


def _note(found: Marked, id: str, rest: str, number: int) -> None:
    told, _, words = rest.partition("\t")
    type, _, target = told.partition(" ")
    found.notes.setdefault(target, []).append((type, words))


def _relation(found: Marked, id: str, rest: str, number: int) -> None:
    type, *arguments = rest.split()
    ends = [argument.partition(":")[2] for argument in arguments]
    if len(ends) != 2 or not all(ends):
        raise ValueError(f"{rest[:60]!r} ties no two")
    found.ties.append((type, ends[0], ends[1]))


def _event(found: Marked, id: str, rest: str, number: int) -> None:
    trigger, *arguments = rest.split()
    found.events[id] = trigger.partition(":")[2]
    found.left["arguments of events"] += len(arguments)


def _reference(found: Marked, id: str, rest: str, number: int) -> None:
    told = rest.partition("\t")[0].split()
    if len(told) < 3:
        raise ValueError(f"{rest[:60]!r} leads nowhere")
    found.attributes.setdefault(told[1], []).append((told[0], told[2]))


def _equal(found: Marked, id: str, rest: str, number: int) -> None:
    found.left["groups of marks that mean the same"] += 1


_READERS: dict[str, Callable[[Marked, str, str, int], None]] = {
    "T": _bound,
    "A": _attribute,
    "M": _attribute,
    "#": _note,
    "R": _relation,
    "E": _event,
    "N": _reference,
    "*": _equal,
}
