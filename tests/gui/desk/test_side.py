"""Panel and form are made when they are wanted, a little at a time; nothing shows that they were not there."""

from __future__ import annotations

from itertools import islice

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget
from worked import CONTROL, Key, Worked

from sourcemark.gui.desk.ahead import ahead
from sourcemark.gui.desk.articles.form import ArticleForm
from sourcemark.gui.desk.panel.panel import StatementPanel


def made(worked: Worked, kind: type[QWidget]) -> int:
    return len(worked.desk.findChildren(kind))


def words(worked: Worked) -> list[str]:
    """What stands on the right."""
    return [part.text() for part in worked.desk.side.findChildren(QLabel) if part.isVisible()]


def test_a_desk_without_a_statement_in_focus_has_neither(worked: Worked) -> None:
    assert (made(worked, StatementPanel), made(worked, ArticleForm)) == (0, 0)
    (hint,) = words(worked)
    assert hint.startswith("No statement in focus")


def test_the_words_stay_the_same_when_the_panel_is_made(worked: Worked) -> None:
    before, place = words(worked), worked.desk.side.geometry()
    panel = worked.desk.side.panel
    QCoreApplication.processEvents()
    assert panel.isVisible()
    assert (words(worked), worked.desk.side.geometry()) == (before, place)


def test_a_key_brings_the_panel_with_the_statement(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    for _ in range(8):
        QCoreApplication.processEvents()
    assert made(worked, StatementPanel) == 1
    assert worked.desk.side.panel.title.text() == "Statement"
    assert worked.desk.side.panel.title.isVisible()


def test_the_panel_is_made_while_the_form_is_open_and_stays_under_it(worked: Worked) -> None:
    worked.press(Key.Key_M, CONTROL)
    assert made(worked, ArticleForm) == 1
    assert worked.desk.side.panel is not None
    assert worked.desk.side.form_is_open
    worked.press(Key.Key_Escape)
    assert not worked.desk.side.form_is_open
    assert worked.desk.side.panel.isVisible()


def test_a_desk_that_goes_takes_a_half_made_panel_along(worked: Worked) -> None:
    steps = ahead(worked.desk.side)
    assert len(list(islice(steps, 3))) == 3
    worked.window.close()  # the test ends when nothing is left behind


@pytest.mark.parametrize("early", [True, False])
def test_tab_comes_to_every_facet_and_then_to_the_list(worked: Worked, early: bool) -> None:
    if early:
        assert worked.desk.side.panel is not None
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_Escape)
    panel, list_pane = worked.desk.side.panel, worked.desk.statements
    panel.note.setFocus()
    assert panel.facets is not None
    for expected in (*panel.facets.controls(), list_pane.words, list_pane.filters, list_pane.list):
        worked.press(Key.Key_Tab)
        assert worked.window.focusWidget() is expected
