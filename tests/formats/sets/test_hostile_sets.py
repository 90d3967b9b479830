"""Annotated sets whose places are nowhere, whose ids come twice, and that lead round in circles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import cas_files
import pytest
import refi_files
from archived import asked
from every_file import READABLE, WORDS, files, suffix
from foreign_files import zipped
from judged import escaped, pieces_fault

from sourcemark.formats.format import Format
from sourcemark.formats.tagged import Left, Piece
from sourcemark.formats.wire import Answer

SETS = [form for form in READABLE if form.holds == "set" and not form.lossless]


def came(name: str, data: bytes) -> tuple[list[Piece], list[Answer]]:
    """The pieces, and refusals with reason and place; anything else fails."""
    found = asked(name, data, "set")
    pieces = [piece for answer in found for piece in answer.pieces]
    bad = [answer for answer in found if answer.why]
    assert not any(escaped(answer.why) for answer in bad)
    assert pieces_fault(pieces) == ""
    return pieces, bad


def lines(*things: object) -> bytes:
    return "\n".join(map(json.dumps, things)).encode()


def spans(*places: tuple[int, int], **more: Any) -> dict[str, Any]:
    marks = [{"id": f"s{n}", "spans": [place]} for n, place in enumerate(places)]
    return {"format": "sourcemark-spans", "id": "a", "title": "A", "text": WORDS, "statements": marks, **more}


def labelled(*results: Mapping[str, Any]) -> bytes:
    done = {"completed_by": 1, "created_at": "2024-05-06T07:08:09Z", "result": list(results)}
    return json.dumps([{"id": 3, "annotations": [done], "data": {"text": WORDS}}]).encode()


def region(start: Any, end: Any, id: str = "r", **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": ["Who"]}
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value, **more}


def linked(start: int, end: int, **more: Any) -> dict[str, Any]:
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    target = {"source": "https://a.example/x", "selector": place}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "id": "urn:1",
        "target": target,
        **more,
    }


def brat(said: str) -> bytes:
    return zipped({"a.txt": WORDS, "a.ann": said})


def coded(start: object, end: object) -> bytes:
    f = refi_files
    marked = f.selection((start, end), f.coding("Official"), key="s")
    return f.project(f.users(f.ANN), f.codes(f.code("Official")), f.sources(f.source("a", marked)), a=WORDS)


def xmi(begin: int, end: int) -> bytes:
    return cas_files.archive(
        ann=cas_files.xmi(WORDS, cas_files.annotation("ner:NamedEntity", 10, (begin, end), 'value="P"'))
    )


FAR = 10**9
NOWHERE: dict[str, tuple[str, bytes]] = {
    "spans": ("a.jsonl", lines(spans((3, FAR)))),
    "spans backwards": ("a.jsonl", lines(spans((9, 3)))),
    "spans before": ("a.jsonl", lines(spans((-3, 3)))),
    "doccano": ("a.jsonl", lines({"text": WORDS, "label": [[0, FAR, "x"]]})),
    "doccano before": ("a.jsonl", lines({"text": WORDS, "label": [[-1, 3, "x"]]})),
    "prodigy": (
        "a.jsonl",
        lines(
            {
                "text": WORDS,
                "_annotator_id": "a",
                "answer": "accept",
                "spans": [{"start": 3, "end": FAR, "label": "x"}],
            }
        ),
    ),
    "label studio": ("a.json", labelled(region(3, FAR))),
    "label studio backwards": ("a.json", labelled(region(7, 3))),
    "w3c backwards": ("a.jsonl", lines(linked(7, 3))),
    "w3c before": ("a.jsonl", lines(linked(-7, 3))),
    "brat": ("a.zip", brat(f"T1\tX 3 {FAR}\tsaid\n")),
    "brat backwards": ("a.zip", brat("T1\tX 7 3\tsaid\n")),
    "refi": ("a.qdpx", coded(3, FAR)),
    "refi backwards": ("a.qdpx", coded(7, 3)),
    "refi without number": ("a.qdpx", coded("x", "9" * 5_000)),
    "xmi": ("a.zip", xmi(3, FAR)),
    "xmi backwards": ("a.zip", xmi(7, 3)),
}


@pytest.mark.parametrize("what", list(NOWHERE))
def test_a_place_that_is_nowhere_is_told(what: str) -> None:
    pieces, bad = came(*NOWHERE[what])
    assert bad or any(isinstance(piece, Left) for piece in pieces)
    assert all(answer.where for answer in bad)


@pytest.mark.parametrize("form", SETS, ids=lambda f: f.name)
def test_a_set_that_says_all_of_it_twice_does_no_harm(form: Format) -> None:
    for data in files(form.name):
        if not data.startswith((b"PK", b"<", b"[")):
            came(f"a{suffix(form, data)}", data.rstrip(b"\n") + b"\n" + data)


EVENTS = "T1\tX 0 2\tHe\nE1\tX:E1 Who:E1\nE2\tX:E3 A:E2\nE3\tX:E2 A:E1\nA1\tY E1\nA2\tY A2\n#1\tAnnotatorNotes #1\tx\n"
RELATIONS = (
    "T1\tX 0 2\tHe\nT2\tX 3 7\tsaid\nR1\tR Arg1:T1 Arg2:T2\nR2\tR Arg1:T2 Arg2:T1\n"
    "R3\tR Arg1:R3 Arg2:R3\n*\tEquiv T1 T1\n"
)
ROUND = {"id": "r", "from_name": "label", "to_name": "text", "type": "relation", "labels": []}
CIRCLES: dict[str, tuple[str, bytes]] = {
    "spans of one id": ("a.jsonl", lines(spans((0, 2), (3, 7)), spans((3, 7)))),
    "doccano": (
        "a.jsonl",
        lines(
            {
                "id": 1,
                "text": WORDS,
                "entities": [{"id": 1, "label": "x", "start_offset": 0, "end_offset": 2}] * 2,
                "relations": [
                    {"id": 1, "from_id": 1, "to_id": 1, "type": "x"},
                    {"id": 1, "from_id": 9, "to_id": 1},
                ],
            }
        ),
    ),
    "label studio": (
        "a.json",
        labelled(
            region(0, 2, "a", parentID="b"),
            region(3, 7, "b", parentID="a"),
            region(0, 2, "a"),
            {**ROUND, "from_id": "a", "to_id": "b"},
            {**ROUND, "from_id": "b", "to_id": "a"},
            {**ROUND, "from_id": "z", "to_id": "z"},
        ),
    ),
    "w3c": (
        "a.jsonl",
        lines(
            linked(0, 2, target="urn:2"),
            linked(0, 2, id="urn:2", target="urn:1"),
            linked(0, 2, body="urn:1"),
            linked(0, 2, body={"source": "urn:1", "selector": {"type": "RangeSelector"}}),
        ),
    ),
    "brat events": ("a.zip", brat(EVENTS)),
    "brat relations": ("a.zip", brat(RELATIONS)),
    "brat ids twice": ("a.zip", brat("T1\tX 0 2\tHe\nT1\tX 3 7\tsaid\n")),
    "xmi": (
        "a.zip",
        cas_files.archive(
            ann=cas_files.xmi(
                WORDS,
                cas_files.annotation("custom:Link", 10, (0, 2), 'Governor="10" Dependent="10"'),
                cas_files.annotation("custom:Event", 11, (0, 2), 'who="11 11 99"'),
                cas_files.annotation("ner:NamedEntity", 10, (0, 2), 'value="x"'),
            )
        ),
    ),
}


@pytest.mark.parametrize("what", list(CIRCLES))
def test_what_leads_round_in_a_circle_comes_to_an_end(what: str) -> None:
    came(*CIRCLES[what])


def test_links_and_codes_of_refi_that_lead_round() -> None:
    f = refi_files
    one = f.selection((0, 2), f.coding("A", note="n"), key="s")
    two = f.selection((3, 7), f.coding("A"), key="t")
    ends = [("l", a, b) for a, b in ("st", "ts", "ss", "xy")]
    notes = f"<Notes><Note guid='{f.guid('n')}'>{f.note_ref('n')}<PlainTextContent>x</PlainTextContent></Note></Notes>"
    parts = (
        f.users(f.ANN, f.ANN),
        f.codes(f.code("A", f.code("A", f.code("A")))),
        f.sources(f.source("a", one, two, one)),
    )
    came("a.qdpx", f.project(*parts, notes, f.links(*ends), a=WORDS))


def test_types_of_a_cas_that_stand_above_each_other() -> None:
    types = {
        name: {"%NAME": name, "%SUPER_TYPE": above} for name, above in (("A", "B"), ("B", "A"), ("C", "C"))
    }
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": WORDS}
    placed = [
        {"%ID": n, "%TYPE": "A", "@sofa": 1, "begin": 0, "end": 2, "@me": n, "@us": 9} for n in (2, 2, 3)
    ]
    array = {"%ID": 9, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [9, 2, 3, 77]}
    views = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3, 9, 9]}}
    whole = {"%TYPES": types, "%FEATURE_STRUCTURES": [sofa, *placed, array], "%VIEWS": views}
    pieces, bad = came("a.json", json.dumps(whole).encode())
    assert pieces or bad
