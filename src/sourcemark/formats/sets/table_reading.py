"""Rows of our tables, wide or long, as the pieces of a set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import get_args

from msgspec import Struct

from ...model.errors import BadFile
from ...model.sources import Anonymity, SourceKind
from ...model.spans import Span, normalised
from ..described import NAMES
from ..moments import moment
from ..tagged import Document, Left, Mark, Person, Piece, Voice
from .table_names import ARTICLE, FIXED, INNER, OTHER, VOICE, WORDS, parted
from .table_quotes import quotes

WIDE_NEEDS = frozenset({"statement_id", "spans", "quote", "article_id", "kind"})
LONG_NEEDS = frozenset({"statement_id", "spans", "article_id", "attribute", "value"})
ABOUT = frozenset(ARTICLE) - {"article_id", "title", "sha256"}

_SINGLE = tuple(name for name in NAMES if name not in {"source", "chain", "note"})
_PLACES = re.compile(r"\d{1,15}-\d{1,15}(;\d{1,15}-\d{1,15})*", re.ASCII)
_KINDS: dict[str, SourceKind] = {kind: kind for kind in get_args(SourceKind)}
_ANONYMITY: dict[str, Anonymity] = {word: word for word in get_args(Anonymity)}
_LEFT = {
    "decided_by": "what was decided in review",
    "confirmed_by": "statements named as confirming another one",
}

Values = dict[str, list[str]]
Row = tuple[str, dict[str, str]]
"""Where it stands, for messages; column -> cell, guards taken off."""


class Said(Struct):
    """One statement as the table tells it."""

    where: str
    cells: dict[str, str]
    values: Values
    """Under the names of `described`."""
    voices: Values
    """Columns of `VOICE` -> what they say of each source."""


def is_ours(head: Iterable[str]) -> bool:
    """Whether a head row is that of one of our tables."""
    columns = frozenset(head)
    return columns >= WIDE_NEEDS or columns >= LONG_NEEDS


def pieces(name: str, rows: Iterable[Row]) -> Iterator[Piece]:
    """The pieces of a table. Raises `BadFile` with the row that is wrong."""
    reading = Reading(name)
    for said in _said(name, rows):
        yield from reading.pieces(said)
    yield from (Left(what=what, number=number) for what, number in reading.left.items())


def _said(name: str, rows: Iterable[Row]) -> Iterator[Said]:
    """Statements one after the other; those of a long table when all of it is read, since rows get sorted."""
    gathered: dict[str, Said] = {}
    for where, cells in rows:
        id = cells.get("statement_id", "")
        if not id:
            raise BadFile(name, "there is no statement_id", where)
        if "attribute" in cells:
            _add(
                gathered.setdefault(id, Said(where, cells, {}, {})),
                cells["attribute"],
                cells.get("value", ""),
            )
        else:
            yield Said(where, cells, _wide_values(cells), _wide_voices(cells))
    yield from gathered.values()


def _add(said: Said, attribute: str, value: str) -> None:
    """One row of a long table."""
    if attribute in VOICE:
        said.voices.setdefault(attribute, []).append(value)
    if attribute not in VOICE[1:]:
        said.values.setdefault(_facet(attribute), []).append(value)


def _wide_voices(cells: dict[str, str]) -> Values:
    return {name: list(parted(cells.get(name, ""))) for name in VOICE}


def _wide_values(cells: dict[str, str]) -> Values:
    found = {name: [cells[name]] for name in (*_SINGLE, "note") if cells.get(name)}
    found |= {name: list(parted(cells.get(name, ""))) for name in ("source", "chain")}
    facets = (column for column in cells if column not in FIXED)
    found |= {_facet(column): list(parted(cells[column])) for column in facets}
    for pair in parted(cells.get(OTHER, "")):
        facet, _, value = pair.partition(": ")
        found.setdefault(facet, []).append(value)
    return found


def _facet(column: str) -> str:
    """The name of a facet whose column could not be called so."""
    plain = column.removeprefix("facet ")
    return plain if plain in FIXED and plain not in NAMES else column


class Reading:
    """Remembers what was told already."""

    def __init__(self, name: str) -> None:
        self.left: Counter[str] = Counter()
        self._name = name
        self._people, self._voices = set[str](), set[str]()
        self._documents, self._marks = set[str](), set[str]()

    def pieces(self, said: Said) -> Iterator[Piece]:
        """The mark of a statement, after whom and what it names for the first time."""
        cells = said.cells
        key, person, document = cells["statement_id"], cells.get("annotator", ""), _document(cells)
        if key in self._marks:
            raise BadFile(self._name, f"the statement_id {key[:64]} stands here a second time", said.where)
        self._marks.add(key)
        if person and person not in self._people:
            self._people.add(person)
            yield Person(key=person, name=person)
        yield from (v for v in _voices(said.voices) if v.name not in self._voices)
        self._voices.update(said.voices.get("source", ()))
        if document.key not in self._documents:
            self._documents.add(document.key)
            yield document
        self.left.update(what for column, what in _LEFT.items() if cells.get(column))
        yield self._mark(said, document.key)

    def _mark(self, said: Said, document: str) -> Mark:
        cells, values = said.cells, said.values
        spans = self._spans(said)
        told = {n: tuple(dict.fromkeys(v)) if n == "source" else tuple(v) for n, v in values.items()}
        source_spans, cue_spans = (self._places(said.where, cells, column) for column in WORDS)
        return Mark(
            key=cells["statement_id"], document=document, spans=spans, quotes=quotes(spans, cells.get("quote", "")),
            person=cells.get("annotator", ""), created=moment(cells.get("created", "")),
            values={n: v for n, v in told.items() if any(v) and n != "note"},
            note=" ".join(values.get("note", ())), source_spans=source_spans, cue_spans=cue_spans,
        )  # fmt: skip

    def _spans(self, said: Said) -> tuple[Span, ...]:
        """Those of the statement; where a spreadsheet made a date of "4-12", its first and last place."""
        cells = said.cells
        if not _PLACES.fullmatch(cells.get("spans", "")) and cells.get("start"):
            cells = {**cells, "spans": f"{cells['start']}-{cells.get('end', '')}"}
        spans = normalised(self._places(said.where, cells, "spans"))
        if not spans:
            raise BadFile(self._name, "it is not said where the statement stands", said.where)
        return spans

    def _places(self, where: str, cells: dict[str, str], column: str) -> tuple[Span, ...]:
        cell = cells.get(column, "")
        if not cell:
            return ()
        try:
            if not _PLACES.fullmatch(cell):
                raise ValueError("places are written like 4-12;18-20")
            return tuple(Span(*map(int, place.split("-"))) for place in cell.split(";"))
        except ValueError as error:
            raise BadFile(self._name, f"{column}: {error}", where) from error


def _document(cells: dict[str, str]) -> Document:
    sha256, title = cells.get("sha256", ""), cells.get("title", "")
    about = {field: cells[field] for field in sorted(ABOUT) if cells.get(field)}
    return Document(key=cells.get("article_id") or sha256 or title, title=title, sha256=sha256, about=about)


def _voices(told: Values) -> Iterator[Voice]:
    """What is known of the sources, as far as it can be."""
    columns = (told.get(column, []) for column in VOICE)
    for name, kind, types, anonymity in zip_longest(*columns, fillvalue=""):
        if name:
            yield Voice(
                name=name,
                source_kind=_KINDS.get(kind, "person"),
                types=parted(types, INNER),
                anonymity=_ANONYMITY.get(anonymity, "named"),
            )


def named(head: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """A row by its columns; cells that are missing are empty."""
    return dict(zip_longest(head, cells[: len(head)], fillvalue=""))
