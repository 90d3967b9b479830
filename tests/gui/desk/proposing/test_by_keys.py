"""Proposals are walked, taken, mended and turned away by keys; everything can be taken back."""

from __future__ import annotations

from ghostly import BRIDGE, DENIED, FAR, TROOPS, Ghostly, place
from pytestqt.qtbot import QtBot
from worked import ALT, CONTROL, SHIFT, Key

from sourcemark.model.codebook import SOURCE_TYPE
from sourcemark.model.spans import Span
from sourcemark.work.marks import codebook_of
from sourcemark.work.proposing.learning import lessons_of


def test_walking_goes_round_and_selects_the_words(ghostly: Ghostly) -> None:
    worked, reader = ghostly.worked, ghostly.worked.desk.reader
    for expected in (TROOPS, DENIED, BRIDGE):
        worked.press(Key.Key_F4)
        assert ghostly.current == expected
        assert reader.selected_spans() == expected.spans
    stood = reader.position()
    worked.press(Key.Key_F4)
    assert ghostly.current == FAR
    assert reader.position() != stood, "explicit walking shows it"
    worked.press(Key.Key_F4)
    assert ghostly.current == TROOPS
    worked.press(Key.Key_F4, SHIFT)
    assert ghostly.current == FAR


def test_return_takes_it_with_its_source_and_letters_grade(ghostly: Ghostly) -> None:
    worked, reader = ghostly.worked, ghostly.worked.desk.reader
    worked.press(Key.Key_F4)
    stood = reader.position()
    worked.press(Key.Key_Return)
    made = worked.only()
    source = worked.source_of(made)
    assert (made.spans, made.code(SOURCE_TYPE)) == (TROOPS.spans, "defector")
    assert source is not None
    assert source.name == "Lee Woong-gil"
    assert (made.grades, made.credibility) == ("B", None), "the register's grade, never a proposed one"
    assert reader.position() == stood
    assert ghostly.current == DENIED
    worked.press(Key.Key_2)
    assert worked.only().grades == "B2"
    assert ghostly.current == DENIED


def test_one_undo_brings_it_back(ghostly: Ghostly, qtbot: QtBot) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Return)
    assert TROOPS not in ghostly.open()
    worked.press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: TROOPS in ghostly.open())
    assert worked.statements() == []
    assert ghostly.verdicts() == []
    assert ghostly.current == TROOPS


def test_return_again_and_again_takes_one_after_the_other(ghostly: Ghostly) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Return, times=3)
    assert {s.spans for s in worked.statements()} == {TROOPS.spans, DENIED.spans, BRIDGE.spans}
    stood = worked.desk.reader.position()
    worked.press(Key.Key_Return)
    assert len(worked.statements()) == 3, "nobody takes what they have not seen"
    assert worked.desk.reader.position() != stood
    worked.press(Key.Key_Return)
    assert len(worked.statements()) == 4
    assert ghostly.current is None


def test_a_letter_takes_it_as_that_type(ghostly: Ghostly) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    worked.press(Key.Key_M)
    assert worked.only().code(SOURCE_TYPE) == "media"
    assert ghostly.verdicts() == ["mended"]


def test_ends_are_moved_before_it_is_taken(ghostly: Ghostly) -> None:
    worked, (span,) = ghostly.worked, TROOPS.spans
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Left, ALT)
    worked.press(Key.Key_Right, ALT | SHIFT)
    shorter = Span(place("have").start, place(" river, Lee").start)
    assert worked.desk.reader.selected_spans() == (shorter,)
    assert worked.statements() == []
    assert span.start < shorter.start
    worked.press(Key.Key_Return)
    assert worked.only().spans == (shorter,)
    assert ghostly.verdicts() == ["mended"]


def test_del_turns_it_away_and_undo_takes_that_back(ghostly: Ghostly, qtbot: QtBot) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Delete)
    assert worked.statements() == []
    assert ghostly.open() == [DENIED, BRIDGE, FAR]
    assert ghostly.current == DENIED
    assert worked.desk.reader.selected_spans() == DENIED.spans
    worked.press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: ghostly.open()[0] == TROOPS)


def test_tab_takes_it_and_asks_for_another_source(ghostly: Ghostly) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Tab)
    assert worked.desk.foot.proposal.line.hasFocus()
    worked.type("Ana Ruiz")
    worked.press(Key.Key_Return)
    source = worked.source_of(worked.only())
    assert source is not None
    assert source.name == "Ana Ruiz"
    project = worked.kit.session.project
    (lesson,) = lessons_of(project, codebook_of(project))
    assert [one.source for one in lesson.dismissed] == [TROOPS.source.spans], "learning holds it for wrong"


def test_the_sure_ones_of_a_paragraph_and_of_the_article_are_one_step(ghostly: Ghostly, qtbot: QtBot) -> None:
    worked = ghostly.worked
    worked.to_troops()
    worked.press(Key.Key_Return, ALT | SHIFT)
    assert [s.spans for s in worked.statements()] == [TROOPS.spans]
    worked.press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(ghostly.open()) == 4)
    worked.press(Key.Key_Return, CONTROL | ALT)
    assert {s.spans for s in worked.statements()} == {TROOPS.spans, BRIDGE.spans}
    assert worked.undo_name() == "Accept 2 proposals (model 1)"
    worked.press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(ghostly.open()) == 4)
    assert worked.statements() == []


def test_a_place_marked_by_hand_is_proposed_no_more(ghostly: Ghostly, qtbot: QtBot) -> None:
    worked = ghostly.worked
    worked.to_troops()
    assert ghostly.current is None
    assert TROOPS in ghostly.open()
    worked.press(Key.Key_O)
    assert ghostly.open() == [DENIED, BRIDGE, FAR]
    assert ghostly.verdicts() == [], "nobody answered it"
    worked.press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: TROOPS in ghostly.open())


def test_moving_away_gives_all_keys_back(ghostly: Ghostly) -> None:
    worked = ghostly.worked
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Down)
    assert ghostly.current is None
    worked.press(Key.Key_O)
    assert worked.only().spans != TROOPS.spans
    worked.press(Key.Key_Escape)
    worked.press(Key.Key_Delete)
    assert worked.statements() == []
    worked.press(Key.Key_F4)
    worked.press(Key.Key_Escape)
    assert ghostly.current is None
    assert ghostly.verdicts() == []
