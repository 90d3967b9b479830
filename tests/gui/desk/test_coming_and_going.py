"""Articles that come, go and are come back to; the bin; an undone deletion; keys at the foot of the text."""

from __future__ import annotations

import pytest
from dropped import let_in
from PySide6.QtGui import QGuiApplication
from worked import CONTROL, Key, Worked

from sourcemark.gui.desk.foot.hints import GAP, set_in_rows
from sourcemark.work import articles


def title(worked: Worked) -> str:
    article = worked.desk.here.article
    return article.title if article else ""


def said(worked: Worked) -> str:
    return worked.window.status.line.text()


def test_a_pasted_article_is_opened_and_chosen_whatever_the_filter_says(worked: Worked) -> None:
    worked.kit.actions.run("filter_articles")
    worked.type("meridian")
    QGuiApplication.clipboard().setText("A bridge was opened today.\n\nNobody came.")
    worked.kit.actions.run("paste_article")
    assert title(worked) == "A bridge was opened today"
    assert worked.desk.articles.list.currentIndex().data() == title(worked)


def test_one_imported_article_is_opened(worked: Worked) -> None:
    file = worked.kit.session.project.path.with_name("Came in.txt")
    file.write_text("Came in.\n\nThis came in from a file.", encoding="utf-8")
    coming = worked.window.coming_in
    assert coming is not None
    coming.take([file], "file")
    let_in(worked.window)
    assert worked.desk.here.text.startswith("Came in.")


def test_a_project_opens_where_one_left_off(worked: Worked) -> None:
    path = worked.kit.session.project.path
    worked.press(Key.Key_PageDown, CONTROL)
    assert title(worked) == "Second"
    worked.kit.session.close()
    assert worked.kit.session.open(path)
    assert worked.window.room is not worked.desk
    assert worked.window.room.here.article.title == "Second"  # type: ignore[union-attr]


def test_after_binning_the_next_article_opens(worked: Worked) -> None:
    worked.kit.actions.run("bin_article")
    assert title(worked) == "Second"
    assert worked.desk.articles.list.currentIndex().data() == "Second"
    worked.kit.actions.run("bin_article")
    assert title(worked) == ""
    assert not worked.desk.reader.verticalScrollBar().isVisible(), "nothing to scroll"


def test_an_article_in_the_bin_says_so_and_refuses_marks(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_O)
    before = worked.only()
    worked.kit.actions.run("bin_article")
    worked.desk.articles.states.wanted.emit("binned")
    worked.desk.here.open(before.article)
    assert worked.desk.reader.verticalScrollBar().isVisible()
    worked.to_troops()
    assert worked.desk.here.focus == before.id
    for key in (Key.Key_D, Key.Key_Return, Key.Key_Delete):
        worked.press(key)
        assert "in the bin" in said(worked)
    worked.desk.side.control.show()
    assert "in the bin" in worked.desk.side.panel.owner.text()
    assert worked.statements() == [before]
    worked.kit.actions.run("bin_article")
    assert title(worked) == "Engineers"
    worked.press(Key.Key_D, on=worked.desk.reader)
    assert worked.only().code("source_type") == "defector"


def test_the_dateline_names_the_bin(worked: Worked) -> None:
    lines: list[str] = []
    show = worked.desk.reader.show_article
    worked.desk.reader.show_article = lambda a: (lines.append(a.dateline), show(a))  # type: ignore[method-assign]
    article = worked.desk.here.article
    assert article is not None
    worked.kit.session.do(articles.set_binned, [article.id], True)
    worked.kit.session.do(articles.set_binned, [article.id], False)
    assert [line.startswith("In the bin") for line in lines] == [True, False]


def test_an_undone_deletion_comes_back_into_focus_wherever_one_is(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    gone = worked.only()
    worked.press(Key.Key_Down)
    worked.press(Key.Key_O)
    worked.press(Key.Key_Up)
    worked.press(Key.Key_Escape)
    assert worked.desk.here.focus == gone.id
    worked.press(Key.Key_Delete)
    worked.press(Key.Key_Down)
    assert worked.desk.here.focus not in (None, gone.id)
    stands = worked.desk.reader.position()
    worked.press(Key.Key_Z, CONTROL)
    assert worked.desk.here.focus == gone.id
    assert worked.desk.reader.position() == stands


@pytest.mark.parametrize(
    ("room", "rows", "found"),
    [
        (500, 1, [0, 1, 2, 3]),
        (2 * 50 + 50 + 2 * GAP, 1, [0, 1, 3]),
        (2 * 50 + GAP, 2, [0, 1, 2, 3]),
        (20, 1, [3]),
    ],
)
def test_hints_that_find_no_room_are_left_out_but_the_last(room: int, rows: int, found: list[int]) -> None:
    assert [n for n, _, _ in set_in_rows([50] * 4, room, rows, keep=True)] == found


def test_the_foot_ends_with_the_way_to_all_keys(worked: Worked) -> None:
    hints = worked.desk.foot.hints
    places = hints.places()
    assert places[-1][0][:2] == ("F1", "all keys")
    assert len(places) > 8, "two rows of them"
    boxes = [box for _, box in places]
    assert all(hints.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
