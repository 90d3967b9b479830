"""What Enter makes of a proposed speaker: named or not, of which kind, in which office, and who passed it on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from worked import ALT, CONTROL, Key, Worked

from sourcemark.gui.desk.choices import source_choices
from sourcemark.model.articles import Draft
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.work import articles


def taken(worked: Worked, text: str, letter: Qt.Key = Key.Key_D) -> Source | None:
    """The source after tagging what stands in brackets and Enter."""
    start, end = text.index("["), text.index("]") - 1
    session = worked.kit.session
    draft = Draft(text=text.replace("[", "").replace("]", ""), title="One more", published="2026-06-01")
    changes = articles.add(session.project, draft)
    session.tell(changes)
    worked.desk.here.open(changes.of("article")[0])
    worked.desk.reader.setFocus()
    worked.desk.reader.select([Span(start, end)])
    worked.press(letter)
    worked.press(Key.Key_Return)
    return worked.source_of(worked.only())


def names(worked: Worked) -> set[str]:
    """All that is in the register."""
    return {source.name for source in worked.kit.session.project.all(Source)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "A former North Belmarran soldier stated that [it was shut].",
            "former North Belmarran soldier 1",
            "person",
        ),
        ("Defectors noted that [it was shut].", "Defectors 1", "group"),
        ("Officials who asked not to be named said [it was shut].", "Officials 1", "group"),
        ("Police said [it was shut].", "Police 1", "organisation"),
    ],
)
def test_who_is_only_described_gets_a_placeholder(worked: Worked, text: str, name: str, kind: str) -> None:
    source = taken(worked, text)
    assert source is not None
    assert (source.name, source.anonymity, source.source_kind) == (name, "unnamed", kind)


def test_kind_and_office_come_from_the_words(worked: Worked) -> None:
    source = taken(worked, "Ivo Brandt, a former customs officer, said [it was shut].")
    assert source is not None
    assert (source.name, source.role, source.former) == ("Ivo Brandt", "customs officer", True)
    assert (source.source_kind, source.anonymity) == ("person", "named")


def test_an_office_is_an_organisation(worked: Worked) -> None:
    source = taken(worked, "The Belmarran presidential office disclosed that [it was shut].", Key.Key_O)
    assert source is not None
    assert (source.name, source.source_kind) == ("Belmarran presidential office", "organisation")
    assert source.anonymity == "named"


def test_for_a_description_the_placeholder_stands_first(worked: Worked) -> None:
    def first(words: str) -> str:
        return source_choices(worked.kit.session.project, worked.desk.known, "", words)[0].title

    assert first("harbour official") == "“harbour official”, unnamed"
    assert first("Defectors") == "“Defectors”, unnamed"
    assert first("Karin Someone") == "Enter “Karin Someone”"


def test_a_new_hop_is_one_step_and_leaves_no_orphan(worked: Worked) -> None:
    taken(worked, "Ivo Brandt said [it was shut].")
    known = names(worked)
    worked.press(Key.Key_H, ALT)
    worked.type("Daily Paper")
    worked.press(Key.Key_Return)
    (hop,) = worked.only().chain
    paper = worked.kit.session.project.get(Source, hop.source)
    assert paper is not None
    assert (paper.name, paper.source_kind, worked.undo_name()) == ("Daily Paper", "organisation", "Set chain")
    worked.desk.reader.setFocus()
    worked.press(Key.Key_Z, CONTROL)
    assert (names(worked), worked.only().chain) == (known, ())


def test_a_new_second_speaker_is_one_step_and_leaves_no_orphan(worked: Worked) -> None:
    taken(worked, "Ivo Brandt said [it was shut].")
    known = names(worked)
    worked.press(Key.Key_S, ALT | Qt.KeyboardModifier.ShiftModifier)
    worked.type("Nam Il")
    worked.press(Key.Key_Return)
    assert len(worked.only().attribution.sources) == 2
    worked.press(Key.Key_Z, CONTROL)
    assert (names(worked), len(worked.only().attribution.sources)) == (known, 1)


def test_the_status_line_says_that_a_grade_is_to_be_judged_anew(worked: Worked) -> None:
    taken(worked, "Ivo Brandt said [it was shut].")
    said: list[str] = []
    worked.kit.session.changed.connect(lambda changes: said.append(changes.name))
    worked.press(Key.Key_E)
    worked.press(Key.Key_S, ALT)
    worked.type("Karin Someone")
    worked.press(Key.Key_Return)
    assert worked.only().reliability is None
    assert said[-1] == "Attribute to Karin Someone, reliability to be judged anew"


def test_taking_who_is_cited_puts_who_cites_in_the_chain(worked: Worked) -> None:
    known = names(worked)
    source = taken(worked, "The Meridian reported, citing two harbour officials, [that it was shut].")
    assert source is not None
    assert (source.name, source.anonymity, source.source_kind) == (
        "two harbour officials 1",
        "unnamed",
        "group",
    )
    (hop,) = worked.only().chain
    outlet = worked.kit.session.project.get(Source, hop.source)
    assert outlet is not None
    assert (outlet.name, outlet.source_kind, len(hop.spans)) == ("Meridian", "organisation", 1)
    worked.press(Key.Key_Z, CONTROL)
    assert (names(worked), worked.only().chain, worked.only().attribution.sources) == (known, (), ())


def test_enter_takes_nobody_where_a_sentence_only_follows_on(worked: Worked) -> None:
    known = names(worked)
    assert taken(worked, "Ivo Brandt said so. [It is estimated that the port costs a million.]") is None
    assert names(worked) == known
    worked.press(Key.Key_3)
    credibility = worked.only().credibility
    assert credibility is not None
    assert credibility.grade == "3"
