"""Whole decisions by the keyboard alone, each taken back and done again."""

from __future__ import annotations

import pytest
from hands import focus
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reviewed import ALIKE, ALONE, GRADE, SPAN, TYPE, Reviewed

from sourcemark.model.spans import Span
from sourcemark.work.review import commenting

K = Qt.Key
HEADS = [
    "Only Bob",
    "Other type: Official – Defector",
    "Other span: 9 – 6 characters",
    "Other reliability: A – C",
]


def both_ways(here: Reviewed, act: str) -> None:
    """Undo takes the step back, redo does it again; nothing else is changed by both."""
    assert here.team.step.startswith(act), here.team.step
    done = here.heads(), here.stands()
    here.kit.actions.run("undo")
    assert len(here.stands()) < len(done[1]) or here.heads() != done[0]
    here.kit.actions.run("redo")
    assert (here.heads(), here.stands()) == done


def test_the_worst_comes_first_and_keys_walk_the_queue(reviewed: Reviewed) -> None:
    here = reviewed
    assert here.heads() == HEADS
    here.room.reader.setFocus()
    for head in HEADS:
        here.press(K.Key_N)
        assert here.head() == head
    here.press(K.Key_N)
    assert here.head() == HEADS[-1]
    here.press(K.Key_Up, held="alt")
    assert here.head() == HEADS[-2]
    here.press(K.Key_N, held="shift")
    assert here.head() == HEADS[-3]
    assert focus() is here.room.reader


@pytest.mark.parametrize(("key", "type"), [(K.Key_1, "official"), (K.Key_2, "defector")])
def test_a_digit_takes_a_reading_and_goes_on(reviewed: Reviewed, key: Qt.Key, type: str) -> None:
    reviewed.to(HEADS[1])
    reviewed.press(key)
    assert [(s.spans, s.code("source_type")) for s in reviewed.stands()] == [((Span(*TYPE),), type)]
    assert reviewed.heads() == [HEADS[0], *HEADS[2:]]
    assert reviewed.head() == HEADS[2]
    assert focus() is reviewed.room.reader
    both_ways(reviewed, "Take ")


def test_taking_who_marked_nothing_lets_nothing_stand(reviewed: Reviewed) -> None:
    reviewed.to("Only Bob")
    reviewed.press(K.Key_1)
    assert reviewed.stands() == []
    assert "Only Bob" not in reviewed.heads()
    both_ways(reviewed, "Take Ann's reading")


def test_both_stand_beside_each_other(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_B)
    assert sorted(s.code("source_type") or "" for s in reviewed.stands()) == ["defector", "official"]
    both_ways(reviewed, "Take Ann's and Bob's")


def test_none_of_two_asks_for_cause_and_reason_in_the_line(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[2])
    reviewed.press(K.Key_0)
    assert "Enter decides" in reviewed.room.detail.why.asked.text()
    assert reviewed.team.decisions == []
    reviewed.press(K.Key_S)
    assert focus() is reviewed.room.detail.why.reason
    reviewed.write("Both slipped")
    reviewed.press(K.Key_Return)
    (decision,) = reviewed.team.decisions
    assert (decision.outcome, decision.cause, decision.reason) == ("neither", "slip", "Both slipped")
    assert reviewed.head() == HEADS[3]
    assert focus() is reviewed.room.reader
    both_ways(reviewed, "Take no reading")


def test_without_a_reason_it_goes_on_asking_and_esc_gives_up(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[2])
    reviewed.press(K.Key_0, K.Key_T, K.Key_Return)
    assert reviewed.team.decisions == []
    assert focus() is reviewed.room.detail.why.reason
    reviewed.press(K.Key_Escape)
    assert focus() is reviewed.room.reader
    assert reviewed.room.detail.why.asked.text() == ""
    assert reviewed.head() == HEADS[2]


def test_what_only_one_has_is_left_out_without_a_why(reviewed: Reviewed) -> None:
    reviewed.to("Only Bob")
    reviewed.press(K.Key_0)
    assert [d.outcome for d in reviewed.team.decisions] == ["neither"]


def test_cause_and_reason_can_be_said_before(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[3])
    reviewed.press(K.Key_D, K.Key_R)
    reviewed.write("She knows him")
    reviewed.press(K.Key_Return)
    assert focus() is reviewed.room.reader
    reviewed.press(K.Key_1)
    (decision,) = reviewed.team.decisions
    assert (decision.cause, decision.reason) == ("real difference", "She knows him")


def test_what_is_written_waits_for_one_who_looks_elsewhere(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_G, K.Key_R)
    reviewed.write("Not defined")
    reviewed.press(K.Key_Return, K.Key_N)
    assert reviewed.room.detail.why.words() == ""
    reviewed.press(K.Key_N, held="shift")
    assert reviewed.room.detail.why.words() == "Not defined"
    assert reviewed.room.detail.why.cause == "codebook gap"


def test_a_decision_can_be_given_another_why(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_2)
    reviewed.room.queue.choose("decided")
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_T, K.Key_R)
    reviewed.write("Unclear")
    reviewed.press(K.Key_Return)
    (decision,) = reviewed.team.decisions
    assert (decision.outcome, decision.cause, decision.reason) == ("taken", "ambiguous text", "Unclear")
    assert [s.code("source_type") for s in reviewed.stands()] == ["defector"]


def test_a_decision_is_taken_back(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_2)
    reviewed.room.queue.choose("decided")
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_U)
    assert (reviewed.stands(), reviewed.heads()) == ([], [])
    reviewed.kit.actions.run("undo")
    assert [s.code("source_type") for s in reviewed.stands()] == ["defector"]
    assert reviewed.heads() == [HEADS[1]]
    reviewed.kit.actions.run("redo")
    assert (reviewed.stands(), reviewed.heads()) == ([], [])
    reviewed.room.queue.choose("open")
    assert reviewed.heads() == HEADS


def test_after_the_last_one_nothing_jumps(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[0])
    reviewed.press(K.Key_1, K.Key_1, K.Key_1, K.Key_1)
    assert reviewed.heads() == []
    assert reviewed.said[-1] == "Everything listed here is decided."
    assert reviewed.head() == HEADS[-1]
    assert "Accept what all agree on" in reviewed.room.queue.body.words.text()


def test_what_all_agree_on_is_accepted_in_one_step(reviewed: Reviewed) -> None:
    reviewed.room.reader.setFocus()
    reviewed.press(K.Key_A, held="ctrl shift")
    assert [s.spans for s in reviewed.stands()] == [(Span(*ALIKE),)]
    assert reviewed.heads() == HEADS
    both_ways(reviewed, "Accept what all agree on")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_everything_of_one_annotator_is_accepted_from_a_menu(reviewed: Reviewed) -> None:
    reviewed.room.reader.setFocus()
    reviewed.press(K.Key_R, held="ctrl shift")
    menu = reviewed.room.accepting.menu
    assert [act.text() for act in menu.actions()] == ["1  Ann", "2  Bob"]
    QTest.keyClick(menu, K.Key_Down)
    QTest.keyClick(menu, K.Key_Return)
    assert sorted(s.spans[0].start for s in reviewed.stands()) == [
        p[0] for p in (TYPE, SPAN, ALONE, ALIKE, GRADE)
    ]
    assert reviewed.heads() == []
    both_ways(reviewed, "Accept all of Bob's")


def test_a_word_is_said_and_counted(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_C)
    reviewed.write("Which ministry?")
    reviewed.press(K.Key_Return)
    assert focus() is reviewed.room.reader
    assert reviewed.room.detail.talk.words() == ("Which ministry?",)
    assert reviewed.room.detail.talk.line.text() == ""
    entry = reviewed.entries()[1]
    said = commenting.thread(reviewed.team.project, reviewed.team.article.id, entry.item.about)
    assert (entry.item.comments, [c.text for c in said]) == (1, ["Which ministry?"])
    reviewed.kit.actions.run("undo")
    assert reviewed.room.detail.talk.words() == ()
    reviewed.kit.actions.run("redo")
    assert reviewed.room.detail.talk.words() == ("Which ministry?",)


def test_enter_in_a_column_takes_that_reading(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[1])
    reviewed.press(K.Key_S, held="alt")
    sides = reviewed.room.detail.sides
    assert focus() is sides
    sides.setCurrentIndex(sides.model().index(1, 1))
    reviewed.press(K.Key_Right, K.Key_Return)
    assert [s.code("source_type") for s in reviewed.stands()] == ["defector"]


def test_letters_of_another_script_decide_by_their_place(reviewed: Reviewed) -> None:
    reviewed.to(HEADS[1])
    for text, scan in (("ы", 39), ("к", 27)):  # where s and r are on a Latin keyboard
        event = QKeyEvent(
            QEvent.Type.KeyPress, ord(text.upper()), Qt.KeyboardModifier.NoModifier, scan, 0, 0, text
        )
        QApplication.sendEvent(focus(), event)
    assert reviewed.room.detail.why.cause == "slip"
    assert focus() is reviewed.room.detail.why.reason
