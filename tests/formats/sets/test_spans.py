"""Plain spans: what is wrong in them is named."""

from __future__ import annotations

import msgspec
import pytest

from sourcemark.formats.sets.spans import read
from sourcemark.model.errors import BadFile

LINE = {"format": "sourcemark-spans", "id": "a", "title": "A", "text": "He said no."}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({**LINE, "statements": [{"id": "s", "spans": [[0, 99]]}]}, "behind the end of the text"),
        ({**LINE, "statements": [{"id": "s", "spans": [[5, 5]]}]}, "empty or backwards"),
        ({**LINE, "text": 7}, "line 1"),
    ],
)
def test_what_is_wrong_is_named(line: dict[str, object], words: str) -> None:
    with pytest.raises(BadFile, match=words):
        list(read("a.jsonl", msgspec.json.encode(line)))
