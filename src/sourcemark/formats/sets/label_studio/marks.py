"""Regions as marks: pieces of one statement joined, its words of speech put back, places made canonical."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from ....model.errors import BadFile
from ....model.spans import Span
from ...moments import moment
from ...recast import Recast
from ...tagged import Mark
from .gathering import Gathered, Region
from .names import CUE, PART, SOURCE_WORDS, STATEMENT, TO_CUE, TO_PIECE, TO_SOURCE


class Text:
    """The text of a task, with what is needed to find places in it."""

    def __init__(self, name: str, where: str, key: str, text: str) -> None:
        self.name, self.where, self.key, self._text = name, where, key, text

    @property
    def canonical(self) -> str:
        """As Sourcemark keeps it."""
        return self._points.text

    @cached_property
    def _points(self) -> Recast:
        return Recast(self._text)

    @cached_property
    def _units(self) -> Recast:
        return Recast(self._text, utf16=True)

    def recast(self, regions: Gathered) -> Recast:
        """In the unit under which most regions hold the words that they are said to hold: browsers count UTF-16."""
        if self._text.isascii() or max(self._text) < "\U00010000":
            return self._points
        told = [
            r for r in regions.regions.values() if 0 < len(r.words) <= r.end - r.start <= 2 * len(r.words)
        ]
        wide = self._text.encode("utf-16-le", "surrogatepass")
        by_points = sum(self._text[r.start : r.end] == r.words for r in told)
        by_units = sum(
            wide[2 * r.start : 2 * r.end] == r.words.encode("utf-16-le", "surrogatepass") for r in told
        )
        return self._units if by_units > by_points else self._points


Owned = dict[str, dict[str, list[str]]]
"""Region -> label of a relation of ours -> regions."""


def marks(text: Text, found: Gathered, person: str, created: datetime | None) -> Iterator[Mark]:
    """A mark for each statement. Raises `BadFile` for a place outside of the text."""
    recast, owned = text.recast(found), _owned(text, found)
    tied = {id for one in owned.values() for ids in one.values() for id in ids}
    for id, region in found.regions.items():
        if id in tied:
            continue
        mine = {
            label: tuple(_span(text, recast, found.regions[one]) for one in ids)
            for label, ids in owned.get(id, {}).items()
        }
        yield Mark(
            key=id,
            document=text.key,
            person=person,
            spans=(_span(text, recast, region), *mine.get(TO_PIECE, ())),
            values=_values(region),
            note="\n\n".join(region.values.get("note", ())),
            created=moment(region.created) or created,
            source_spans=mine.get(TO_SOURCE, ()),
            cue_spans=mine.get(TO_CUE, ()),
        )


def _values(region: Region) -> dict[str, tuple[str, ...]]:
    """What is said of it, but for the note, and for what is plain of every statement."""
    told = {name: tuple(said) for name, said in region.values.items() if name != "note"}
    return {name: said for name, said in told.items() if (name, said) != (PART, (STATEMENT,))}


def _owned(text: Text, found: Gathered) -> Owned:
    """What relations of ours tie; those of others are counted as left."""
    owned: Owned = {}
    taken: set[str] = set()
    for start, end, label in found.ties:
        if not _is_ours(found, start, end, label):
            found.left["relations between marks"] += 1
        elif start == end or end in taken or end in owned or start in taken:
            raise BadFile(text.name, f"relations run in a ring or cross at {end[:60]!r}", text.where)
        else:
            taken.add(end)
            owned.setdefault(start, {}).setdefault(label, []).append(end)
    return owned


def _is_ours(found: Gathered, start: str, end: str, label: str) -> bool:
    one, other = found.regions.get(start), found.regions.get(end)
    if one is None or other is None or one.part in (SOURCE_WORDS, CUE):
        return False
    return label == TO_PIECE or (label, other.part) in ((TO_SOURCE, SOURCE_WORDS), (TO_CUE, CUE))


def _span(text: Text, recast: Recast, region: Region) -> Span:
    try:
        return recast.span(region.start, region.end)
    except ValueError as error:
        raise BadFile(text.name, str(error), text.where) from error
