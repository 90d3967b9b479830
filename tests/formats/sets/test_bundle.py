"""The bundle as a file: lossless, always the same, and never believed when it is damaged."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from files import BOOK, WHEN, user
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import articles, sources, statements, texts

from sourcemark.formats.sets import bundle
from sourcemark.model.bundle import Item, Original, Text
from sourcemark.model.errors import BadFile
from sourcemark.model.sources import Assessment, Source

ANN = user().annotator
HEAD = b'["sourcemark-bundle",1]\n'


@st.composite
def sets(draw: st.DrawFn) -> list[Item]:
    """A small bundle with every kind of object."""
    text = draw(texts)
    article, speakers = draw(articles(text)), draw(st.lists(sources(), max_size=3))
    ids = [source.id for source in speakers]
    data = draw(st.binary(max_size=40))
    grades = [Assessment(id="g", source=i, annotator=ANN.id, grade="B", at=WHEN) for i in ids]
    kept = (
        Text(sha256=article.sha256, text=text),
        Original(sha256=sha256(data).hexdigest(), data=data),
        article,
    )
    said = draw(st.lists(statements(article, text, ANN.id, ids), max_size=3))
    return [ANN, BOOK, *speakers, *grades, *kept, *said]


@settings(max_examples=60)
@given(sets())
def test_what_is_written_is_read_again(items: list[Item]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, again = Path(folder, "a.smbundle"), Path(folder, "b.smbundle")
        assert bundle.write(path, items) == len(items)
        found = list(bundle.read(path))
        assert found == items
        bundle.write(again, found)
        assert again.read_bytes() == path.read_bytes()


def test_huge_and_empty_values_are_kept(tmp_path: Path) -> None:
    huge = Source(id="s", name="", note="😀\n\t\0" * 400_000, aliases=("", "e\u0301", "\u202e"))
    path = tmp_path / "a.smbundle"
    bundle.write(path, [huge])
    assert list(bundle.read(path)) == [huge]


def test_an_empty_bundle_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.smbundle"
    assert bundle.write(path, []) == 0
    assert list(bundle.read(path)) == []


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[[bytes], str]:
    """What is said of a bundle of these bytes."""

    def read(data: bytes) -> str:
        path = tmp_path / "a.smbundle"
        path.write_bytes(data)
        with pytest.raises(BadFile) as bad:
            list(bundle.read(path))
        return str(bad.value)

    return read


def test_every_cut_is_noticed(tmp_path: Path, refusal: Callable[[bytes], str]) -> None:
    path = tmp_path / "whole.smbundle"
    bundle.write(path, [ANN, BOOK, Source(id="s", name="Ministry 😀")])
    whole = path.read_bytes()
    for length in range(len(whole) - 1):
        assert refusal(whole[:length])


SOURCE = b'["source",{"id":"s","name":"Lee"}]\n'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "this is not a Sourcemark bundle"),
        (b"PK\3\4", "this is not a Sourcemark bundle"),
        (b'["\xff",1]\n', "this is not a Sourcemark bundle"),
        (b'["sourcemark-bundle",0]\n', "this is not a Sourcemark bundle"),
        (b'["other-bundle",1]\n', "this is not a Sourcemark bundle"),
        (b'["sourcemark-bundle",3]\n', "newer Sourcemark (bundle version 3, this program knows 2)"),
        (HEAD + SOURCE, "(after line 2): the bundle is cut off"),
        (HEAD + SOURCE + b'["end",2]\n', "1 objects found where the end says 2"),
        (HEAD + b'["end",0]\nx', "something behind the end"),
        (HEAD + SOURCE + b"nonsense\n", "(line 3): not an object"),
        (HEAD + b'["source",{"id":"s","name":"\xff"}]\n', "(line 2)"),
        (HEAD + b'["source",{"id":"s","name":"\\ud800"}]\n', "(line 2)"),
        (HEAD + b'["source",{"id":"s"}]\n', "(line 2): no source"),
        (HEAD + b'["source",{"id":"s","name":"x","colour":"red"}]\n', "(line 2): no source"),
        (HEAD + b'["spell",{}]\n', "(line 2): objects of kind 'spell' are unknown"),
        (HEAD + b'["source",' + b"[" * 100_000 + b"]" * 100_000 + b"]\n", "(line 2)"),
        (HEAD + b'["text",{"sha256":"12","text":"x"}]\n', "(line 2): no text"),
        (HEAD + b'["original",{"sha256":"' + b"0" * 64 + b'","data":"%%%"}]\n', "(line 2): no original"),
    ],
)
def test_what_is_wrong_is_named(data: bytes, words: str, refusal: Callable[[bytes], str]) -> None:
    assert words in refusal(data)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that lines of a test can reach."""
    monkeypatch.setattr(bundle, "USUAL", 100)
    monkeypatch.setattr(bundle, "LONGEST", 200)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(("kind", "size"), [("source", 100), ("text", 200), ("original", 200)])
def test_a_line_longer_than_any_object_is_refused(
    kind: str, size: int, refusal: Callable[[bytes], str]
) -> None:
    start = b'["%b",{"name":"' % kind.encode()
    assert "longer than any object" in refusal(HEAD + start + b"x" * (size - len(start)))
    assert "longer than any object" not in refusal(HEAD + start + b"x" * (size - len(start) - 1) + b"\n")


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("length", range(100))
def test_texts_may_be_longer_than_other_objects(length: int, tmp_path: Path) -> None:
    items = [Text(sha256="0" * 64, text="x" * length), Source(id="s", name="x", note="y" * 30)]
    bundle.write(tmp_path / "a.smbundle", items)
    assert list(bundle.read(tmp_path / "a.smbundle")) == items


def test_what_can_not_be_opened_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.smbundle"):
        with pytest.raises(BadFile, match=path.name):
            list(bundle.read(path))
