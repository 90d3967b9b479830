"""Formats of sets that share a suffix leave alone what is not theirs."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from sourcemark.formats.sets import label_studio_export as tasks
from sourcemark.formats.sets import label_studio_project as packed
from sourcemark.formats.sets import w3c_collection as collection
from sourcemark.formats.sets import w3c_lines as lines
from sourcemark.formats.sets.brat.reading import recognises as brat

WORDS = 'He wrote "http://www.w3.org/ns/anno.jsonld", {"type": "Annotation"} and "annotations": ["completed_by": 1]'
OTHERS = (
    {"text": WORDS, "label": [[0, 2, "x"]]},
    {"text": WORDS, "spans": [{"start": 0, "end": 2, "label": "x"}], "answer": "accept"},
    {"title": "x", "text": WORDS, "target": "x"},
    {"format": "sourcemark-spans", "id": "a", "text": WORDS},
    {"%TYPES": {}, "%FEATURE_STRUCTURES": [], "%VIEWS": {}},
    {"articles": [{"title": WORDS, "annotations": "none"}]},
)


@pytest.mark.parametrize("thing", OTHERS)
def test_json_of_others_is_left_alone(thing: object) -> None:
    for data in (json.dumps(thing).encode(), json.dumps([thing]).encode()):
        assert not collection.recognises("a.json", data)
        assert not lines.recognises("a.jsonl", data)
        assert not tasks.recognises("a.json", data)


@pytest.mark.parametrize(
    "members", [(), ("a.txt", "b.html"), ("sources/a.txt", "project.qde"), ("__MACOSX/._a.ann",)]
)
def test_archives_of_others_are_left_alone(members: tuple[str, ...]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in members:
            archive.writestr(name, WORDS)
    assert not brat("a.zip", file.getvalue())
    assert not packed.recognises("a.zip", file.getvalue())
