"""A second reading by keys: begin, judge without seeing what was said, leave and go on, and the figures."""

from __future__ import annotations

from files import WHEN
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sourcemark.gui.kit import Kit
from sourcemark.gui.review.rereading.pane import RereadingPane
from sourcemark.gui.review.rereading.passage import around
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.work.review import rereading
from sourcemark.work.review.rereading import Judgement

Key = Qt.Key


def begin(pane: RereadingPane, qtbot: QtBot, size: int = 3) -> None:
    number = pane.beginning.number
    assert number.hasFocus()
    number.setText(str(size))
    qtbot.keyClick(number, Key.Key_Return)
    qtbot.keyClick(pane.beginning.begin, Key.Key_Space)


def press(pane: RereadingPane, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(pane.judging, key)


def judged(kit: Kit) -> list[Statement]:
    return [s for s in kit.session.project.all(Statement) if "~" in s.annotator and s.status == "submitted"]


def test_nothing_of_the_first_reading_is_shown(pane: RereadingPane, qtbot: QtBot) -> None:
    begin(pane, qtbot)
    judging = pane.judging
    assert judging.hasFocus()
    assert judging.said == Judgement()
    assert judging.title.text() == "1 of 3"
    assert not judging.next.isEnabled()
    assert not any(made.isChecked() for made in judging.findChildren(QPushButton))


def test_letters_choose_the_type_then_grade(pane: RereadingPane, qtbot: QtBot, kit: Kit) -> None:
    begin(pane, qtbot)
    press(pane, qtbot, Key.Key_D)
    assert pane.judging.said.codes == {"source_type": ("defector",)}
    press(pane, qtbot, Key.Key_D, Key.Key_4)
    assert (pane.judging.said.reliability, pane.judging.said.credibility) == ("D", "4")
    press(pane, qtbot, Key.Key_Backspace, Key.Key_O)
    assert pane.judging.said.codes == {"source_type": ("official",)}
    press(pane, qtbot, Key.Key_Return)
    (done,) = judged(kit)
    assert (done.code("source_type"), done.grades) == ("official", "D4")
    assert pane.judging.title.text() == "2 of 3"
    assert pane.judging.said == Judgement()


def test_enter_without_a_choice_goes_nowhere(pane: RereadingPane, qtbot: QtBot, kit: Kit) -> None:
    begin(pane, qtbot)
    press(pane, qtbot, Key.Key_Return, Key.Key_X)
    assert pane.judging.title.text() == "1 of 3"
    assert judged(kit) == []


def test_buttons_and_steps_do_the_same(pane: RereadingPane, qtbot: QtBot) -> None:
    begin(pane, qtbot)
    official = next(b for b in pane.judging.findChildren(QPushButton) if b.accessibleName() == "Official")
    qtbot.keyClick(official, Key.Key_Space)
    pane.judging.reliability.step("C").click()
    assert pane.judging.said == Judgement(codes={"source_type": ("official",)}, reliability="C")
    qtbot.keyClick(official, Key.Key_Return)
    assert pane.judging.title.text() == "2 of 3"


def test_one_leaves_and_goes_on(pane: RereadingPane, qtbot: QtBot, kit: Kit) -> None:
    begin(pane, qtbot)
    press(pane, qtbot, Key.Key_O, Key.Key_Return)
    with qtbot.waitSignal(pane.left):
        press(pane, qtbot, Key.Key_Escape)
    kit.actions.run("second_reading")
    go_on = QApplication.focusWidget()
    assert isinstance(go_on, QPushButton)
    assert go_on.text() == "Go on"
    qtbot.keyClick(go_on, Key.Key_Space)
    assert pane.judging.title.text() == "2 of 3"


def test_it_ends_with_the_agreement_between_me_and_me(pane: RereadingPane, qtbot: QtBot, kit: Kit) -> None:
    begin(pane, qtbot)
    project = kit.session.project
    for _ in range(3):
        second = rereading.second_readings(project)[-1].annotator.id
        here = rereading.next_open(project, second)
        assert here is not None
        mine = (s for s in project.all(Statement) if s.annotator == project.user.annotator.id)
        first = next(s for s in mine if (s.article, s.spans) == (here.article, here.spans))
        press(
            pane, qtbot, Key.Key_O if first.code("source_type") == "official" else Key.Key_D, Key.Key_Return
        )
    types = pane.result.list.lines[0]
    assert (types.title, types.beside[0]) == ("Source type", "100 % alike")
    assert [line.title for line in pane.result.list.lines][1:3] == ["Reliability", "Credibility"]
    assert pane.result.list.hasFocus()
    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(pane.result.list, Key.Key_Escape)
    kit.actions.run("second_reading")
    assert any(b.text() == "Show the figures" for b in pane.beginning.findChildren(QPushButton))


def test_a_passage_stands_in_its_text() -> None:
    text = "word " * 300
    shown = around("x" * 10, _at(Span(2, 4)))
    assert (shown.text, shown.places) == ("x" * 10, (Span(2, 4),))
    cut = around(text, _at(Span(700, 704), Span(710, 714)))
    assert [cut.text[p.start : p.end] for p in cut.places] == [text[700:704], text[710:714]]
    assert cut.text.startswith("… word")
    assert cut.text.endswith("word …")


def _at(*spans: Span) -> Statement:
    return Statement(id="s", article="a", annotator="b", spans=spans, quotes=(), created=WHEN)
