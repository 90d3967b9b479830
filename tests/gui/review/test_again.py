"""What was decided or said once is looked at again: kept, mended, taken away."""

from __future__ import annotations

from hands import focus
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from reviewed import TYPE, Reviewed

from sourcemark.work import tagging

K = Qt.Key
HEAD = "Other type: Official – Defector"


def press_button(here: Reviewed, name: str) -> None:
    talk = here.room.detail.talk
    buttons = (b for b in talk.findChildren(QPushButton) if b.isVisibleTo(talk))
    (found,) = [b for b in buttons if b.accessibleName() == name]
    found.click()


def say(here: Reviewed, words: str) -> None:
    here.to(HEAD)
    here.press(K.Key_C)
    here.write(words)
    here.press(K.Key_Return)


def test_what_is_open_again_is_kept_by_a_key(reviewed: Reviewed) -> None:
    reviewed.to(HEAD)
    reviewed.press(K.Key_2)
    mine = next(s for s in reviewed.team.project.all(type(reviewed.stands()[0])) if s.annotator == "annotator-Ann"
                and s.spans[0].start == TYPE[0])  # fmt: skip
    reviewed.kit.session.do(tagging.set_note, [mine.id], "Not sure")
    reviewed.to(HEAD)
    (entry,) = [e for e in reviewed.entries() if e.item.state == "re-opened"]
    assert entry.item.why == ("Ann changed the note",)
    assert reviewed.room.detail.stay.isVisibleTo(reviewed.room)
    reviewed.press(K.Key_K)
    assert [e.item.state for e in reviewed.entries() if e.item.decisions] == []
    assert reviewed.team.step == "Keep the decision: defector"
    reviewed.kit.actions.run("undo")
    assert [e.item.state for e in reviewed.entries() if e.item.decisions] == ["re-opened"]


def test_what_was_not_opened_again_can_not_be_kept(reviewed: Reviewed) -> None:
    reviewed.to(HEAD)
    assert not reviewed.room.detail.stay.isVisibleTo(reviewed.room)
    assert not reviewed.kit.actions.can("keep_decision")


def test_ones_own_comment_is_mended_in_the_line(reviewed: Reviewed) -> None:
    say(reviewed, "Which ministry?")
    press_button(reviewed, "Edit this comment")
    talk = reviewed.room.detail.talk
    assert (focus() is talk.line, talk.line.text()) == (True, "Which ministry?")
    talk.line.selectAll()
    reviewed.write("Which of them?")
    reviewed.press(K.Key_Return)
    assert (talk.words(), talk.line.text()) == (("Which of them?",), "")
    press_button(reviewed, "Edit this comment")
    reviewed.press(K.Key_Escape)
    assert talk.line.text() == ""
    say(reviewed, "And one more.")
    assert talk.words() == ("Which of them?", "And one more.")


def test_ones_own_comment_is_taken_away_and_comes_back(reviewed: Reviewed) -> None:
    say(reviewed, "Which ministry?")
    press_button(reviewed, "Delete this comment")
    assert reviewed.room.detail.talk.words() == ()
    reviewed.kit.actions.run("undo")
    assert reviewed.room.detail.talk.words() == ("Which ministry?",)
