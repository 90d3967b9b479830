"""The Codebook room by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import focus, nameless, press, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sourcemark.gui.codebook.room import CodebookRoom
from sourcemark.gui.kit import Kit
from sourcemark.model.codebook import CODEBOOK, Code, Codebook, Facet
from sourcemark.model.people import User
from sourcemark.model.scope import Scope
from sourcemark.project.opening import open_project
from sourcemark.project.queries.statements import stream

K = Qt.Key


def book(kit: Kit) -> Codebook:
    found = kit.session.project.get(Codebook, CODEBOOK)
    assert found is not None
    return found


def types(kit: Kit) -> Facet:
    return book(kit).source_types


def value(kit: Kit, name: str) -> Code:
    return next(c for c in types(kit).codes if c.name == name)


def listed(room: CodebookRoom) -> list[str]:
    model = room.facet.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_source_types_are_shown_with_their_use(room: CodebookRoom, kit: Kit) -> None:
    assert room.facets.version.text() == "Version 1"
    assert listed(room)[:2] == ["Official", "Political"]
    marked = [s for s in stream(kit.session.project.link, Scope()) if s.code("source_type") == "official"]
    assert room.value.used.text() == f"{len(marked)} statements"


def test_a_value_is_renamed_where_it_stands(room: CodebookRoom, kit: Kit) -> None:
    press(K.Key_F2)
    press(K.Key_A, held="ctrl")
    write("State body")
    press(K.Key_Tab)
    assert types(kit).codes[0].name == "State body"
    assert room.facets.version.text() == "Version 2"
    assert listed(room)[0] == "State body"
    press(K.Key_Z, held="ctrl")
    assert types(kit).codes[0].name == "Official"


def test_definition_and_example_have_lines_and_are_saved_by_control_enter(
    room: CodebookRoom, kit: Kit
) -> None:
    room.value.example.setFocus()
    press(K.Key_A, held="ctrl")
    write("“We deny it,”")
    press(K.Key_Return)
    write("the army said.")
    assert types(kit).codes[0].example != room.value.example.words(), "Enter begins a line"
    press(K.Key_Return, held="ctrl")
    assert focus() is room.value.example
    assert types(kit).codes[0].example == "“We deny it,”\nthe army said."


def test_a_value_is_added_with_a_free_letter_and_key(room: CodebookRoom, kit: Kit) -> None:
    press(K.Key_N, held="ctrl shift")
    write("Vlogger")
    press(K.Key_Return)
    made = types(kit).codes[-1]
    assert (made.name, made.letter, made.key) == ("Vlogger", "V", "v")
    assert room.value.code == made
    assert focus() is room.facet.add


def test_a_key_that_is_taken_is_said_and_not_saved(room: CodebookRoom, kit: Kit) -> None:
    room.value.key.setFocus()
    press(K.Key_A, held="ctrl")
    write("d")
    press(K.Key_Return)
    assert room.value.problem.text() == "“d” is the key of Defector or insider."
    assert room.value.problem.isVisible()
    assert types(kit).codes[0].key == "o"
    assert room.value.key.text() == "o"
    press(K.Key_A, held="ctrl")
    write("V")
    press(K.Key_Return)
    assert types(kit).codes[0].key == "v"
    assert not room.value.problem.isVisible()


def test_after_enter_undo_is_the_projects(room: CodebookRoom, kit: Kit) -> None:
    room.value.letter.setFocus()
    press(K.Key_A, held="ctrl")
    write("Q")
    press(K.Key_Return)
    assert types(kit).codes[0].letter == "Q"
    press(K.Key_Z, held="ctrl")
    assert types(kit).codes[0].letter == "O"
    assert room.value.letter.words() == "O"


def test_letter_and_name_that_are_taken_are_said(room: CodebookRoom, kit: Kit) -> None:
    for field, words, said in (
        (room.value.letter, "D", "“D” is the letter of Defector or insider."),
        (room.value.name, "political", "There is a value “political” already."),
    ):
        field.setFocus()
        press(K.Key_A, held="ctrl")
        write(words)
        press(K.Key_Return)
        assert room.value.problem.text() == said
    assert book(kit).version == 1


def test_values_are_reordered(room: CodebookRoom, kit: Kit) -> None:
    press(K.Key_2, held="alt")
    press(K.Key_Down, held="alt")
    assert listed(room)[:2] == ["Political", "Official"]
    assert room.value.code.name == "Official"
    press(K.Key_Up, held="alt")
    press(K.Key_Up, held="alt")
    assert listed(room)[0] == "Official"
    assert book(kit).version == 3


def test_retiring_and_using_again_touch_no_mark(room: CodebookRoom, kit: Kit) -> None:
    before = list(stream(kit.session.project.link, Scope()))
    press(K.Key_Delete, held="ctrl")
    assert value(kit, "Official").retired
    assert room.value.used.text() == "Retired. 44 statements keep it."
    press(K.Key_Delete, held="ctrl")
    assert not value(kit, "Official").retired
    assert list(stream(kit.session.project.link, Scope())) == before


def test_a_merged_value_counts_where_it_went(room: CodebookRoom, kit: Kit) -> None:
    press(K.Key_J, held="ctrl")
    write("politi")
    press(K.Key_Return)
    assert value(kit, "Official").merged_into == "political"
    assert room.value.code.name == "Political"
    assert room.value.used.text() == "51 statements"
    press(K.Key_Up)
    assert room.value.used.text() == "Merged into Political. 44 statements keep it."
    press(K.Key_Delete, held="ctrl")
    assert value(kit, "Official").merged_into is None
    assert room.value.used.text() == "44 statements"


def test_a_colour_is_picked_by_arrows_or_typed(room: CodebookRoom, kit: Kit) -> None:
    room.value.swatches.setFocus()
    press(K.Key_Right, K.Key_Space)
    assert types(kit).codes[0].colour == "#d55e00"
    room.value.swatches.code.setFocus()
    press(K.Key_A, held="ctrl")
    write("12345")
    press(K.Key_Return)
    assert room.value.swatches.says.text().startswith("“12345” is no colour")
    assert room.value.swatches.code.text() == "#d55e00"
    press(K.Key_A, held="ctrl")
    write("12345F")
    press(K.Key_Return)
    assert types(kit).codes[0].colour == "#12345f"
    assert "on the page" in room.value.swatches.says.text()


def test_a_facet_is_added_described_and_retired(room: CodebookRoom, kit: Kit) -> None:
    press(K.Key_A, held="ctrl shift")
    write("Tone")
    press(K.Key_Return)
    assert room.facet.name.words() == "Tone"
    assert room.facet.body.words.isVisible()
    room.facet.definition.setFocus()
    write("How is it said?")
    press(K.Key_Return, held="ctrl")
    assert kit.actions.run("retire_facet")
    made = book(kit).facets[-1]
    assert (made.name, made.definition, made.retired) == ("Tone", "How is it said?", True)


def test_the_source_type_itself_stays(room: CodebookRoom, kit: Kit) -> None:
    assert not kit.actions.can("retire_facet")
    assert not room.facet.retire.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_several_values_a_statement_are_a_choice(room: CodebookRoom, kit: Kit) -> None:
    room.facet.many.setFocus()
    press(K.Key_Return)
    for key in (K.Key_Down, K.Key_Return):
        QTest.keyClick(room.facet.many.menu_shown, key)
    assert types(kit).many
    assert room.facet.many.text() == "Several values a statement"


def test_a_used_codebook_is_not_replaced(room: CodebookRoom, kit: Kit) -> None:
    said: list[str] = []
    kit.session.said.connect(said.append)
    room.facets.other_wanted.emit("start:newsroom")
    assert said == ["This codebook is in use: take further facets from the other one instead."]
    room.facets.other_wanted.emit("take:newsroom")
    assert book(kit).version == 2
    assert len(book(kit).facets) > 5


def test_an_unused_one_is(enter: Callable[[Path], CodebookRoom], kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "Empty.sourcemark"
    kit.session.create(path)
    kit.session.close()
    room = enter(path)
    default = book(kit)
    room.facets.other_wanted.emit("start:newsroom")
    assert room.facets.title.text() == book(kit).name != default.name
    press(K.Key_Z, held="ctrl")
    assert book(kit) == default


def test_every_control_has_a_name(room: CodebookRoom) -> None:
    assert nameless(room) == []


def test_read_only_shows_everything_and_edits_nothing(
    enter: Callable[[Path], CodebookRoom], kit: Kit, sample: Path
) -> None:
    other = open_project(sample, User(device="elsewhere", annotator=kit.session.me))
    try:
        room = enter(sample)
        assert listed(room)[0] == "Official"
        fields = (
            room.value.name,
            room.value.definition,
            room.value.key,
            room.value.swatches.code,
            room.facet.name,
        )
        assert all(field.isReadOnly() for field in fields)
        assert not any(button.isEnabled() for button in room.value.swatches.buttons)
        for ident in ("add_value", "add_facet", "value_up", "merge_value", "retire_value", "start_codebook"):
            assert not kit.actions.can(ident)
        kit.session.close()
    finally:
        other.close()
