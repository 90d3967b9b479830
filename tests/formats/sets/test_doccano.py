"""doccano: its structures, new and old; what was added or removed there counts; what is wrong is named."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from files import TEXT, mark
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import a_set, an_article
from whole_sets import expected, found, whole_sets

from sourcemark.formats.sets.doccano import FORMAT, read, recognises, write
from sourcemark.formats.tagged import Document, Left, Mark, Person, Piece
from sourcemark.model.bundle import Text
from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution

S = "He said no."


def lines(items: list, folder: Path, *options: str) -> list[dict]:
    write(folder / "a.jsonl", items, options)
    return [msgspec.json.decode(line) for line in (folder / "a.jsonl").read_bytes().splitlines()]


def back(*examples: dict) -> list[Piece]:
    return list(read("a.jsonl", b"\n".join(map(msgspec.json.encode, examples))))


def marks(*examples: dict) -> list[Mark]:
    return [piece for piece in back(*examples) if isinstance(piece, Mark)]


def some() -> list:
    article = an_article(TEXT)
    who = Attribution(source_spans=(Span(0, 3),), cue_spans=(Span(13, 17),))
    first = mark(article, TEXT, (4, 12), (18, 20), attribution=who, codes={"source_type": ("official",)})
    whole = a_set(article, first, mark(article, TEXT, (4, 40)))
    return [*whole[:2], Text(sha256=article.sha256, text=TEXT), *whole[2:]]


def test_labels_are_triples_in_code_points(tmp_path: Path) -> None:
    (line,) = lines(some(), tmp_path)
    assert line["label"] == [[4, 12, "Official"], [18, 20, "Official"], [4, 40, "statement"]]
    assert (line["text"], line["meta"]["title"]) == (TEXT, "Troops move")


def test_sources_and_cues_can_be_entities(tmp_path: Path) -> None:
    """As doccano's relation extraction asks: ids that relations name, offsets inside of the text."""
    (line,) = lines(some(), tmp_path, "relations")
    assert "label" not in line
    ids = {entity["id"]: entity for entity in line["entities"]}
    assert len(ids) == 5
    assert all(
        set(e) == {"id", "label", "start_offset", "end_offset", "user"} or "user" not in e
        for e in ids.values()
    )
    assert all(0 <= e["start_offset"] < e["end_offset"] <= len(TEXT) for e in ids.values())
    told = [
        (ids[r["from_id"]]["label"], r["type"], ids[r["to_id"]]["start_offset"]) for r in line["relations"]
    ]
    assert told == [("Official", "continues", 4), ("source", "source of", 4), ("cue", "cue of", 4)]


@settings(max_examples=15)
@given(data=st.data())
def test_with_relations_all_comes_back_too(data: st.DataObject) -> None:
    items = data.draw(whole_sets())
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        write(path, iter(items), ("relations",))
        assert recognises(path.name, path.read_bytes())
        assert found(read(path.name, path.read_bytes()), FORMAT.loses) == expected(items, FORMAT.loses)


@pytest.mark.parametrize("options", [(), ("relations",)])
def test_what_was_done_in_doccano_counts(options: tuple[str, ...], tmp_path: Path) -> None:
    """The first statement loses a piece, a new label is set: what is left of it is a mark of its label."""
    (line,) = lines(some(), tmp_path, *options)
    if options:
        gone = line["entities"].pop(1)
        line["entities"].append({**gone, "start_offset": 50, "end_offset": 60})
        line["relations"] = []
    else:
        line["label"][1] = [50, 60, "Official"]
    told = {(made.spans, made.values.get("source_type")) for made in marks(line)}
    assert ((Span(4, 12),), ("Official",)) in told
    assert ((Span(50, 60),), ("Official",)) in told
    assert ((Span(4, 40),), None) in told
    assert not any(len(spans) == 2 for spans, _ in told)


@pytest.mark.parametrize(
    "line",
    [
        {"id": 1, "text": S, "label": [[3, 7, "CUE"]], "Comments": []},
        {"id": 1, "text": S, "labels": [[3, 7, "CUE"]], "meta": {}, "annotation_approver": None},
        {"id": 1, "data": S, "label": [["3", "7", "CUE"]]},
        {"id": 1, "text": S, "entities": [{"id": 4, "label": "CUE", "start_offset": 3, "end_offset": 7}]},
        {"id": 1, "text": S, "entities": [[3, 7, "CUE"]]},
        {"id": 1, "text": S, "annotations": [{"label": "CUE", "start_offset": 3, "end_offset": 7, "user": ""}]},
        {"id": 1, "text": "\ufeff" + S, "label": [[4, 8, "CUE"]]},
    ],
)  # fmt: skip
def test_exports_of_doccano_are_read(line: dict) -> None:
    assert recognises("a.jsonl", msgspec.json.encode(line) + b"\n")
    pieces = back(line)
    assert pieces == [
        next(p for p in pieces if isinstance(p, Document)),
        Mark(key="1 1", document="1", spans=(Span(3, 7),), values={"label": ("CUE",)}),
    ]
    assert isinstance(pieces[0], Document)
    assert pieces[0].text == S


def test_who_annotated_and_what_is_left_is_told() -> None:
    old = {"id": 1, "text": S, "annotations": [{"label": 4, "start_offset": 3, "end_offset": 7, "user": 2}]}
    new = {
        "id": 2,
        "text": S,
        "entities": [],
        "relations": [{"from_id": 1, "to_id": 2}],
        "Comments": ["Really?"],
    }
    pieces = back(old, new)
    assert Person(key="2", name="2") in pieces
    assert pieces[-2:] == [Left(what="relations between marks"), Left(what="comments")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"text": S, "label": [[3, 99, "X"]]}, "line 1.*outside"),
        ({"text": S, "label": [[-3, 9, "X"]]}, "line 1.*outside"),
        ({"text": S, "label": [[7, 3, "X"]]}, "line 1.*backwards"),
        ({"text": S, "label": [[3, 2**70, "X"]]}, "line 1"),
        ({"text": S, "label": [[3, "x", "X"]]}, "line 1"),
        ({"text": 7, "label": []}, "line 1"),
        (
            {"text": S, "label": [], "sourcemark": [{"id": "s", "spans": [[0, 1]], "cue_spans": [[9, 99]]}]},
            None,
        ),
    ],
)
def test_what_is_wrong_is_named(line: dict, words: str | None) -> None:
    if words is None:  # a statement whose label is gone is gone with all it says
        assert marks(line) == []
        return
    with pytest.raises(BadFile, match=words):
        back(line)


def test_cut_and_deeply_nested_lines_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", some())
    data = (tmp_path / "a.jsonl").read_bytes()
    for hostile in (data[:-20], b'{"text":"x","label":[],"meta":' + b"[" * 50_000 + b"]" * 50_000 + b"}"):
        with pytest.raises(BadFile, match="line 1"):
            list(read("a.jsonl", hostile))


def test_what_is_no_doccano_is_not_taken_for_it() -> None:
    for data in (b'{"text":"x"}', b'{"text":"x","tokens":[],"label":[]}', b"[1]", b"\xff", b"", b"[" * 9999):
        assert not recognises("a.jsonl", data)
