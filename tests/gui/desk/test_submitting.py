"""Working blind on the Desk: a key submits, a line says where it stands, and coworkers' marks come only then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from worked import ALT, CONTROL, OTHER, SHIFT, Key, Worked

from sourcemark.gui.desk import submitting as desk_submitting
from sourcemark.gui.desk.articles.delegate import ArticleRows
from sourcemark.gui.desk.articles.model import said
from sourcemark.gui.desk.desk import Desk
from sourcemark.model.people import Annotator
from sourcemark.model.statements import Statement
from sourcemark.work import submitting

Coworker = Callable[[str], Statement]


def desk(worked: Worked) -> Desk:
    """The Desk as it is now: what may be seen was arranged anew, so that it was made anew."""
    room = worked.window.room
    assert isinstance(room, Desk)
    return room


def line(worked: Worked) -> str:
    notice = desk(worked).notice
    return "" if notice.isHidden() else notice.line.text()


def submit(worked: Worked) -> None:
    worked.press(Key.Key_Return, CONTROL | SHIFT)


def state(worked: Worked) -> str:
    here = desk(worked)
    row = here.article_model.row(here.article_model.row_of_article(here.open_article))
    assert row is not None
    return said(row).whole


def test_coworkers_marks_come_with_submitting_and_go_with_undo(worked: Worked, coworker: Coworker) -> None:
    theirs = coworker("The ministry denied that.")
    assert theirs.id in worked.desk.here.marked
    worked.kit.actions.run("work_blind")
    here = desk(worked).here
    assert len(here.marked) == 0
    assert here.statement(theirs.id) is None
    desk(worked).reader.setFocus()
    submit(worked)
    assert theirs.id in here.marked
    assert worked.undo_name() == "Submit “Engineers”"
    worked.press(Key.Key_Z, CONTROL)
    assert len(here.marked) == 0
    worked.press(Key.Key_Z, CONTROL)
    assert theirs.id in desk(worked).here.marked, "no longer blind"


def test_the_line_says_the_same_whether_or_not_something_is_hidden(
    worked: Worked, coworker: Coworker
) -> None:
    assert line(worked) == ""
    worked.kit.actions.run("work_blind")
    before = line(worked)
    assert before == "Blind: coworkers' marks appear once you submit this article (Ctrl+Shift+Return)."
    coworker("The ministry denied that.")
    assert line(worked) == before


def test_the_line_counts_what_was_marked_since(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_O)
    submit(worked)
    assert line(worked) == "You have submitted your marks of this article."
    assert worked.only().status == "submitted"
    for number in ("1 mark made since is a draft", "2 marks made since are drafts"):
        worked.press(Key.Key_Escape)
        worked.press(Key.Key_Down)
        worked.press(Key.Key_O)
        assert number in line(worked)
    worked.kit.actions.run("withdraw_article")
    assert line(worked) == ""
    assert {s.status for s in worked.statements()} == {"draft"}


def test_the_line_follows_the_article(worked: Worked) -> None:
    submit(worked)
    worked.press(Key.Key_PageDown, CONTROL)
    assert desk(worked).here.text.startswith(OTHER[:8])
    assert line(worked) == ""


def test_what_can_not_be_submitted_is_refused_in_words(worked: Worked) -> None:
    said_words: list[str] = []
    worked.kit.session.said.connect(said_words.append)
    submit(worked), submit(worked)
    worked.kit.actions.run("withdraw_article")
    worked.kit.actions.run("withdraw_article")
    assert said_words == [
        "This is submitted already, and nothing was marked since.",
        "This is not submitted.",
    ]


def test_a_note_that_is_being_written_is_submitted_too(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_O)
    worked.press(Key.Key_N, ALT)
    worked.type("seen twice")
    worked.kit.actions.run("submit_article")
    assert (worked.only().note, worked.only().status) == ("seen twice", "submitted")


def test_a_great_many_are_submitted_as_a_job(worked: Worked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_submitting, "LONG", 0)
    titles: list[str] = []
    worked.kit.jobs.started.connect(lambda job: titles.append(job.title))
    worked.to_troops()
    worked.press(Key.Key_O)
    submit(worked)
    assert titles == ["Submit “Engineers”"]
    assert worked.only().status == "submitted"
    assert line(worked) == "You have submitted your marks of this article."


def test_the_list_tells_submitted_from_done_in_words_and_by_a_shape(worked: Worked) -> None:
    worked.press(Key.Key_Return, CONTROL)
    assert state(worked).endswith("done")
    done = painted(worked)
    submit(worked)
    assert state(worked).endswith("submitted")
    assert painted(worked) != done
    assert upright(painted(worked), worked.kit.theme.look.good)


def painted(worked: Worked) -> QImage:
    """What stands beside the outlet of the open article, without the letters of the word."""
    here = desk(worked)
    rows = here.articles.list.itemDelegate()
    assert isinstance(rows, ArticleRows)
    row = here.article_model.row(here.article_model.row_of_article(here.open_article))
    assert row is not None
    picture = QImage(300, 24, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    with QPainter(picture) as painter:
        rows._paint_origin(painter, QRect(0, 0, 300, 24), row)
    word = QFontMetrics(worked.kit.theme.font("small")).horizontalAdvance(
        "submitted" if row.submitted else "done"
    )
    return picture.copy(0, 0, 300 - word, 24)


def upright(picture: QImage, colour: str) -> bool:
    """True when somewhere a stroke of that colour stands as high as a letter."""
    columns = range(picture.width())
    return any(
        sum(picture.pixelColor(x, y) == QColor(colour) for y in range(picture.height())) > 6 for x in columns
    )


def test_names_can_be_hidden(worked: Worked, coworker: Coworker) -> None:
    theirs = coworker("The ministry denied that.")
    assert worked.desk.known.chip(theirs).by == "BC"
    worked.kit.actions.run("hide_names")
    assert worked.undo_name() == "Hide annotators' names"
    assert desk(worked).known.chip(theirs).by == "A1"
    worked.kit.session.undo()
    assert desk(worked).known.chip(theirs).by == "BC"


def test_what_is_proposed_while_working_blind_is_stepped_through_and_said(worked: Worked) -> None:
    said_words: list[str] = []
    worked.kit.session.said.connect(said_words.append)
    for words in ("the same for all", "none", "as each likes"):
        worked.kit.actions.run("blind_proposals")
        assert said_words.pop() == f"Proposals while working blind: {words}."
        assert worked.undo_name() == f"Proposals while working blind: {words}"
    worked.press(Key.Key_Z, CONTROL)
    assert submitting.arranged(worked.kit.session.project).proposals == "none"


def test_somebody_else_at_the_keyboard_is_as_blind(worked: Worked, coworker: Coworker) -> None:
    theirs = coworker("The ministry denied that.")
    worked.kit.actions.run("work_blind")
    worked.kit.session.work_as(Annotator(id="third", name="Cy Third"))
    assert len(desk(worked).here.marked) == 0
    worked.kit.session.work_as(Annotator(id=theirs.annotator, name="Bo Coworker"))
    assert theirs.id in desk(worked).here.marked
    assert submitting.arranged(worked.kit.session.project).blind
