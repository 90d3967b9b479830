"""One line of a doccano file, and the same as a line of plain spans."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from ...model.codebook import SOURCE_TYPE
from ...model.errors import BadFile
from ...model.spans import Span
from ..described import ABOUT
from ..json_lines import WRONG, unmarked
from ..recast import Recast
from .spans import NAME, Line, Marked, moved

Triple = tuple[int, int, str | int]
_Labelled = tuple[int, int, str, str]
PLAIN = "statement"
"""Label of what has no source type."""
LABEL = "label"
"""Attribute under which labels of others come."""


class Entity(Struct, kw_only=True, omit_defaults=True):
    """A labelled stretch of a relation extraction project, or of an export of the first doccano."""

    id: int = 0
    label: str | int
    start_offset: int
    end_offset: int
    user: str | int = ""


class Relation(Struct, kw_only=True):
    """A labelled arrow between two of them."""

    id: int = 0
    from_id: int
    to_id: int
    type: str = ""


class Example(Struct, kw_only=True):
    """One text with its labels, which have had several names."""

    text: str = ""
    data: str = ""
    id: str | int = ""
    label: tuple[Triple, ...] = ()
    labels: tuple[Triple, ...] = ()
    entities: tuple[Entity | Triple, ...] = ()
    annotations: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    meta: Any = None
    Comments: tuple[Any, ...] = ()
    sourcemark: tuple[Marked, ...] | None = None
    """Our statements; None in files of others."""


def line_of(name: str, number: int, example: Example) -> Line:
    """The line as plain spans: of ours, the statements whose labels still stand, and marks for further labels."""
    text = example.text or example.data
    recast, meta = Recast(text), strings(example.meta)
    key = meta.get("article") or (
        str(example.id) if example.id != "" else hashlib.sha256(recast.text.encode()).hexdigest()
    )
    about = {field: value for field, value in meta.items() if field in ABOUT}
    try:
        marks = [moved(mark, recast) for mark in _marks(example, key)]
    except ValueError as error:
        raise BadFile(name, str(error), f"line {number:,}") from error
    title = meta.get("title", "")
    return Line(format=NAME, id=key, title=title, text=recast.text, about=about, statements=tuple(marks))


def _marks(example: Example, key: str) -> Iterator[Marked]:
    """Statements of ours of which doccano still has the labels, then what else is labelled."""
    left = Counter(_labelled(example))
    for mark in example.sourcemark or ():
        own = Counter((span.start, span.end, label_of(mark), "") for span in mark.spans)
        if all(left[place] >= times for place, times in own.items()):
            left.subtract(own)
            left.subtract(_around(mark))
            yield mark
    attribute = LABEL if example.sourcemark is None else SOURCE_TYPE
    for number, (start, end, label, user) in enumerate(left.elements(), 1):
        spans = (Span(start, end),)
        yield Marked(id=f"{key} {number}", spans=spans, values={attribute: (label,)}, annotator=user)


def label_of(mark: Marked) -> str:
    """The first source type of a statement, by which tools colour it."""
    return next(iter(mark.values.get(SOURCE_TYPE, ())), "") or PLAIN


def _around(mark: Marked) -> Counter[_Labelled]:
    """The entities that we write beside a statement."""
    words = {"source": mark.source_spans, "cue": mark.cue_spans}
    return Counter((span.start, span.end, what, "") for what, spans in words.items() for span in spans)


def _labelled(example: Example) -> Iterator[_Labelled]:
    """Each stretch with its label and its annotator, whatever they are called in this line."""
    for one in (*example.label, *example.labels, *example.entities, *example.annotations):
        if isinstance(one, Entity):
            yield one.start_offset, one.end_offset, str(one.label), str(one.user)
        else:
            yield one[0], one[1], str(one[2]), ""


def first_keys(data: bytes) -> frozenset[str]:
    """Keys of the object in the first line; none where there is no object."""
    first = unmarked(data).split(b"\n", 1)[0]
    try:
        return frozenset(msgspec.json.decode(first, type=dict[str, msgspec.Raw]))
    except WRONG:
        return frozenset()


def strings(meta: object) -> dict[str, str]:
    """What is known of the article, as far as it is words."""
    known = meta if isinstance(meta, dict) else {}
    return {str(name): value for name, value in known.items() if isinstance(value, str)}
