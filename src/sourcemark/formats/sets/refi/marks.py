"""Selections as marks: one for each user who coded it, with what our links hang on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ....model.errors import BadFile
from ....model.spans import Span, normalised
from ...moments import moment
from ...recast import Recast
from ...tagged import Mark
from .attributes import meanings, of_speech
from .cases import speakers
from .found import Coding, Document, Found, Selection
from .names import CUE, NOTES, ORIGIN, PIECE, SOURCE, UNSAID, field
from .places import place

_FEW = 3
"""So many selections may lie outside of their texts even if they are most of all."""

Notes = dict[str, list[str]]


class Marks:
    """Makes marks document by document, and counts what it could not."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._means, self._speech, self._speaking = meanings(found), of_speech(), speakers(found)
        self._linked = _links(found)
        self._hung = {target for ends in self._linked.values() for _, target in ends}
        self._keys: defaultdict[str, int] = defaultdict(int)
        self._first_bad, self._bad, self._all = "", 0, 0

    def of(self, document: Document, recast: Recast) -> Iterator[Mark]:
        """The marks of a document in the order of the file."""
        known = {selection.guid: selection for selection in reversed(document.selections)}
        for selection in document.selections:
            self._all += 1
            if (span := self._place(document, selection, recast)) is None or selection.guid in self._hung:
                continue
            hung: dict[str, list[Span]] = {PIECE: [span], SOURCE: [], CUE: []}
            for name, target in self._linked.get(selection.guid, ()):
                if further := self._span(known.get(target), recast):
                    hung[name].append(further)
            yield from self._marks(document, selection, hung)

    def check(self, name: str) -> None:
        """Raises `BadFile` when most selections lie nowhere; a few are only told."""
        if self._bad > _FEW and 2 * self._bad > self._all:
            raise BadFile(
                name, f"{self._bad:,} of {self._all:,} selections lie outside of their texts", self._first_bad
            )
        if self._bad:
            self._found.left[f"selections outside of their text, the first one in {self._first_bad}"] += (
                self._bad
            )

    def _marks(self, document: Document, selection: Selection, hung: dict[str, list[Span]]) -> Iterator[Mark]:
        codings = self._by_user(selection)
        if not codings:
            return
        for user, coded in codings.items():
            notes = [note for coding in coded for note in coding.notes]
            if user == selection.user or (selection.user not in codings and user == next(iter(codings))):
                notes = selection.notes + notes
            values, note = self._said(selection, coded, notes)
            yield Mark(
                key=self._key(selection.guid if len(codings) == 1 else f"{selection.guid} {user}"),
                document=document.guid,
                spans=normalised(hung[PIECE]),
                person=user if user in self._found.users else "",
                values=values,
                note=note,
                created=moment(selection.when),
                source_spans=tuple(hung[SOURCE]),
                cue_spans=tuple(hung[CUE]),
            )

    def _by_user(self, selection: Selection) -> dict[str, list[Coding]]:
        """Codings by who made them; without any the selection is the mark of its maker."""
        if not selection.codings:
            return {selection.user: []}
        by_user: defaultdict[str, list[Coding]] = defaultdict(list)
        for coding in selection.codings:
            if coding.code not in self._speech:
                by_user[coding.user or selection.user].append(coding)
        if not by_user:
            self._found.left["words that name a source or attribute, without a statement"] += 1
        return by_user

    def _said(
        self, selection: Selection, coded: list[Coding], notes: list[str]
    ) -> tuple[dict[str, tuple[str, ...]], str]:
        values: defaultdict[str, list[str]] = defaultdict(list)
        for coding in coded:
            if meaning := self._means.get(coding.code):
                values[meaning.attribute].append(meaning.value)
            else:
                self._found.left["codings whose code is missing"] += 1
        values["source"] += self._speaking.get(selection.guid, ())
        written = self._noted(notes)
        note = "\n\n".join(written.pop("note", ()))
        known = {name: tuple(found) for name, found in (*values.items(), *written.items()) if found}
        unsaid = UNSAID if self._found.origin == ORIGIN else {}
        return {**{name: (value,) for name, value in unsaid.items()}, **known}, note

    def _noted(self, notes: list[str]) -> Notes:
        """Texts of notes, under the attribute that they stand for."""
        written: Notes = {}
        for guid in notes:
            if (note := self._found.notes.get(guid)) is None:
                self._found.left["notes that are missing"] += 1
                continue
            name = field(note.name)
            written.setdefault(name if name in NOTES else "note", []).append(
                note.text or note.description or note.name
            )
        return written

    def _place(self, document: Document, selection: Selection, recast: Recast) -> Span | None:
        try:
            return place(selection, recast)
        except ValueError:
            self._bad += 1
            where = f"“{document.name[:60]}” at {selection.start[:20]} to {selection.end[:20]}"
            self._first_bad = self._first_bad or where
            return None

    def _span(self, selection: Selection | None, recast: Recast) -> Span | None:
        try:
            return place(selection, recast) if selection else None
        except ValueError:
            return None  # counted in its own turn

    def _key(self, key: str) -> str:
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key} {self._keys[key]}"


def _links(found: Found) -> dict[str, list[tuple[str, str]]]:
    """First selection -> names and targets of our links. One that leads on from a target is not of ours."""
    where = {s.guid: id for id, document in found.documents.items() for s in document.selections}
    ours = [link for link in found.links if link.name in (PIECE, SOURCE, CUE)]
    targets = {link.target for link in ours}
    linked: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in ours:
        home = where.get(link.origin)
        if home is not None and home == where.get(link.target) and link.origin not in targets:
            linked[link.origin].append((link.name, link.target))
    left = len(found.links) - sum(map(len, linked.values()))
    if left:
        found.left["links"] += left
    return dict(linked)
