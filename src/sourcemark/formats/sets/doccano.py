"""doccano: one article a line with its text and its labels, for sequence labelling or relation extraction.

`label` holds `[start, end, name]`, or with relations `entities` and `relations` do. doccano keeps what else stands
in a line: there all is carried that it has no place for. What was added or removed in doccano counts on reading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import msgspec

from ...model.bundle import Bundle
from ..described import about
from ..format import Format, Option
from ..grouped import Group, Grouped
from ..json_lines import decoded_lines
from ..register import Register
from ..tagged import Left, Piece
from .doccano_lines import Entity, Example, Relation, Triple, first_keys, label_of, line_of
from .spans import FORMAT as SPANS
from .spans import Marked, marked, pieces

RELATIONS = "relations"


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the lines; how many statements there were."""
    number, encode = 0, msgspec.json.Encoder().encode
    with path.open("wb") as file, Grouped(bundle) as grouped:
        for group in grouped.groups():
            number += len(group.statements)
            example = _example(group, grouped.register, related=RELATIONS in options)
            file.write(encode(example) + b"\n")
    return number


def _example(group: Group, register: Register, *, related: bool) -> dict[str, object]:
    a, marks = group.article, [marked(s, register) for s in group.statements]
    line: dict[str, object] = {"text": group.text, "meta": {"article": a.id, "title": a.title, **about(a)}}
    if related:
        web = _Web(marks)
        line |= {"entities": web.entities, "relations": web.relations}
    else:
        line["label"] = [triple for mark in marks for triple in _triples(mark)]
    return line | {"sourcemark": [msgspec.structs.replace(mark, quotes=()) for mark in marks]}


def _triples(mark: Marked) -> Iterator[Triple]:
    yield from ((span.start, span.end, label_of(mark)) for span in mark.spans)


class _Web:
    """Entities and relations of one article, numbered from 1 as doccano does."""

    def __init__(self, marks: Iterable[Marked]) -> None:
        self.entities: list[Entity] = []
        self.relations: list[Relation] = []
        for mark in marks:
            self._add(mark)

    def _add(self, mark: Marked) -> None:
        """A statement: its further pieces, its source's words and its cue lead to its first piece."""
        content = [self._entity(triple) for triple in _triples(mark)]
        sources = [self._entity((span.start, span.end, "source")) for span in mark.source_spans]
        cues = [self._entity((span.start, span.end, "cue")) for span in mark.cue_spans]
        for kind, ids in (("continues", content[1:]), ("source of", sources), ("cue of", cues)):
            for id in ids:
                self.relations.append(
                    Relation(id=len(self.relations) + 1, from_id=id, to_id=content[0], type=kind)
                )

    def _entity(self, triple: Triple) -> int:
        start, end, label = triple
        self.entities.append(
            Entity(id=len(self.entities) + 1, label=label, start_offset=start, end_offset=end)
        )
        return len(self.entities)


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of each line, of ours and of exports of doccano, old and new. Raises `BadFile`."""
    people, comments, relations = set[str](), 0, 0
    for number, example in decoded_lines(name, data, Example):
        comments += len(example.Comments)
        relations += 0 if example.sourcemark is not None else len(example.relations)
        yield from pieces(name, number, line_of(name, number, example), people)
    if relations:
        yield Left(what="relations between marks", number=relations)
    if comments:
        yield Left(what="comments", number=comments)


def recognises(name: str, data: bytes) -> bool:
    """The first line is an object with a text and with labels as doccano writes them."""
    keys = first_keys(data)
    plain = keys & {"label", "labels", "entities", "annotations"}
    return bool(keys & {"text", "data"} and plain and not keys & {"tokens", "spans", "answer", "format"})


FORMAT = Format(
    name="doccano",
    title="doccano file (.jsonl)",
    suffixes=(".jsonl",),
    media_types=("application/jsonl",),
    holds="set",
    group="tools",
    purpose="for doccano",
    recognises=recognises,
    read=read,
    write=write,
    options=(
        Option(
            name=RELATIONS,
            title="With sources and cues as entities",
            hint="For a relation extraction project of doccano.",
        ),
    ),
    takes_texts=True,
    loses=SPANS.loses,
)
