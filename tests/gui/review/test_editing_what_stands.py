"""A reading is edited: the why first, then the fields of what stands; each change is a step of its own."""

from __future__ import annotations

from hands import focus
from PySide6.QtCore import Qt
from reviewed import TYPE, Reviewed

from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement

K = Qt.Key
HEAD = "Other type: Official – Defector"


def edited(here: Reviewed) -> Statement:
    """Decide to edit the first reading, by keys; the fields have the focus then."""
    here.to(HEAD)
    here.press(K.Key_E)
    assert "Enter decides" in here.room.detail.why.asked.text()
    here.press(K.Key_G)
    here.write("No value fits")
    here.press(K.Key_Return)
    (stands,) = here.stands()
    return stands


def test_the_fields_open_when_cause_and_reason_are_said(reviewed: Reviewed) -> None:
    stands = edited(reviewed)
    assert (stands.code("source_type"), reviewed.team.decisions[0].outcome) == ("official", "edited")
    assert focus() is reviewed.room.detail.stands.type
    assert reviewed.room.detail.stands.isVisible()
    assert reviewed.head() == HEAD
    reviewed.press(K.Key_Escape)
    assert reviewed.head() == "Other span: 9 – 6 characters"
    assert focus() is reviewed.room.reader
    assert not reviewed.room.detail.stands.isVisible()


def test_type_grades_and_note_are_changed_and_undone_one_by_one(reviewed: Reviewed) -> None:
    edited(reviewed)
    form = reviewed.room.detail.stands
    form.type.wanted.emit("defector")
    form.reliability.setFocus()
    reviewed.press(K.Key_B)
    form.credibility.setFocus()
    reviewed.press(K.Key_4)
    form.note.setFocus()
    reviewed.write("As agreed")
    reviewed.press(K.Key_Return)
    (stands,) = reviewed.stands()
    assert (stands.code("source_type"), stands.grades, stands.note) == ("defector", "B4", "As agreed")
    assert stands.annotator == "adjudicated"
    for _ in range(3):
        reviewed.kit.actions.run("undo")
    (stands,) = reviewed.stands()
    assert (stands.code("source_type"), stands.grades, stands.note) == ("defector", "", "")


def test_a_source_is_found_or_entered(reviewed: Reviewed) -> None:
    edited(reviewed)
    line = reviewed.room.detail.stands.source
    line.setFocus()
    reviewed.write("Lee")
    reviewed.press(K.Key_Return)
    assert reviewed.stands()[0].attribution.sources == ("lee",)
    assert focus().accessibleName().startswith("Reliability")
    line.setFocus()
    reviewed.write("Somebody New")
    reviewed.press(K.Key_Return)
    (source,) = reviewed.stands()[0].attribution.sources
    found = reviewed.team.project.get(Source, source)
    assert found is not None
    assert found.name == "Somebody New"
    assert line.text() == "Somebody New"


def test_ends_move_by_words_in_the_text(reviewed: Reviewed) -> None:
    edited(reviewed)
    reviewed.room.reader.setFocus()
    reviewed.press(K.Key_Right, held="alt")
    assert reviewed.stands()[0].spans == (Span(TYPE[0], 17),)
    reviewed.press(K.Key_Left, held="alt")
    reviewed.press(K.Key_Right, held="alt shift")
    assert reviewed.stands()[0].spans == (Span(4, 12),)
    assert reviewed.head() == HEAD
    reviewed.kit.actions.run("undo")
    assert reviewed.stands()[0].spans == (Span(*TYPE),)


def test_a_note_that_is_being_written_stays_with_its_statement(reviewed: Reviewed) -> None:
    edited(reviewed)
    reviewed.room.detail.stands.note.setFocus()
    reviewed.write("Half")
    other = reviewed.entries()[0]
    reviewed.room.here.focus_on(other.key)
    assert [s.note for s in reviewed.stands()] == ["Half"]


def test_only_what_was_decided_to_be_edited_has_fields(reviewed: Reviewed) -> None:
    reviewed.to(HEAD)
    reviewed.press(K.Key_1)
    reviewed.room.queue.choose("decided")
    reviewed.to(HEAD)
    assert not reviewed.room.detail.stands.isVisible()
    assert not reviewed.kit.actions.can("stands_end_later")
