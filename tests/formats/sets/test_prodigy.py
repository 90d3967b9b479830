"""Prodigy: tokens that spaCy takes as they are, spans that end where tokens end, and tasks of others."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
import spacy
from files import TEXT, mark, user
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from strategies import places, texts
from tables import a_set, an_article
from whole_sets import whole_sets

from sourcemark.formats.sets.prodigy import read, recognises, write
from sourcemark.formats.sets.token_cutting import tokens
from sourcemark.formats.tagged import Document, Left, Mark, Person, Piece
from sourcemark.model.bundle import Text
from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span

BLANK = spacy.blank("en")
S = "He said no."


def tasks(items: list, folder: Path) -> list[dict]:
    write(folder / "a.jsonl", items)
    return [msgspec.json.decode(line) for line in (folder / "a.jsonl").read_bytes().splitlines()]


def back(*examples: dict) -> list[Piece]:
    return list(read("a.jsonl", b"\n".join(map(msgspec.json.encode, examples))))


def some() -> list:
    article = an_article(TEXT)
    other = user("Bob")
    first = mark(article, TEXT, (4, 12), (18, 20), codes={"source_type": ("official",)})
    whole = a_set(article, first, mark(article, TEXT, (5, 40), who=other))
    return [other.annotator, *whole[:2], Text(sha256=article.sha256, text=TEXT), *whole[2:]]


@settings(max_examples=30)
@given(data=st.data())
def test_spacy_finds_every_span(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        for task in tasks(data.draw(whole_sets()), Path(folder)):
            words = [token["text"] for token in task["tokens"]]
            doc = Doc(BLANK.vocab, words=words, spaces=[token["ws"] for token in task["tokens"]])
            assert doc.text == task["text"]
            for span in task["spans"]:
                found = doc.char_span(span["start"], span["end"], label=span["label"])
                assert found is not None
                assert (found.start, found.end - 1) == (span["token_start"], span["token_end"])


@given(data=st.data())
def test_tokens_are_the_whole_text(data: st.DataObject) -> None:
    text = data.draw(texts)
    spans = data.draw(places(len(text)))
    cut = tokens(text, spans)
    assert "".join(text[t.start : t.end] + " " * t.spaced for t in cut) == text
    assert all(t.start < t.end for t in cut)
    assert {s.start for s in spans} <= {t.start for t in cut}
    assert {s.end for s in spans} <= {t.end for t in cut}


def test_words_are_tokens_and_single_spaces_are_not() -> None:
    text = "He said: “no”.\n\nNot  now"
    cut = [text[t.start : t.end] for t in tokens(text)]
    assert cut == ["He", "said", ":", "“", "no", "”.", "\n\n", "Not", "  ", "now"]


def test_each_annotator_has_a_line(tmp_path: Path) -> None:
    ann, bob = tasks(some(), tmp_path)
    assert (ann["_annotator_id"], bob["_annotator_id"]) == ("Ann", "Bob")
    assert ann["text"] == bob["text"] == TEXT
    assert [(s["start"], s["end"], s["label"]) for s in ann["spans"]] == [
        (4, 12, "Official"),
        (18, 20, "Official"),
    ]
    assert {ann["answer"], bob["answer"]} == {"accept"}
    pieces = back(ann, bob)
    assert len([p for p in pieces if isinstance(p, Document)]) == 1
    assert [p.spans for p in pieces if isinstance(p, Mark)] == [(Span(4, 12), Span(18, 20)), (Span(5, 40),)]


def test_what_was_done_in_prodigy_counts(tmp_path: Path) -> None:
    ann, _ = tasks(some(), tmp_path)
    ann["spans"][1] |= {"start": 18, "end": 27}
    ann["spans"].append({"start": 50, "end": 60, "label": "Defector"})
    first, second = [p for p in back(ann) if isinstance(p, Mark)]
    assert first.spans == (Span(4, 12), Span(18, 27))
    assert (second.spans, second.values, second.person) == (
        (Span(50, 60),),
        {"source_type": ("Defector",)},
        "Ann",
    )


def test_tasks_of_others_are_read() -> None:
    task = {"text": S, "_input_hash": -1, "spans": [{"start": 3, "end": 7, "label": "CUE", "token_start": 1}],
            "relations": [{"head": 1, "child": 2}], "answer": "accept", "_session_id": "news-ada",
            "meta": {"score": 1}}  # fmt: skip
    assert recognises("a.jsonl", msgspec.json.encode(task) + b"\n")
    pieces = back(task, {**task, "answer": "reject"}, {**task, "text": "Other", "spans": [], "relations": []})
    assert Person(key="news-ada", name="news-ada") in pieces
    (made,) = [p for p in pieces if isinstance(p, Mark)]
    assert (made.spans, made.values, made.person) == ((Span(3, 7),), {"label": ("CUE",)}, "news-ada")
    left = {p.what: p.number for p in pieces if isinstance(p, Left)}
    assert left == {"examples that were rejected or ignored": 1, "relations between marks": 2}


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([{"start": 3, "end": 99}], "line 1.*outside"),
        ([{"start": -3, "end": 9}], "line 1.*outside"),
        ([{"start": 7, "end": 3}], "line 1.*backwards"),
        ([{"start": 3, "end": "x"}], "line 1"),
        ([{"start": 3}], "line 1"),
        (
            [{"start": 3, "end": 7, "sourcemark": {"id": "s", "spans": [[1, 2]], "cue_spans": [[9, 99]]}}],
            "outside",
        ),
        ("x", "line 1"),
    ],
)
def test_what_is_wrong_is_named(spans: object, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        back({"text": S, "spans": spans})


def test_cut_and_deeply_nested_lines_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", some())
    data = (tmp_path / "a.jsonl").read_bytes()
    for hostile in (data[:-20], b'{"text":"x","spans":[],"meta":' + b"[" * 50_000 + b"]" * 50_000 + b"}"):
        with pytest.raises(BadFile, match="line"):
            list(read("a.jsonl", hostile))


def test_what_is_no_prodigy_is_not_taken_for_it() -> None:
    for data in (b'{"text":"x"}', b'{"text":"x","label":[]}', b"[1]", b"\xff", b"", b"[" * 9999):
        assert not recognises("a.jsonl", data)
