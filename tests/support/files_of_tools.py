"""Annotated sets as other tools write them, small and sound."""

from __future__ import annotations

import json
from collections.abc import Callable

import cas_files
import refi_files
from foreign_files import zipped

WORDS = "He said no, 😀 and she said yes. قال الوزير. 军队 moved."


def _labelled() -> bytes:
    def item(kind: str, said: object) -> dict[str, object]:
        value = {"start": 3, "end": 7, "text": "said", kind: said}
        return {"id": "r1", "from_name": kind, "to_name": "text", "type": kind, "value": value}

    results = [
        item("labels", ["Who"]),
        item("choices", ["x"]),
        item("rating", 4),
        item("taxonomy", [["a", "b"]]),
    ]
    results.append(
        {"type": "relation", "from_id": "r1", "to_id": "r1", "direction": "right", "labels": ["by"]}
    )
    done = {
        "completed_by": {"id": 7, "email": "ann@a.example"},
        "created_at": "2024-05-06T07:08:09Z",
        "result": results,
    }
    return json.dumps(
        [{"id": 3, "annotations": [done], "predictions": [{"result": results}], "data": {"text": WORDS}}]
    ).encode()


def _theirs() -> bytes:
    said = "T1\tPerson 0 2\tHe\nT2\tSay 3 7;8 10\tsaid no\nE1\tSay:T2 Who:T1\nA1\tSure T1\n"
    said += "R1\tBy Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T1\tx\n*\tEquiv T1 T2\n"
    return zipped({"ann/a.txt": WORDS, "ann/a.ann": said, "ben/a.txt": WORDS, "ben/a.ann": said})


def _project() -> bytes:
    f = refi_files
    marked = f.selection((3, 7), f.coding("Source", note="n"), words="said", key="s")
    more = f.selection((8, 10), f.coding("Official", f.BEN), words="no", key="t", user=f.BEN)
    parts = (
        f.users(f.ANN, f.BEN),
        f.codes(f.code("Source", f.code("Official"), colour="#a0b1c2", description="d")),
    )
    return f.project(
        *parts, f.sources(f.source("a", marked, more)), f.notes(n="why"), f.links(("l", "s", "t")), a=WORDS
    )


def _cas() -> bytes:
    f = cas_files
    named = f.annotation("ner:NamedEntity", 10, (0, 2), 'value="PER" identifier="x"')
    tone = f.annotation("custom:Tone", 11, (3, 7), 'mood="calm"', "<tags>a</tags><tags>b</tags>")
    link = f.annotation("custom:Link", 12, (3, 7), 'Governor="10" Dependent="11"')
    return f.archive(ann=f.xmi(WORDS, named, tone, link), ben=f.xmi(WORDS, named))


def _linked() -> bytes:
    target = {"source": "https://a.example/x", "selector": [
        {"type": "TextQuoteSelector", "exact": "said", "prefix": "He ", "suffix": " no"},
        {"type": "RangeSelector", "startSelector": {"type": "TextPositionSelector", "start": 3, "end": 7},
         "refinedBy": {"type": "TextPositionSelector", "start": 3, "end": 7}},
    ]}  # fmt: skip
    body = [{"type": "TextualBody", "purpose": "tagging", "value": "Who"}, "https://a.example/tag"]
    made = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://b.example/1",
        "type": "Annotation",
        "creator": {"id": "u", "name": "Ann"},
        "body": body,
        "target": target,
    }
    return json.dumps(made).encode()


CONFIG = (
    '<View><Labels name="labels" toName="text"><Label value="Who"/></Labels>'
    '<Text name="text" value="$text"/></View>'
)
_ENTITY = {"id": 1, "label": "Who", "start_offset": 0, "end_offset": 2}
_TIE = {"id": 1, "from_id": 1, "to_id": 1, "type": "by"}
_TOKEN = {"text": "He", "start": 0, "end": 2, "id": 0}
_SPAN = {"start": 0, "end": 2, "label": "Who", "token_start": 0, "token_end": 0}


def _line(**fields: object) -> bytes:
    return json.dumps({"text": WORDS, **fields}).encode()


OTHERS: dict[str, Callable[[], list[bytes]]] = {
    "label-studio-json": lambda: [_labelled()],
    "label-studio": lambda: [zipped({"tasks.json": _labelled(), "labeling_config.xml": CONFIG})],
    "brat": lambda: [_theirs()],
    "qdpx": lambda: [_project()],
    "cas-xmi": lambda: [_cas()],
    "w3c-jsonl": lambda: [_linked()],
    "w3c": lambda: [_linked()],
    "doccano": lambda: [
        _line(id=1, label=[[0, 2, "Who"]]),
        _line(id=1, entities=[_ENTITY], relations=[_TIE]),
    ],
    "prodigy": lambda: [_line(_annotator_id="ann", answer="accept", spans=[_SPAN], tokens=[_TOKEN])],
}
"""Name of a format -> sound files of it, as the tools write them."""
