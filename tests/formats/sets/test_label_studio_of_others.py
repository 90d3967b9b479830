"""Label Studio as others export it, and what is damaged or made to harm."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from typing import Any

import pytest

from sourcemark.formats.sets import label_studio_export as tasks
from sourcemark.formats.sets import label_studio_project as packed
from sourcemark.formats.tagged import Attribute, Choice, Document, Left, Mark, Person, Piece
from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span

PIECE = "further piece"
WORDS = "😀 He said\r\nno, 😀 twice."


def item(start: int, end: int, kind: str = "labels", id: str = "r1", **fields: Any) -> dict[str, Any]:
    key = "text" if kind == "textarea" else kind
    value = {"start": start, "end": end, key: fields.pop("said", ["Who"])} | fields.pop("value", {})
    return {"id": id, "from_name": "label", "to_name": "text", "type": kind, "value": value, **fields}


def tie(start: str, end: str, *labels: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": list(labels)}


def task(*results: Any, text: Any = WORDS, **fields: Any) -> dict[str, Any]:
    one = {
        "completed_by": {"id": 7, "email": "ann@a.example"},
        "created_at": "2024-05-06T07:08:09Z",
        "result": list(results),
    }
    return {"id": 3, "annotations": [one | fields], "data": {"text": text}}


def of(*found: Any) -> list[Piece]:
    data = json.dumps(found).encode()
    return list(tasks.read("a.json", data))


def marks(*results: Any) -> list[Mark]:
    return [piece for piece in of(task(*results)) if isinstance(piece, Mark)]


def test_an_export_of_somebody_is_read() -> None:
    document, person, mark = of(
        task(
            item(2, 4),
            item(2, 4, "choices", said=["x", "y"], from_name="tone"),
            item(2, 4, "textarea", said=["why\nnot"], from_name="note"),
            item(2, 4, "rating", said=4, from_name="stars"),
            item(2, 4, "taxonomy", said=[["a", "b"]], from_name="tree"),
        )
    )
    assert person == Person(key="ann@a.example", name="ann@a.example")
    assert isinstance(document, Document)
    assert isinstance(mark, Mark)
    assert document.text == WORDS.replace("\r\n", "\n")
    assert mark.values == {"label": ("Who",), "tone": ("x", "y"), "stars": ("4",), "tree": ("a / b",)}
    assert (mark.note, mark.spans, mark.document) == ("why\nnot", (Span(2, 4),), document.key)
    assert mark.created is not None


@pytest.mark.parametrize(
    ("start", "end", "words", "span"),
    [
        (11, 13, "no", Span(10, 12)),  # the line end became one character
        (12, 14, "no", Span(10, 12)),  # counted in UTF-16, as some versions do
        (11, 13, "", Span(10, 12)),
    ],
)
def test_places_count_what_proves_them(start: int, end: int, words: str, span: Span) -> None:
    (found,) = marks(item(start, end, value={"text": words}))
    assert found.spans == (span,)


@pytest.mark.parametrize(
    ("results", "what"),
    [
        ([{"type": "choices", "from_name": "a", "value": {"choices": ["x"]}}], "what is said of whole texts"),
        ([{"type": "rectanglelabels", "value": {"x": 1}}], "marks that are not in a text"),
        ([item(0, 1), item(2, 3, id="r2"), tie("r1", "r2", "further piece of")], "relations between marks"),
        ([item(0, 1), tie("r1", "nobody", "cue")], "relations between marks"),
    ],
)
def test_what_has_no_place_among_us_is_told(results: list[Any], what: str) -> None:
    assert Left(what=what) in of(task(*results))


def test_texts_with_html_are_left() -> None:
    page = item(0, 1, "hypertextlabels", value={"start": "/div[1]/text()[1]", "startOffset": 3})
    assert of(task(page, text="<p>x</p>")) == [Left(what="tasks whose text is HTML, or that have none")]


def test_what_was_skipped_is_nobodys_reading() -> None:
    assert not any(isinstance(piece, Mark | Person) for piece in of(task(item(0, 1), was_cancelled=True)))


def test_people_may_be_numbers_or_models() -> None:
    first = task(item(0, 1), completed_by=7)
    second = {"predictions": [{"model_version": "m", "result": [item(0, 1)]}], "data": {"other": WORDS}}
    people = [piece for piece in of(first, second) if isinstance(piece, Person)]
    assert people == [Person(key="7", name="user 7"), Person(key="m", name="m")]


def test_several_of_one_id_are_told_apart() -> None:
    keys = [piece.key for piece in of(task(item(0, 1)), task(item(0, 1))) if not isinstance(piece, Person)]
    assert keys == ["task 3", "r1", "task 3 (2)", "r1 (2)"]


def zipped(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return file.getvalue()


CONFIG = """<View><HyperText name="page" value="$html"/><Text name="t" value="$body"/>
<Labels name="label" toName="t">
<Label value="Who" background="#ABCDEF" hint="h"/><Label value="B" background="red"/></Labels>
</View>"""


def test_the_config_tells_which_words_are_the_text() -> None:
    one = {"data": {"longer": "x" * 99, "body": WORDS}, "annotations": []}
    attribute, document = packed.read("a.zip", zipped(c__xml=CONFIG, t__json=json.dumps([one])))
    values = (Choice(name="Who", definition="h", colour="#abcdef"), Choice(name="B"))
    assert attribute == Attribute(name="label", values=values)
    assert isinstance(document, Document)
    assert (document.text or "").startswith("😀 He")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([7], "task 1"),
        ([{}], "it has no data"),
        ([{"data": 7}], "it has no data"),
        ([{"data": {"text": "x"}, "annotations": 7}], "no list"),
        ([{"data": {"text": "x"}, "annotations": [{"result": 7}]}], "no list of items"),
        ([{"data": {"text": "x"}, "annotations": [{"result": [7]}]}], "no list of items"),
        ([task(item(0, 99))], "lies outside of the text"),
        ([task(item(-1, 2))], "no text has a place from -1"),
        ([task(item(2, 2))], "no text has a place from 2 to 2"),
        ([task(item(0, 1), item(1, 2, id="r2"), tie("r1", "r2", PIECE), tie("r2", "r1", PIECE))], "ring"),
        ([task(item(0, 1), tie("r1", "r1", PIECE))], "ring"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(found: list[Any], words: str) -> None:
    with pytest.raises(BadFile, match=words):
        of(*found)


def test_a_single_task_is_read_and_a_mark_before_it_passed_over() -> None:
    task = b'{"id": 1, "data": {"text": "He said so."}, "annotations": []}'
    for data in (task, b"\xef\xbb\xbf" + task, b"\xef\xbb\xbf\n[" + task + b"]"):
        (document,) = tasks.read("a.json", data)
        assert isinstance(document, Document)
        assert document.text == "He said so."


@pytest.mark.parametrize("data", [b"", b"{", b"7", b"[", b"[" * 100_000, b'[{"data": ' + b"[" * 100_000])
def test_what_is_no_list_of_tasks_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        list(tasks.read("a.json", data))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa">]><View>&a;</View>'


@pytest.mark.parametrize(
    "data",
    [
        b"PK",
        zipped(labeling_config__xml="<View/>"),
        zipped(labeling_config__xml="<View>", tasks__json="[]"),
        zipped(labeling_config__xml=BOMB, tasks__json="[]"),
        zipped(**{"../tasks__json": "[]"}),
        zipped(tasks__json="[" + " " * 20_000_000 + "]"),
        zipped(tasks__json="[]")[:-30],
    ],
    ids=["head", "no tasks", "bad config", "bomb", "outside", "blanks", "cut off"],  # the bytes tell the time
)
def test_archives_that_are_damaged_or_made_to_harm_are_named(data: bytes) -> None:
    with pytest.raises(BadFile):
        list(packed.read("a.zip", data))


@pytest.mark.parametrize("odd", [None, 7, "x", [], {}, [None, 7, {"id": 7}], {"type": 7, "value": 7}])
@pytest.mark.parametrize(
    "field", ["completed_by", "created_at", "result", "value", "type", "from_name", "labels", "meta"]
)
def test_odd_values_anywhere_end_in_pieces_or_are_named(field: str, odd: object) -> None:
    with suppress(BadFile):
        assert of(task(item(0, 1) | {field: odd}, tie("r1", "r1") | {field: odd}))
    with suppress(BadFile):
        assert of(task(item(0, 1), **{field: odd}))
