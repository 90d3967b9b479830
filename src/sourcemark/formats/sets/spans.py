"""Plain spans as JSON lines: one article a line with its text and its statements, for programs of one's own."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from ...model.bundle import Bundle
from ...model.errors import BadFile
from ...model.spans import Span
from ...model.statements import Statement
from .. import losses
from ..described import about, described
from ..format import Format
from ..grouped import Group, Grouped
from ..json_lines import decoded_lines
from ..moments import moment
from ..recast import Recast
from ..register import Register
from ..tagged import Document, Mark, Person, Piece

NAME = "sourcemark-spans"
"""Value of `format` in each line, by which the file is known."""

_PLACES = ("spans", "source_spans", "cue_spans")


class Marked(Struct, kw_only=True, omit_defaults=True):
    """One statement. Offsets count code points, the end is exclusive."""

    id: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...] = ()
    annotator: str = ""
    created: str = ""
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    values: dict[str, tuple[str, ...]] = {}


class Line(Struct, kw_only=True, omit_defaults=True):
    """One article."""

    format: str
    id: str
    title: str
    text: str
    about: dict[str, str] = {}
    statements: tuple[Marked, ...] = ()


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the lines; how many statements there were."""
    number, encode = 0, msgspec.json.Encoder().encode
    with path.open("wb") as file, Grouped(bundle) as grouped:
        for group in grouped.groups():
            number += len(group.statements)
            file.write(encode(_line(group, grouped.register)) + b"\n")
    return number


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of each line. Raises `BadFile` with the line that is wrong."""
    people: set[str] = set()
    for number, line in decoded_lines(name, data, Line):
        yield from pieces(name, number, line, people)


def pieces(name: str, number: int, line: Line, people: set[str]) -> Iterator[Piece]:
    """The pieces of one line; `people` are those named before, and grow. Raises `BadFile`."""
    line = _canonical(name, number, line)
    new = {mark.annotator for mark in line.statements} - people - {""}
    people |= new
    yield from (Person(key=person, name=person) for person in sorted(new))
    yield _document(line)
    for mark in line.statements:
        yield _mark(name, number, line, mark)


def _canonical(name: str, number: int, line: Line) -> Line:
    """The line with its text made canonical: programs of others may write one that is not."""
    recast = Recast(line.text)
    if recast.text == line.text:
        return line
    try:
        marks = tuple(moved(mark, recast) for mark in line.statements)
    except ValueError as error:
        raise BadFile(name, str(error), f"line {number}") from error
    return msgspec.structs.replace(line, text=recast.text, statements=marks)


def moved(mark: Marked, recast: Recast) -> Marked:
    """The mark at its places in the canonical text. Raises ValueError outside of it."""
    places = {field: tuple(recast.span(s.start, s.end) for s in getattr(mark, field)) for field in _PLACES}
    return msgspec.structs.replace(mark, **places)


def _line(group: Group, register: Register) -> Line:
    article = group.article
    marks = tuple(marked(s, register) for s in group.statements)
    return Line(
        format=NAME,
        id=article.id,
        title=article.title,
        text=group.text,
        about=about(article),
        statements=marks,
    )


def marked(s: Statement, register: Register) -> Marked:
    """A statement as it is written."""
    return Marked(
        id=s.id,
        spans=s.spans,
        quotes=tuple(quote.exact for quote in s.quotes),
        annotator=register.annotator(s.annotator),
        created=s.created.isoformat(),
        source_spans=s.attribution.source_spans,
        cue_spans=s.attribution.cue_spans,
        values=described(s, register),
    )


def _document(line: Line) -> Document:
    digest = hashlib.sha256(line.text.encode()).hexdigest()
    return Document(key=line.id, title=line.title, text=line.text, sha256=digest, about=line.about)


def _mark(name: str, number: int, line: Line, mark: Marked) -> Mark:
    if not mark.spans:
        raise BadFile(name, "a statement has no place in the text", f"line {number}")
    for span in (*mark.spans, *mark.source_spans, *mark.cue_spans):
        if span.end > len(line.text):
            raise BadFile(name, f"a span ends at {span.end:,}, behind the end of the text", f"line {number}")
    values = {name: value for name, value in mark.values.items() if name != "note"}
    return Mark(
        key=mark.id,
        document=line.id,
        spans=mark.spans,
        person=mark.annotator,
        values=values,
        note=" ".join(mark.values.get("note", ())),
        created=moment(mark.created),
        source_spans=mark.source_spans,
        cue_spans=mark.cue_spans,
    )


def recognises(name: str, data: bytes) -> bool:
    """The first line says what it is."""
    return f'"format":"{NAME}"'.encode() in data[:200].replace(b" ", b"")


FORMAT = Format(
    name="spans",
    title="plain spans (.jsonl)",
    suffixes=(".jsonl",),
    media_types=("application/jsonl",),
    holds="set",
    group="analysis",
    purpose="plain lines for programs of one's own",
    recognises=recognises,
    read=read,
    write=write,
    takes_texts=True,
    loses=(
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.CAPTURE, losses.SOURCES, losses.CHAIN_WORDS, losses.DECISIONS, losses.CONFIRMED),
    ),
)
