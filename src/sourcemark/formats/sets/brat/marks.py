"""What one .ann file says, as marks: names led back by the table where the set is ours."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.codebook import SOURCE_TYPE
from ....model.errors import BadFile
from ....model.spans import Span
from ...moments import moment
from ...tagged import Mark
from .escapes import unescaped
from .names import CREATED, CUE, NOTE, SOURCE_WORDS, SPANS, STATEMENT, TO_CUE, TO_SOURCE, WORDS, Table
from .parsing import Bound, Marked
from .places import Places

_SPEECH = {TO_SOURCE: SOURCE_WORDS, TO_CUE: CUE}


class File:
    """One .ann file of a set."""

    def __init__(self, name: str, member: str, found: Marked, table: Table | None) -> None:
        self._name, self._member, self._found, self._table = name, member, found, table
        self._called_by = found.called()

    def marks(self, text: str, document: str, person: str) -> Iterator[Mark]:
        """Those that stand for themselves. Raises `BadFile`."""
        places, speech = Places(self._name, self._member, text, self._found), self._speech()
        self._check()
        said = {mark for one in speech.values() for marks in one.values() for mark in marks}
        for id, bound in self._found.bounds.items():
            if id in said:
                continue
            spans = {
                label: tuple(span for mark in marks for span in self._places(places, mark))
                for label, marks in speech.get(id, {}).items()
            }
            notes = self._notes(id)
            yield Mark(
                key=f"{self._member}#{id}",
                document=document,
                spans=self._places(places, id),
                person=person,
                values=self._values(bound, id, notes),
                note="\n\n".join(words for type, words in notes if self._is_plain(type)),
                created=next((moment(words) for type, words in notes if self._ours(type, CREATED)), None),
                source_spans=spans.get(TO_SOURCE, ()),
                cue_spans=spans.get(TO_CUE, ()),
            )

    def _speech(self) -> dict[str, dict[str, list[str]]]:
        """Mark -> relation of ours -> marks; all other relations are counted as left."""
        found: dict[str, dict[str, list[str]]] = {}
        for type, start, end in self._found.ties:
            one, other = self._found.bounds.get(start), self._found.bounds.get(end)
            known = self._table is not None and one is not None and other is not None
            if (
                known
                and other
                and other.type == _SPEECH.get(type)
                and one
                and one.type not in _SPEECH.values()
            ):
                found.setdefault(start, {}).setdefault(type, []).append(end)
            else:
                self._found.left["relations between marks"] += 1
        return found

    def _check(self) -> None:
        """Whether all that is said is said of something. Notes may be on anything."""
        for id in (*self._found.attributes, *self._found.events.values()):
            if id.startswith(("R", "*")):
                self._found.left["what is said of relations"] += 1
            elif self._found.bound(id) not in self._found.bounds:
                raise BadFile(self._name, f"something is said of {id[:40]}, which is not there", self._member)
        for id, notes in self._found.notes.items():
            if self._found.bound(id) not in self._found.bounds:
                self._found.left["notes on something else than marks"] += len(notes)

    def _places(self, places: Places, id: str) -> tuple[Span, ...]:
        told = (words for type, words in self._notes(id) if self._ours(type, SPANS))
        return places.of(self._found.bounds[id], told)

    def _notes(self, id: str) -> list[tuple[str, str]]:
        """Those on a mark, or on the events that it triggers."""
        notes = [note for one in self._called_by[id] for note in self._found.notes.get(one, ())]
        return [(type, unescaped(words)) for type, words in notes] if self._table else notes

    def _ours(self, type: str, kind: str) -> bool:
        return self._table is not None and type == kind

    def _is_plain(self, type: str) -> bool:
        return self._table is None or type == NOTE or type not in (*WORDS, SPANS, CREATED)

    def _values(self, bound: Bound, id: str, notes: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
        table, found = self._table, dict[str, list[str]]()
        if table is None:
            found["type"] = [bound.type]
        elif bound.type != STATEMENT:
            found[SOURCE_TYPE] = [table.types.get(bound.type, bound.type)]
        for one in self._called_by[id]:
            for attribute, value in self._found.attributes.get(one, ()):
                name, said = self._called(attribute, value)
                found.setdefault(name, []).append(said)
        for type, words in notes if table else ():
            if type in WORDS:
                found.setdefault(type, []).append(words)
        return {name: tuple(values) for name, values in found.items()}

    def _called(self, attribute: str, value: str) -> tuple[str, str]:
        if self._table is None:
            return attribute, value
        values = self._table.values.get(attribute, {})
        return self._table.attributes.get(attribute, attribute), values.get(value, value)
