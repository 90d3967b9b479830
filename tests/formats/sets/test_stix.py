"""STIX 2.1, judged by the validator of OASIS, offline."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from files import TEXT, WHEN, mark, said_by, user
from hypothesis import given, settings
from hypothesis import strategies as st
from stix2validator import ValidationOptions, validate_file
from tables import a_set, an_article
from whole_sets import whole_sets

from sourcemark.formats.sets.stix import write
from sourcemark.formats.sets.stix_objects import CONFIDENCE, TLP
from sourcemark.model.review import Considered, Decision, Result
from sourcemark.model.sources import Source
from sourcemark.model.statements import CredibilityGrade, ReliabilityGrade

LEE = Source(id="lee", name='Lee "W"', types=("defector",), anonymity="unnamed", role="soldier", former=True)
AHN = Source(id="ahn", name="", source_kind="dataset")


def checked(path: Path) -> list[dict]:
    """The objects of a bundle that the validator finds nothing wrong with, not even a warning.

    But for 103: it would have ids drawn by chance (UUIDv4); ours are the same for the same content (UUIDv5).
    """
    result = validate_file(str(path), ValidationOptions(version="2.1", strict=True, disabled=["103"]))
    assert result.is_valid, [str(e) for r in result.object_results for e in (*r.errors, *r.warnings)]
    return msgspec.json.decode(path.read_bytes())["objects"]


def some(handling: str = "TLP:AMBER+STRICT", **fields: object) -> list:
    article = an_article(
        TEXT, outlet="Wire", url="https://example.org/a?b=c", published="2026-05-01", handling=handling
    )
    s = mark(
        article, TEXT, (4, 12), (18, 20), attribution=said_by(LEE, AHN), note="see",
        codes={"source_type": ("defector",)},
        reliability=ReliabilityGrade(grade="B", reason="known"), **fields,
    )  # fmt: skip
    return a_set(article, s, mark(article, TEXT, (5, 9)), LEE, AHN)


def test_a_report_has_notes_on_what_was_said(tmp_path: Path) -> None:
    items = some(credibility=CredibilityGrade(grade="2"))
    assert write(tmp_path / "a.json", items) == 2
    found = checked(tmp_path / "a.json")
    by = {kind: [o for o in found if o["type"] == kind] for kind in {o["type"] for o in found}}
    assert {kind: len(several) for kind, several in by.items()} == {
        "marking-definition": 1, "identity": 3, "note": 2, "report": 1,
    }  # fmt: skip
    (report,), (note, plain) = by["report"], by["note"]
    assert report["published"] == "2026-05-01T00:00:00.000Z"
    (reference,) = report["external_references"]
    assert (reference["url"], set(reference["hashes"])) == ("https://example.org/a?b=c", {"SHA-256"})
    ids = {o["id"] for o in found}
    assert all(set(o.get("object_refs", ())) <= ids for o in found)
    assert set(report["object_refs"]) == ids - {report["id"], TLP["TLP:AMBER+STRICT"]}
    assert note["object_refs"][0] == report["id"]
    assert note["labels"] == [
        'admiralty-scale:source-reliability="b"', 'admiralty-scale:information-credibility="2"',
        'sourcemark:kind="statement"', 'sourcemark:status="draft"', 'sourcemark:source_type="Defector"',
    ]  # fmt: skip
    assert (note["confidence"], note["created"]) == (70, "2024-05-06T07:08:09.000Z")
    assert note["content"].startswith("ministry […] 军队\n")
    assert "confidence" not in plain
    assert all(o["object_marking_refs"] == [TLP["TLP:AMBER+STRICT"]] for o in (report, note, plain))


@pytest.mark.parametrize("grade", "123456")
def test_confidence_comes_from_credibility_alone(grade: str, tmp_path: Path) -> None:
    write(tmp_path / "a.json", some(credibility=CredibilityGrade(grade=grade)))
    note = next(o for o in checked(tmp_path / "a.json") if o["type"] == "note")
    assert note.get("confidence") == CONFIDENCE.get(grade)
    assert f'admiralty-scale:information-credibility="{grade}"' in note["labels"]


@pytest.mark.parametrize("handling", TLP)
def test_every_handling_is_a_marking_of_tlp_2(handling: str, tmp_path: Path) -> None:
    write(tmp_path / "a.json", some(handling))
    made = next(o for o in checked(tmp_path / "a.json") if o["type"] == "marking-definition")
    ((_, extension),) = made["extensions"].items()
    assert (made["name"], f"TLP:{extension['tlp_2_0'].upper()}") == (handling, handling)


def test_decisions_are_opinions(tmp_path: Path) -> None:
    ann, book, *rest = some("")
    first, second = rest[-2:]
    result = msgspec.structs.replace(first, id="standing", status="adjudicated")
    cy = user("Cy").annotator
    considered = tuple(Considered(statement=s.id, annotator=s.annotator, mark="m") for s in (first, second))
    decision = Decision(
        id="d", article=first.article, annotator=cy.id, at=WHEN, considered=considered, outcome="taken", cause="slip",
        results=(Result(statement="standing", origins=(first.id,), mark="m"),), reason="clear",
    )  # fmt: skip
    write(tmp_path / "a.json", [ann, cy, book, *rest[:-2], decision, *rest[-2:], result])
    found = checked(tmp_path / "a.json")
    notes = {o["id"]: o["external_references"][0]["external_id"] for o in found if o["type"] == "note"}
    told = {notes[o["object_refs"][0]]: o["opinion"] for o in found if o["type"] == "opinion"}
    assert told == {first.id: "agree", second.id: "disagree", "standing": "strongly-agree"}
    opinions = [o for o in found if o["type"] == "opinion"]
    assert all((o["explanation"], o["authors"]) == ("slip; clear", ["Cy"]) for o in opinions)


def test_the_same_set_has_the_same_ids_and_what_changed_has_another(tmp_path: Path) -> None:
    items = some()
    write(tmp_path / "a.json", items)
    write(tmp_path / "b.json", items)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    changed = [*items[:-1], msgspec.structs.replace(items[-1], note="changed")]
    write(tmp_path / "b.json", changed)
    one, other = (
        {o["id"] for o in checked(path) if o["type"] == "note"}
        for path in (tmp_path / "a.json", tmp_path / "b.json")
    )
    assert len(one & other) == 1


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_whatever_is_in_a_set_is_valid(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.json")
        if write(path, data.draw(whole_sets(least=1))):
            checked(path)


def test_two_sources_that_are_called_alike_stay_two(tmp_path: Path) -> None:
    article = an_article(TEXT)
    one, other = (Source(id=id, name="senior official", anonymity="unnamed") for id in ("one", "other"))
    write(
        tmp_path / "a.json",
        a_set(article, mark(article, TEXT, (4, 12), attribution=said_by(one, other)), one, other),
    )
    assert sum(o.get("name") == "senior official" for o in checked(tmp_path / "a.json")) == 2
