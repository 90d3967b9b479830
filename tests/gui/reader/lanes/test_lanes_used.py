"""How the lanes are worked: clicks, hints, what is said, whose marks the text shows, and what changes later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader import ReaderArticle
from sourcemark.gui.reader.lanes import LaneMark, LaneReader
from sourcemark.model.spans import Span

from .conftest import LANES, TEXT
from .test_lanes_seen import stands

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support raise")
"""A hint wants to be above all else, which no plugin without a screen can do."""
LEFT = Qt.MouseButton.LeftButton


def head(reader: LaneReader, lane: int) -> QPoint:
    """The middle of a lane's label."""
    bar = next(bar for bar in stands(reader).values() if bar.lane == lane)
    return QPoint(round(bar.box.center().x()), 8)


def hint(reader: LaneReader, point: QPoint) -> str:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, reader.viewport().mapToGlobal(point))
    QApplication.sendEvent(reader.viewport(), event)
    return QToolTip.text()


def test_a_click_on_a_bar_names_the_statement_and_its_lane(laned: LaneReader, qtbot: QtBot) -> None:
    for id, lane in (("a1", "ann"), ("b2", "bo"), ("d1", "done")):
        point = stands(laned)[id].box.center().toPoint()
        with (
            qtbot.waitSignal(laned.statement_wanted) as wanted,
            qtbot.assertNotEmitted(laned.selection_changed),
        ):
            qtbot.mouseClick(laned.viewport(), LEFT, pos=point)
        assert wanted.args == [id, lane]


def test_a_click_on_a_head_names_the_lane_and_one_beside_all_says_nothing(
    laned: LaneReader, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(laned.lane_wanted) as wanted:
        qtbot.mouseClick(laned.viewport(), LEFT, pos=head(laned, 1))
    assert wanted.args == ["bo"]
    with qtbot.assertNotEmitted(laned.statement_wanted), qtbot.assertNotEmitted(laned.selection_changed):
        qtbot.mouseClick(laned.viewport(), LEFT, pos=QPoint(head(laned, 0).x(), 500))


def test_a_click_in_the_text_and_the_keys_work_as_in_the_reader(laned: LaneReader, qtbot: QtBot) -> None:
    block = next(iter(laned._stage.canvas.blocks()))
    with qtbot.waitSignal(laned.statement_clicked) as clicked:
        qtbot.mouseClick(laned.viewport(), LEFT, pos=block.boxes(20, 21)[0].center().toPoint())
    assert clicked.args in (["a1"], ["b1"], ["d1"])
    with qtbot.waitSignal(laned.sentence_changed):
        qtbot.keyClick(laned, Qt.Key.Key_Down)
    assert laned.current_sentence() == Span(57, 87)


@OFFSCREEN
def test_the_pointer_and_hints_tell_what_a_click_would_do(laned: LaneReader, qtbot: QtBot) -> None:
    point = stands(laned)["a2"].box.center().toPoint()
    qtbot.mouseMove(laned.viewport(), point)
    assert laned.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(laned.viewport(), QPoint(point.x(), 500))
    assert laned.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    told = hint(laned, point)
    assert all(words in told for words in ("Annegret", "Source a2", "≠ other type", "↔ other span"))
    assert "Bo Klein" in hint(laned, head(laned, 1))
    hint(laned, QPoint(point.x(), 500))


def test_the_text_shows_the_marks_of_one_or_of_all(laned: LaneReader) -> None:
    marks = laned._stage.marks
    assert {id for _, _, id in marks.between(0, 300)} == {
        "a1",
        "a2",
        "a3",
        "b2",
    }  # what agrees stands there once
    assert marks.at(90) == ["a2", "b2"]
    laned.show_lane("bo")
    assert laned.shown_lane == "bo"
    assert {id for _, _, id in laned._stage.marks.between(0, 300)} == {"b1", "b2"}
    laned.show_lane(None)
    assert {id for _, _, id in laned._stage.marks.between(0, 300)} == {"a1", "a2", "a3", "b2"}


def test_all_at_once_stack_alike_wherever_one_looks(laned: LaneReader) -> None:
    marks = [LaneMark(f"m{n}", (Span(n * 40, n * 40 + 60),), "media") for n in range(60)]
    laned.set_lanes([lane._replace(marks=marks[n::3]) for n, lane in enumerate(LANES)])
    whole = laned._stage.marks.shown(0, len(TEXT)).lanes
    for start in range(0, 2000, 70):
        part = laned._stage.marks.shown(start, start + 70)
        assert {id: part.lanes[id] for _, _, id in part.marks} == {id: whole[id] for _, _, id in part.marks}


def test_a_change_is_seen_in_its_lane_and_in_the_text_and_nothing_moves(laned: LaneReader) -> None:
    laned.focus_group(["a1", "b1"])
    place = laned.position()
    changed = [LaneMark("a2", (Span(90, 100),), "media"), LaneMark("a4", (Span(300, 310),))]
    laned.update_lanes({"ann": (changed, ["a1"])})
    assert stands(laned)["a2"].differs == ()
    assert {"a4", "b1"} <= stands(laned).keys()
    assert "a1" not in stands(laned)
    assert laned._stage.marks.spans("a2") == (Span(90, 100),)
    assert {id for _, _, id in laned._stage.marks.between(0, 20)} == {"b1"}
    assert laned.position() == place
    assert laned.focused_group == {"a1", "b1"}


def test_the_lanes_stay_empty_until_the_next_article_has_its_own(laned: LaneReader) -> None:
    laned.show_lane("bo")
    laned.focus_group(["a1"])
    laned.show_article(ReaderArticle("Another text. " * 40))
    assert stands(laned) == {}
    assert (laned.shown_lane, laned.focused_group) == ("bo", frozenset())
    assert laned._stage.marks.between(0, 100) == []


def test_an_empty_page_has_no_lanes(laned: LaneReader, qtbot: QtBot) -> None:
    where = head(laned, 0)
    laned.clear("Choose an article.")
    assert laned.accessibleName() == "Choose an article."
    with qtbot.assertNotEmitted(laned.lane_wanted):
        qtbot.mouseClick(laned.viewport(), LEFT, pos=where)


def test_without_lanes_it_is_a_reader_with_chips(laned: LaneReader) -> None:
    laned.set_lanes([])
    assert laned._stage.marks.between(0, 300) == []
    laned.set_marks([(0, 56, "a1")], {"a1": "official"})
    assert [stand.id for stand, _ in laned._stage.canvas.stands(None)] == ["a1"]
    assert stands(laned) == {}


def test_readings_and_the_group_in_focus_are_told_to_the_ear(laned: LaneReader) -> None:
    assert laned.accessibleName() == "Article, read by Annegret Müller, Bo Klein, Adjudicated"
    laned.focus_group(["a2", "b2"])
    told = laned.accessibleDescription()
    assert "Annegret Müller: O · Source a2 · B2, other type, other span; Bo Klein: " in told
    laned.focus_group([])
    assert "Annegret" not in laned.accessibleDescription()


@OFFSCREEN
def test_numbers_may_stand_for_names(laned: LaneReader) -> None:
    laned.set_lanes([lane._replace(label=str(n), title=f"Annotator {n}") for n, lane in enumerate(LANES, 1)])
    laned.focus_group(["a2"])
    assert "Müller" not in laned.accessibleName() + laned.accessibleDescription() + hint(
        laned, head(laned, 0)
    )
