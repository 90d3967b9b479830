"""Nothing that was typed is dropped without a word: fields are saved when they are left, and Esc can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from worked import ALT, CONTROL, NONE, Key, Worked

from sourcemark.gui.desk.articles.form import ArticleForm
from sourcemark.model.articles import Article, Progress


@pytest.fixture
def noted(worked: Worked) -> Worked:
    """With a note on a statement, saved."""
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_N, ALT)
    worked.type("doubtful")
    worked.press(Key.Key_Return, CONTROL)
    return worked


def articles(worked: Worked) -> dict[str, Article]:
    return {a.title: a for a in worked.kit.session.project.all(Article)}


def form(worked: Worked) -> ArticleForm:
    return worked.desk.side.form


def said(worked: Worked) -> str:
    return worked.window.status.line.text()


@pytest.mark.parametrize(
    ("key", "held"),
    [(Key.Key_PageDown, CONTROL), (Key.Key_Return, CONTROL), (Key.Key_Return, NONE), (Key.Key_Tab, NONE)],
)
def test_what_is_known_of_an_article_is_saved_when_it_is_left(
    worked: Worked, key: Key, held: Qt.KeyboardModifier
) -> None:
    worked.press(Key.Key_M, CONTROL)
    worked.type("Bridge builders")
    worked.press(key, held)
    assert set(articles(worked)) == {"Bridge builders", "Second"}
    assert not any(p.done for p in worked.kit.session.project.all(Progress)), "Ctrl+Enter is the form's own"
    assert worked.undo_name() == "Describe article “Bridge builders”"


def test_the_form_is_saved_when_the_room_or_the_project_is_left(worked: Worked) -> None:
    worked.press(Key.Key_M, CONTROL)
    worked.type("Bridge builders")
    worked.window.stack.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    worked.window.stack.setFocus()
    assert "Bridge builders" in articles(worked)
    form(worked).note.setFocus()
    worked.type("seen twice")
    path = worked.kit.session.project.path
    worked.kit.session.close()
    assert worked.kit.session.open(path)
    assert articles(worked)["Bridge builders"].note == "seen twice"


def test_control_enter_in_the_note_of_the_form_saves_it(worked: Worked) -> None:
    worked.press(Key.Key_M, CONTROL)
    form(worked).note.setFocus()
    worked.type("seen twice")
    worked.press(Key.Key_Return, CONTROL)
    assert articles(worked)["Engineers"].note == "seen twice"
    assert not worked.desk.side.form_is_open


def test_a_date_that_is_none_is_said_beside_its_field(worked: Worked) -> None:
    worked.press(Key.Key_M, CONTROL)
    line, remark = form(worked).lines["published"], form(worked).remarks["published"]
    line.setFocus()
    line.selectAll()
    worked.type("yesterday")
    worked.press(Key.Key_Return)
    assert worked.desk.side.form_is_open
    assert (line.text(), line.property("tone"), remark.isVisible()) == ("yesterday", "danger", True)
    assert "YYYY-MM-DD" in remark.text()
    assert articles(worked)["Engineers"].published == "2026-05-03"
    line.selectAll()
    worked.type("2026-05-04")
    worked.press(Key.Key_Return)
    assert not worked.desk.side.form_is_open
    assert articles(worked)["Engineers"].published == "2026-05-04"
    assert (line.property("tone"), remark.text()) == ("", "")


def test_a_bad_date_is_not_written_into_the_next_article(worked: Worked) -> None:
    worked.press(Key.Key_M, CONTROL)
    form(worked).lines["published"].setFocus()
    worked.type("x")
    worked.press(Key.Key_PageDown, CONTROL)
    assert {a.published for a in articles(worked).values()} == {"2026-05-01", "2026-05-03"}


def test_an_undo_shows_in_the_open_form_and_is_not_written_over(worked: Worked) -> None:
    worked.press(Key.Key_M, CONTROL)
    worked.type("Bridge builders")
    worked.press(Key.Key_Tab)
    worked.press(Key.Key_Z, CONTROL, on=worked.desk.reader)
    assert form(worked).lines["title"].text() == "Engineers"
    worked.press(Key.Key_PageDown, CONTROL)
    assert set(articles(worked)) == {"Engineers", "Second"}


def test_escape_in_a_note_says_what_it_does_and_can_be_undone(noted: Worked) -> None:
    noted.press(Key.Key_N, ALT)
    noted.type(" in every way")
    note = noted.desk.side.panel.note
    assert note.toPlainText() == "doubtful in every way", "one goes on at the end"
    noted.press(Key.Key_Escape)
    assert (note.toPlainText(), note.hasFocus()) == ("doubtful", True)
    assert said(noted).startswith("Put back what was saved; ")
    noted.press(Key.Key_Z, CONTROL)
    assert note.toPlainText() == "doubtful in every way"
    noted.press(Key.Key_Escape)
    noted.press(Key.Key_Escape)
    assert noted.desk.reader.hasFocus()
    assert noted.only().note == "doubtful"


def test_a_line_put_back_by_escape_comes_back_with_undo(worked: Worked) -> None:
    worked.press(Key.Key_M, CONTROL)
    worked.type("Bridge builders")
    worked.press(Key.Key_Escape)
    title = form(worked).lines["title"]
    assert (title.text(), title.hasFocus()) == ("Engineers", True)
    assert said(worked).startswith("Put back what was saved; ")
    worked.press(Key.Key_Z, CONTROL)
    assert title.text() == "Bridge builders"
    worked.press(Key.Key_Escape)
    worked.press(Key.Key_Escape)
    assert not worked.desk.side.form_is_open
    assert set(articles(worked)) == {"Engineers", "Second"}


def test_with_nothing_typed_undo_in_a_note_is_the_projects(noted: Worked) -> None:
    noted.press(Key.Key_N, ALT)
    noted.press(Key.Key_Z, CONTROL)
    assert noted.only().note == ""
