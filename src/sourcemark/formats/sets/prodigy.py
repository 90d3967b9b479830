"""Prodigy: a line for each article and annotator, with tokens, and spans that name their first and last token.

A span carries what Sourcemark says of its statement; pieces of one carry the same, and are one again on reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from ...model.bundle import Bundle
from ...model.codebook import SOURCE_TYPE
from ...model.errors import BadFile
from ...model.spans import Span, normalised
from ...model.statements import Statement
from ..described import ABOUT, about
from ..format import Format
from ..grouped import Group, Grouped
from ..json_lines import decoded_lines
from ..recast import Recast
from ..register import Register
from ..tagged import Document, Left, Piece
from .doccano_lines import LABEL, first_keys, label_of, strings
from .spans import FORMAT as SPANS
from .spans import NAME, Line, Marked, marked, moved, pieces
from .token_cutting import tokens


class Labelled(Struct, kw_only=True):
    """One span."""

    start: int
    end: int
    label: str = ""
    sourcemark: Marked | None = None


class Task(Struct, kw_only=True):
    """One line, as Prodigy's `db-out` writes it too."""

    text: str
    spans: tuple[Labelled, ...] = ()
    relations: tuple[Any, ...] = ()
    answer: str = "accept"
    meta: Any = None
    annotator: str | None = msgspec.field(default=None, name="_annotator_id")
    session: str | None = msgspec.field(default=None, name="_session_id")


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the lines; how many statements there were."""
    number, encode = 0, msgspec.json.Encoder().encode
    with path.open("wb") as file, Grouped(bundle) as grouped:
        for group in grouped.groups():
            number += len(group.statements)
            by: dict[str, list[Statement]] = {}
            for s in group.statements:
                by.setdefault(grouped.register.annotator(s.annotator), []).append(s)
            for annotator, said in by.items() or (("", []),):
                file.write(encode(_task(group, annotator, said, grouped.register)) + b"\n")
    return number


def _task(group: Group, annotator: str, said: list[Statement], register: Register) -> dict[str, object]:
    a, cut = group.article, tokens(group.text, [span for s in said for span in s.spans])
    first = {token.start: number for number, token in enumerate(cut)}
    last = {token.end: number for number, token in enumerate(cut)}
    spans: list[dict[str, object]] = []
    for s in said:
        mark = msgspec.structs.replace(marked(s, register), quotes=())
        for at in s.spans:
            place = {
                "start": at.start,
                "end": at.end,
                "token_start": first[at.start],
                "token_end": last[at.end],
            }
            spans.append({**place, "label": label_of(mark), "sourcemark": mark})
    words = [
        {"text": group.text[t.start : t.end], "start": t.start, "end": t.end, "id": number, "ws": t.spaced}
        for number, t in enumerate(cut)
    ]
    whose = {"_annotator_id": annotator} if annotator else {}
    meta = {"article": a.id, "title": a.title, **about(a)}
    return {"text": group.text, "meta": meta, "tokens": words, "spans": spans, "answer": "accept", **whose}


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of each line that was accepted, of ours and of others. Raises `BadFile`."""
    people, documents, turned_down, relations = set[str](), set[str](), 0, 0
    for number, task in decoded_lines(name, data, Task):
        relations += len(task.relations)
        if task.answer != "accept":
            turned_down += 1
            continue
        line = _line(name, number, task)
        for piece in pieces(name, number, line, people):
            if not isinstance(piece, Document) or piece.key not in documents:
                yield piece
        documents.add(line.id)
    if turned_down:
        yield Left(what="examples that were rejected or ignored", number=turned_down)
    if relations:
        yield Left(what="relations between marks", number=relations)


def _line(name: str, number: int, task: Task) -> Line:
    recast, meta = Recast(task.text), strings(task.meta)
    key = meta.get("article") or hashlib.sha256(recast.text.encode()).hexdigest()
    try:
        marks = tuple(_marks(task, recast, f"{key} {number}"))
    except ValueError as error:
        raise BadFile(name, str(error), f"line {number:,}") from error
    told = {field: meta[field] for field in ABOUT if field in meta}
    title = meta.get("title", "")
    return Line(format=NAME, id=key, title=title, text=recast.text, about=told, statements=marks)


def _marks(task: Task, recast: Recast, key: str) -> Iterator[Marked]:
    """Statements of ours at the places where their spans are now, then what else is labelled."""
    who, ours = task.annotator or task.session or "", "article" in strings(task.meta)
    places: dict[str, list[Span]] = {}
    known: dict[str, Marked] = {}
    for number, one in enumerate(task.spans, 1):
        attribute = SOURCE_TYPE if ours else LABEL
        plain = Marked(id=f"{key} {number}", spans=(), values={attribute: (one.label,)} if one.label else {})
        mark = known.setdefault((one.sourcemark or plain).id, one.sourcemark or plain)
        places.setdefault(mark.id, []).append(Span(one.start, one.end))
    for id, mark in known.items():
        standing = msgspec.structs.replace(
            mark, spans=normalised(places[id]), annotator=who or mark.annotator
        )
        yield moved(standing, recast)


def recognises(name: str, data: bytes) -> bool:
    """The first line is an object with a text, and with what only Prodigy writes."""
    keys = first_keys(data)
    return "text" in keys and bool(keys & {"spans", "_input_hash", "_task_hash"}) and "format" not in keys


FORMAT = Format(
    name="prodigy",
    title="Prodigy file (.jsonl)",
    suffixes=(".jsonl",),
    media_types=("application/jsonl",),
    holds="set",
    group="tools",
    purpose="for Prodigy and spaCy",
    recognises=recognises,
    read=read,
    write=write,
    takes_texts=True,
    loses=SPANS.loses,
)
