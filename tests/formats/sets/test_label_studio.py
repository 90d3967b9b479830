"""Label Studio: what we write, judged by its own SDK where that is installed, and by its structure everywhere."""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import pytest
from files import TEXT, mark, said_by, user
from golden_sets import sample_items
from lxml import etree
from tables import an_article

from sourcemark.formats.registry import format_for
from sourcemark.formats.sets import label_studio_export as tasks
from sourcemark.formats.sets import label_studio_project as packed
from sourcemark.formats.tagged import Attribute, Document, Left, Mark, Person
from sourcemark.model.bundle import Item, Text
from sourcemark.model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span

LEE = Source(id="lee", name="Lee & <b>“x”</b> 😀")
NAMES = ("Official (government)", "", 'a "b" & <c>', "رسمي\u202e", "two\nlines", "twice", "twice")
TYPES = Facet(
    id=SOURCE_TYPE,
    name="Source type",
    codes=tuple(Code(id=f"c{n}", name=name, colour="#a0b1c2") for n, name in enumerate(NAMES)),
)
BOOK = Codebook(id="codebook", name="For tests", facets=(TYPES, Facet(id="topic", name="Topic", many=True)))


def items() -> list[Item]:
    article = an_article(TEXT, url="https://a.example/x")
    who = msgspec.structs.replace(
        said_by(LEE), source_spans=(Span(0, 3),), cue_spans=(Span(4, 8), Span(70, 80))
    )
    said = [
        mark(
            article, TEXT, (9, 13), (20, 33), attribution=who, codes={SOURCE_TYPE: ("c0", "c3")}, note="a\nb"
        ),
        mark(article, TEXT, (10, 25), codes={"topic": ("unheard of", "c9"), SOURCE_TYPE: ("gone",)}),
        mark(article, TEXT, (10, 25)),
    ]
    text = Text(sha256=article.sha256, text=TEXT)
    return [user().annotator, BOOK, LEE, text, article, *said]


def written(path: Path, things: Any, *options: str) -> tuple[str, list[dict[str, Any]]]:
    packed.write(path, things, options)
    with zipfile.ZipFile(path) as archive:
        return archive.read(packed.CONFIG).decode(), json.loads(archive.read(packed.TASKS))


@pytest.mark.parametrize("options", [(), ("predictions",)])
@pytest.mark.parametrize("things", [items, sample_items])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_sdk_finds_nothing_wrong(things: Any, options: tuple[str, ...], tmp_path: Path) -> None:
    sdk = pytest.importorskip(
        "label_studio_sdk.label_interface", reason="the Label Studio SDK (group `oracles`) is not installed"
    )
    config, found = written(tmp_path / "a.zip", things(), *options)
    judge = sdk.LabelInterface(config)
    judge.validate()
    for task in found:
        assert judge.validate_task({"data": task["data"]})
        for one in (*task["annotations"], *task["predictions"]):
            assert judge.validate_prediction(one, return_errors=True) == []


@pytest.mark.parametrize("things", [items, sample_items])
def test_every_name_and_value_in_use_is_in_the_config(things: Any, tmp_path: Path) -> None:
    config, found = written(tmp_path / "a.zip", things())
    tree = etree.fromstring(config)
    allowed = {c.get("name"): {v.get("value") for v in c} for c in tree.iter("Labels", "Choices")}
    areas = {area.get("name") for area in tree.iter("TextArea")}
    (text,) = tree.iter("Text")
    for item in (item for task in found for one in task["annotations"] for item in one["result"]):
        if item["type"] == "relation":
            assert set(item["labels"]) <= {relation.get("value") for relation in tree.iter("Relation")}
        elif item["type"] == "textarea":
            assert item["from_name"] in areas
        else:
            assert set(item["value"][item["type"]]) <= allowed[item["from_name"]]
        assert item.get("to_name", text.get("name")) == text.get("name")


def test_items_of_one_region_share_its_id_and_its_place(tmp_path: Path) -> None:
    _, (task,) = written(tmp_path / "a.zip", items())
    places = defaultdict(set)
    for item in task["annotations"][0]["result"]:
        if item["type"] != "relation":
            places[item["id"]].add((item["value"]["start"], item["value"]["end"]))
            if item["type"] == "labels":
                start, end = item["value"]["start"], item["value"]["end"]
                assert item["value"]["text"] == task["data"]["text"][start:end]
    assert all(len(found) == 1 for found in places.values())
    assert len(places) == 3 + 1 + 1 + 2


def test_labels_have_their_colours_and_each_is_there_once(tmp_path: Path) -> None:
    config, _ = written(tmp_path / "a.zip", items())
    (labels,) = (
        found for found in etree.fromstring(config).iter("Labels") if found.get("name") == SOURCE_TYPE
    )
    values = [label.get("value") for label in labels]
    assert values == ["Official (government)", 'a "b" & <c>', "رسمي\u202e", "two\nlines", "twice", "gone"]
    assert labels[0].get("background") == "#a0b1c2"


def test_predictions_are_nobodys_annotations(tmp_path: Path) -> None:
    _, (task,) = written(tmp_path / "a.zip", items(), "predictions")
    assert task["annotations"] == []
    assert task["predictions"][0]["model_version"] == "sourcemark"
    pieces = list(packed.read("a.zip", (tmp_path / "a.zip").read_bytes()))
    assert sum(isinstance(piece, Mark) for piece in pieces) == 3
    assert Person(key="sourcemark", name="sourcemark") in pieces


def test_what_the_config_says_comes_back(tmp_path: Path) -> None:
    packed.write(tmp_path / "a.zip", items())
    pieces = list(packed.read("a.zip", (tmp_path / "a.zip").read_bytes()))
    found = {piece.name: piece for piece in pieces if isinstance(piece, Attribute)}
    assert found[SOURCE_TYPE].values[0].colour == "#a0b1c2"
    assert found["topic"].many
    assert "sourcemark_part" not in found
    assert not any(isinstance(piece, Left) for piece in pieces)


def test_the_tasks_alone_are_read_too(tmp_path: Path) -> None:
    packed.write(tmp_path / "a.zip", items())
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        data = archive.read(packed.TASKS)
    assert format_for("a.json", data).name == tasks.FORMAT.name
    whole = list(packed.read("a.zip", (tmp_path / "a.zip").read_bytes()))
    assert list(tasks.read("a.json", data)) == [p for p in whole if not isinstance(p, Attribute)]


def test_articles_without_statements_are_tasks_too(tmp_path: Path) -> None:
    article = an_article("Nothing.")
    things = [Text(sha256=article.sha256, text="Nothing."), article]
    _, (task,) = written(tmp_path / "a.zip", things)
    assert (task["annotations"], task["data"]["text"]) == ([], "Nothing.")
    assert tasks.recognises("a.json", json.dumps([task]).encode())
    pieces = packed.read("a.zip", (tmp_path / "a.zip").read_bytes())
    (document,) = (piece for piece in pieces if isinstance(piece, Document))
    assert document.key == article.id
