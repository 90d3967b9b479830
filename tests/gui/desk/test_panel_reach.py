"""Every control of the panel can be reached: by arrows within a row, and however long a word of the text is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from worked import ALT, Key, Worked

from sourcemark.gui.widgets.form import Remark
from sourcemark.model.articles import Draft
from sourcemark.model.spans import Span
from sourcemark.work import articles, tagging

LONG = "Donaudampfschifffahrtselektrizitäten" * 9


@pytest.fixture
def tagged(worked: Worked) -> Worked:
    """With a statement of Lee's in focus."""
    worked.to_troops()
    for key in (Key.Key_D, Key.Key_Return, Key.Key_Escape):
        worked.press(key)
    return worked


def focus(worked: Worked) -> QWidget | None:
    return worked.window.focusWidget()


def test_arrows_walk_the_grades_and_space_chooses(tagged: Worked) -> None:
    steps = tagged.desk.side.panel.reliability.steps
    tagged.press(Key.Key_R, ALT)
    assert focus(tagged) is steps.step("B"), "the chosen one"
    walked = []
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Left, Key.Key_Left):
        tagged.press(key)
        walked.append(next((v for v in "ABCDEF" if focus(tagged) is steps.step(v)), "lost"))
    assert walked == ["C", "D", "C", "B", "A", "F"], "round and round"
    tagged.press(Key.Key_Space)
    grade = tagged.only().reliability
    assert grade is not None
    assert grade.grade == "F"


def test_a_word_without_end_leaves_every_control_in_view(worked: Worked) -> None:
    session = worked.kit.session
    draft = Draft(text=f"{LONG} he said.", title="Words", published="2026-06-01")
    changes = articles.add(session.project, draft)
    session.tell(changes)
    (article,) = changes.of("article")
    worked.desk.here.open(article)
    session.tell(tagging.tag(session.project, article, [Span(0, len(LONG))], "official"))
    worked.desk.here.focus_on(worked.only().id)
    panel = worked.desk.side.panel
    worked.press(Key.Key_R, ALT)
    for part in (
        panel.reliability.steps.step("F"),
        panel.credibility.steps.step("6"),
        panel.mode.step("mixed"),
    ):
        right = part.mapTo(panel, QPoint(part.width(), 0)).x()
        assert right <= panel.width()
    assert panel.quote.height() >= 3 * panel.quote.fontMetrics().height(), "all of the excerpt is shown"


def test_a_remark_breaks_what_is_wider_than_its_place(qapp: QApplication) -> None:
    remark = Remark()
    remark.say("x" * 300)
    line = remark.fontMetrics().height()
    assert remark.minimumSizeHint().width() == 0
    assert remark.heightForWidth(200) > 5 * line
    remark.say("a short one")
    assert remark.heightForWidth(200) <= 2 * line
