"""An entry of the register, edited by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hands import focus, nameless, press, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sourcemark.gui.kit import Kit
from sourcemark.gui.sources.room import SourcesRoom
from sourcemark.model.people import User
from sourcemark.model.sources import Assessment, Source
from sourcemark.project.opening import open_project
from sourcemark.project.queries.sources import all_sources, assessments

K = Qt.Key


def find(kit: Kit, name: str) -> Source:
    return next(s for s in all_sources(kit.session.project.link) if s.name == name)


def go_to(room: SourcesRoom, name: str) -> None:
    """Finds an entry by its name and stands on it."""
    press(K.Key_L, held="ctrl")
    write(name)
    press(K.Key_Return)
    assert room.entry.source is not None
    assert room.entry.source.name == name


def test_the_first_entry_is_shown_with_what_it_said(room: SourcesRoom) -> None:
    assert room.entry.source is not None
    assert room.register.list.currentIndex().row() == 0
    assert room.spoken.count.text() == "2 statements"
    assert "Reliability: E × 2" in room.spoken.record.text()


def test_a_name_is_saved_when_its_field_is_left(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    press(K.Key_Return)
    assert focus() is room.entry.head.name
    press(K.Key_End)
    write(" II")
    press(K.Key_Tab)
    assert find(kit, "Adela Roskamp II")
    press(K.Key_Z, held="ctrl")
    assert find(kit, "Adela Roskamp")
    assert room.entry.head.name.words() == "Adela Roskamp"


def test_escape_puts_back_what_was_there(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    room.entry.facts.fields["affiliation"].setFocus()
    before = room.entry.facts.fields["affiliation"].words()
    write("elsewhere")
    press(K.Key_Escape, K.Key_Tab)
    assert find(kit, "Adela Roskamp").affiliation == before


def test_after_enter_undo_is_the_projects(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    before = find(kit, "Adela Roskamp")
    for field, held in (("role", ""), ("note", "ctrl")):
        room.entry.facts.fields[field].setFocus()
        write("x")
        press(K.Key_Return, held=held)
        assert find(kit, "Adela Roskamp") != before
        press(K.Key_Z, held="ctrl")
        assert find(kit, "Adela Roskamp") == before
        assert room.entry.facts.fields[field].words() == getattr(before, field)


def test_escape_with_nothing_typed_goes_back_to_the_register(room: SourcesRoom) -> None:
    go_to(room, "Adela Roskamp")
    press(K.Key_Return)
    press(K.Key_Escape)
    assert focus() is room.register.list


def test_a_new_source_without_a_name_leaves_nothing_behind(room: SourcesRoom, kit: Kit) -> None:
    before = list(all_sources(kit.session.project.link))
    press(K.Key_N, held="ctrl shift")
    press(K.Key_Escape)
    assert list(all_sources(kit.session.project.link)) == before
    assert room.entry.source == before[0]


def test_a_name_can_not_be_taken_away(room: SourcesRoom, kit: Kit) -> None:
    said: list[str] = []
    kit.session.said.connect(said.append)
    go_to(room, "Adela Roskamp")
    press(K.Key_F2)
    press(K.Key_A, held="ctrl")
    press(K.Key_Delete, K.Key_Return)
    assert said == ["A source needs a name; an unnamed one gets a description."]
    assert room.entry.head.name.words() == "Adela Roskamp"


def test_what_is_typed_goes_to_the_entry_it_was_typed_into(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    room.entry.facts.fields["note"].setFocus()
    write("Met in May.")
    room.listing.go_to(find(kit, "Bao Lixin").id)
    assert find(kit, "Adela Roskamp").note == "Met in May."
    assert not find(kit, "Bao Lixin").note
    assert room.entry.source == find(kit, "Bao Lixin")


def test_what_is_typed_is_kept_when_the_project_is_closed(room: SourcesRoom, kit: Kit, sample: Path) -> None:
    go_to(room, "Adela Roskamp")
    room.entry.facts.fields["motive"].setFocus()
    write("Her post")
    kit.session.close()
    kit.session.open(sample)
    assert find(kit, "Adela Roskamp").motive == "Her post"


def test_aliases_come_and_go_by_keys(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    room.entry.names.aliases.setFocus()
    for name in ("Col. Roskamp", "A. Roskamp", "adela roskamp"):
        write(name)
        press(K.Key_Return)
    assert find(kit, "Adela Roskamp").aliases[-2:] == ("Col. Roskamp", "A. Roskamp")
    press(K.Key_Backspace)
    press(K.Key_Left, held="alt")
    assert find(kit, "Adela Roskamp").aliases[-2:] == ("A. Roskamp", "Col. Roskamp")
    press(K.Key_Delete)
    assert find(kit, "Adela Roskamp").aliases[-1] == "Col. Roskamp"
    assert "A. Roskamp" not in find(kit, "Adela Roskamp").aliases


def test_types_are_added_and_the_main_one_chosen(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    assert find(kit, "Adela Roskamp").types == ("official",)
    room.entry.names.types.setFocus()
    write("defec")
    press(K.Key_Return)
    assert find(kit, "Adela Roskamp").types == ("official", "defector")
    press(K.Key_Left)
    press(K.Key_Left, held="alt")
    assert find(kit, "Adela Roskamp").types == ("defector", "official")


def test_a_source_is_assessed_with_a_reason(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    press(K.Key_G, held="ctrl")
    write("d")
    assert focus() is room.entry.assess.reason
    write("contradicted twice")
    press(K.Key_Return)
    newest = assessments(kit.session.project.link, find(kit, "Adela Roskamp").id)[0]
    assert (newest.grade, newest.reason) == ("D", "contradicted twice")
    assert newest.annotator == kit.session.me.id
    assert not room.entry.assess.reason.isVisible()


def test_a_grade_begun_for_one_source_is_none_for_the_next(room: SourcesRoom, kit: Kit) -> None:
    go_to(room, "Adela Roskamp")
    press(K.Key_G, held="ctrl")
    write("e")
    write("caught lying")
    go_to(room, "Brano")
    assert room.entry.assess.grades.chosen is None
    assert room.entry.assess.reason.text() == ""
    before = len(list(kit.session.project.all(Assessment)))
    room.entry.assess.assess.click()
    assert len(list(kit.session.project.all(Assessment))) == before


def test_a_new_source_comes_into_the_register_with_its_name(room: SourcesRoom, kit: Kit) -> None:
    before = len(list(all_sources(kit.session.project.link)))
    press(K.Key_N, held="ctrl shift")
    assert len(list(all_sources(kit.session.project.link))) == before
    write("Zora Újezdová")
    press(K.Key_Return)
    made = find(kit, "Zora Újezdová")
    assert made.anonymity == "named"
    assert room.entry.source == made
    assert room.register.list.currentIndex().data() == "Zora Újezdová"


def test_an_unnamed_speaker_gets_the_next_number(room: SourcesRoom, kit: Kit) -> None:
    for _ in range(2):
        press(K.Key_B, held="ctrl shift")
        write("port official, Kest")
        press(K.Key_Return)
    assert find(kit, "port official 2, Kest").anonymity == "unnamed"


def test_every_control_has_a_name(room: SourcesRoom) -> None:
    assert nameless(room) == []


def test_read_only_shows_everything_and_edits_nothing(
    enter: Callable[[Path], SourcesRoom], kit: Kit, sample: Path
) -> None:
    other = open_project(sample, User(device="elsewhere", annotator=kit.session.me))
    try:
        room = enter(sample)
        assert kit.session.read_only
        assert room.spoken.count.text() == "2 statements"
        assert room.entry.head.name.isReadOnly()
        assert not room.entry.assess.grades.isVisible()
        assert not room.register.new.isVisible()
        for ident in ("new_source", "merge_sources", "delete_source", "assess_source"):
            assert not kit.actions.can(ident)
        QTest.keyClicks(room.entry.head.name, "x")
        assert room.entry.head.name.words() == room.entry.source.name
        kit.session.close()
    finally:
        other.close()
