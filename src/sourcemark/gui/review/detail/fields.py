"""All readings of one item, field by field, as a table of plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ....model.ids import Id
from ....model.statements import Statement
from ....model.words import cut
from ....work.review.queued import Item
from ..known import NAMES, NOTHING, Known
from ..read import Read
from ..told import facets_of

NOT_MARKED = "nothing marked"
LONGEST, HEAD = 150, 90
"""Code points of a quote that are shown, and how many of them are from its beginning."""


class Field(NamedTuple):
    """One row: what it is about, what each says, and in what kind of difference it is (empty: none)."""

    name: str
    cells: tuple[str, ...]
    kind: str = ""
    apart: tuple[bool, ...] = ()
    """Which cells say something else than most of the others."""


class Sides(NamedTuple):
    """The readings beside each other."""

    heads: tuple[tuple[str, str], ...]
    """Number and name of each column; the last one, without a number, is what stands, where something does."""
    fields: tuple[Field, ...]


def sides(item: Item, stands: Sequence[Statement], known: Known, read: Read) -> Sides:
    """The readings of an item in the order of their numbers; what stands at the end."""
    people = [who for who in read.people if who in item.group.annotators]
    marks = [item.group.of(who) for who in people]
    differ = facets_of(item.group.differences)
    heads = [(str(read.number(who)), known.person(who)) for who in people]
    columns: list[Statement | None] = [*marks, *stands]
    heads += [("", "Stands")] * len(stands)
    fields = [
        _field(facet, columns, len(marks), differ.get(facet, ""), known)
        for facet in _facets(columns, differ, known)
    ]
    return Sides(tuple(heads), (*fields, *_notes(columns)))


def _facets(columns: Sequence[Statement | None], differ: dict[str, str], known: Known) -> list[Id]:
    """Those that anybody says something about: the words, what differs, the rest."""
    further = [f.id for f in known.book.facets if f.id not in NAMES]
    given = [s for s in columns if s is not None]
    told = [
        facet
        for facet in (*NAMES, *further)
        if facet in differ or any(known.said(facet, s) not in (NOTHING, "statement") for s in given)
    ]
    return sorted(told, key=lambda facet: facet != "spans" and facet not in differ)


def _field(facet: Id, columns: Sequence[Statement | None], compared: int, kind: str, known: Known) -> Field:
    said = [_said(facet, s, known) for s in columns]
    apart = _apart(said[:compared]) if kind else [False] * compared
    return Field(known.facet(facet), tuple(said), kind, (*apart, *[False] * (len(said) - compared)))


def _said(facet: Id, s: Statement | None, known: Known) -> str:
    if s is None:
        return NOT_MARKED if facet == "spans" else ""
    return _ends(s.exact) if facet == "spans" else known.said(facet, s)


def _ends(words: str) -> str:
    """Beginning and end of a quote: it is there that spans differ."""
    line = " ".join(words.split())
    if len(line) <= LONGEST:
        return line
    return f"{cut(line, HEAD).removesuffix('…')} […] {line[HEAD - LONGEST :].partition(' ')[2]}"


def _apart(said: Sequence[str]) -> list[bool]:
    """Where two say two things, both are apart; where most say one thing, the others are."""
    if not said:
        return []
    (usual, most), *others = Counter(said).most_common()
    even = bool(others) and others[0][1] == most
    return [even or one != usual for one in said]


def _notes(columns: Sequence[Statement | None]) -> list[Field]:
    """Notes and reasons are shown where somebody wrote any; they are no differences."""
    found = [
        Field("Note", tuple(s.note if s else "" for s in columns)),
        Field("Why reliable", tuple(s.reliability.reason if s and s.reliability else "" for s in columns)),
        Field("Why credible", tuple(s.credibility.reason if s and s.credibility else "" for s in columns)),
    ]
    return [field for field in found if any(field.cells)]
