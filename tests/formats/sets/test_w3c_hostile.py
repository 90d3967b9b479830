"""W3C Web Annotation that is damaged, cut off or made to harm: named, and nothing else."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from files import TEXT, mark
from tables import a_set, an_article

from sourcemark.formats.sets import w3c_collection as collection
from sourcemark.formats.sets import w3c_lines as lines
from sourcemark.model.errors import BadFile

PAGE = "https://a.example/x"
QUOTED = {"type": "TextQuoteSelector", "exact": "said"}
PLACED = {"type": "TextPositionSelector", "start": 3, "end": 7}


def marked(**fields: Any) -> dict[str, Any]:
    return {"type": "Annotation", "id": "https://b.example/1", "target": at(QUOTED), **fields}


def at(*selectors: object) -> dict[str, Any]:
    return {"source": PAGE, "selector": list(selectors)}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"type": "Annotation"', "line 1"),
        (b"[1]", "line 1"),
        (b'{"type": "Annotation"}', "no target"),
        (b'{"target": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too deeply|line 1"),
        (json.dumps(marked(target=at({**PLACED, "start": -1}))).encode(), "no text has a place from -1"),
        (json.dumps(marked(target=at({**PLACED, "end": 1}))).encode(), "no text has a place from 3 to 1"),
        (json.dumps(marked(target=at({**PLACED, "end": 10**30}))).encode(), "line 1"),
        (json.dumps(marked(target=at({**PLACED, "end": True}))).encode(), "no text has a place"),
        (json.dumps(marked(target=at({**PLACED, "end": "9"}))).encode(), "no text has a place"),
        (json.dumps(marked(target=[at(PLACED), at(QUOTED)])).encode(), "others no positions"),
    ],
)
def test_what_is_wrong_is_named(line: bytes, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        list(lines.read("a.jsonl", line))


@pytest.mark.parametrize(
    "data", [b"", b"7", b"{", b"[7]", b'{"items": [[[[[[[[]]]]]]]]}', b'{"items": "x"}', b"[" * 100_000]
)
def test_what_is_no_collection_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        list(collection.read("a.json", data))


def test_every_cut_is_noticed(tmp_path: Path) -> None:
    article = an_article(TEXT)
    collection.write(tmp_path / "a.json", a_set(article, mark(article, TEXT, (0, 3))))
    whole = (tmp_path / "a.json").read_bytes().rstrip()
    for length in range(0, len(whole), 7):
        with pytest.raises(BadFile):
            list(collection.read("a.json", whole[:length]))


@pytest.mark.parametrize(
    "odd",
    [
        None,
        7,
        "x",
        [],
        {},
        [None, 7, {"id": 7}],
        {"type": 7, "selector": 7},
        {"name": {"@value": 5}, "id": []},
    ],
)
@pytest.mark.parametrize(
    "field", ["creator", "created", "body", "target", "motivation", "document", "user", "id", "tags"]
)
def test_odd_values_anywhere_end_in_pieces_or_are_named(field: str, odd: object) -> None:
    with suppress(BadFile):
        assert list(lines.read("a.jsonl", msgspec.json.encode(marked(**{field: odd}))))
