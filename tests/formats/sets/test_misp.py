"""MISP, judged by pymisp: its schema, its templates, and what it makes of our event."""

from __future__ import annotations

from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import msgspec
import pytest
from files import TEXT, mark, said_by
from hypothesis import given, settings
from hypothesis import strategies as st
from pymisp import MISPEvent, MISPObject
from tables import a_set, an_article
from whole_sets import whole_sets

from sourcemark.formats.sets.misp import TEMPLATE, write
from sourcemark.model.sources import Source
from sourcemark.model.statements import CredibilityGrade, ReliabilityGrade

SCHEMA = msgspec.json.decode((resources("pymisp") / "data" / "schema-lax.json").read_bytes())
LEE = Source(id="lee", name='Lee "W"', types=("defector",))


def event(path: Path) -> MISPEvent:
    """The event as pymisp loads it, after its schema found nothing wrong."""
    jsonschema.validate(msgspec.json.decode(path.read_bytes()), SCHEMA)
    loaded = MISPEvent()
    loaded.load_file(str(path))
    return loaded


def some(reliability: str = "B", credibility: str = "2", handling: str = "TLP:AMBER+STRICT") -> list:
    article = an_article(TEXT, outlet="Wire", url="https://example.org/1", handling=handling)
    s = mark(
        article, TEXT, (4, 12), (18, 20), attribution=said_by(LEE), note="see", codes={"source_type": ("defector",)},
        reliability=ReliabilityGrade(grade=reliability, reason="known"),
        credibility=CredibilityGrade(grade=credibility),
    )  # fmt: skip
    return a_set(article, s, mark(article, TEXT, (5, 9)), LEE)


def tags(path: Path) -> list[str]:
    first = event(path).objects[0]
    return [tag.name for tag in first.get_attributes_by_relation("text")[0].tags]


def test_statements_are_annotations(tmp_path: Path) -> None:
    assert write(tmp_path / "a.json", some()) == 2
    loaded = event(tmp_path / "a.json")
    assert loaded.info == "Sourcemark: statements 2, articles 1"
    assert str(loaded.date) == "2024-05-06"
    assert [tag.name for tag in loaded.tags] == ["tlp:amber+strict"]
    first, second = loaded.objects
    assert {a.object_relation: str(a.value) for a in first.attributes} == {
        "text": "ministry […] 军队", "type": "Annotation", "creation-date": "2024-05-06 07:08:09+00:00",
        "ref": "https://example.org/1",
    }  # fmt: skip
    assert "Note: see" in first.comment
    assert "Reliability reason: known" in first.comment
    assert second.get_attributes_by_relation("text")[0].value == TEXT[5:9]


def test_values_are_tags_on_the_words(tmp_path: Path) -> None:
    write(tmp_path / "a.json", some())
    assert tags(tmp_path / "a.json") == [
        'admiralty-scale:source-reliability="b"', 'admiralty-scale:information-credibility="2"',
        'sourcemark:source_type="Defector"', "sourcemark:source=\"Lee 'W'\"", 'sourcemark:kind="statement"',
        'sourcemark:status="draft"', "tlp:amber+strict",
    ]  # fmt: skip


def test_what_can_not_be_judged_is_never_sent_as_the_middle_of_a_scale(tmp_path: Path) -> None:
    write(tmp_path / "a.json", some("F", "6"))
    found = tags(tmp_path / "a.json")
    assert not any(tag.startswith("admiralty-scale") for tag in found)
    assert 'sourcemark:reliability="cannot be judged"' in found
    assert 'sourcemark:credibility="cannot be judged"' in found


def test_the_template_is_that_of_misp() -> None:
    theirs = MISPObject("annotation", standalone=False)
    assert theirs.template_uuid == TEMPLATE["template_uuid"]
    assert str(theirs.template_version) >= str(TEMPLATE["template_version"])
    assert set(theirs._definition["attributes"]) >= {"text", "type", "creation-date", "ref"}


def test_the_same_set_is_the_same_event(tmp_path: Path) -> None:
    items = some()
    write(tmp_path / "a.json", items)
    write(tmp_path / "b.json", items)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize("handling", ["", "TLP:RED"])
def test_handling_is_a_tag_where_it_is_set(handling: str, tmp_path: Path) -> None:
    write(tmp_path / "a.json", some(handling=handling))
    assert [tag.name for tag in event(tmp_path / "a.json").tags] == ([handling.lower()] if handling else [])


@settings(max_examples=15)
@given(data=st.data())
def test_whatever_is_in_a_set_is_loaded(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        number = write(Path(folder, "a.json"), data.draw(whole_sets()))
        assert len(event(Path(folder, "a.json")).objects) == number
