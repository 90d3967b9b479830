"""Where the page stands: what moves it, what must not, and what it costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader import Chip, MarkStyle, Position, Reader, ReaderArticle
from sourcemark.model.spans import Span

SENTENCE = "The harbour master said that nobody had seen the second boat leave before the storm. "
TEXT = "\n".join(f"{n}. {SENTENCE * 5}" for n in range(200))
ARTICLE = ReaderArticle(TEXT, "A headline", "Outlet · day")


@pytest.fixture
def amid(reader: Reader) -> Reader:
    """In the middle of an article."""
    reader.show_article(ARTICLE)
    reader.set_marks([(i * 100, i * 100 + 80, f"s{i}") for i in range(900)], {})
    bar = reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    return reader


def wheel(reader: Reader, notches: int) -> None:
    at, everywhere = QPointF(100, 100), reader.viewport().mapToGlobal(QPoint(100, 100))
    event = QWheelEvent(
        at,
        QPointF(everywhere),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader.viewport(), event)


def test_nothing_but_navigation_moves_the_text(amid: Reader, qtbot: QtBot) -> None:
    offset = amid.position().offset
    acts: list[Callable[[], object]] = [
        lambda: amid.set_marks([(offset, offset + 30, "a")], {"a": "official"}),
        lambda: amid.update_marks({"b": ([Span(offset + 10, offset + 400)], "media")}, ["a"]),
        lambda: amid.update_marks({"far": ([Span(0, 40)], "media")}),
        lambda: amid.set_focus_statement("far", [Span(0, 3)], [Span(5, 8)]),
        lambda: amid.set_chips(lambda id: Chip("X", id * 30, "A1")),
        lambda: amid.set_styles({"media": MarkStyle("#123456", "M", "dash")}),
        lambda: amid.select([Span(0, 10)]),
        amid.keep_piece,
        lambda: amid.set_find("harbour"),
        amid.forget_chips,
        lambda: qtbot.keyClicks(amid, "abc123"),
    ]
    before = amid.position(), amid.verticalScrollBar().value()
    for act in acts:
        act()
        amid.viewport().repaint()
        assert (amid.position(), amid.verticalScrollBar().value()) == before


def test_resizing_keeps_the_text_and_comes_back_exactly(amid: Reader) -> None:
    before = amid.position()
    amid.set_focus_statement(None)
    for width in (500, 1200, 430, 900):
        amid.resize(width, 600)
        start = amid.position().offset
        assert start <= before.offset < start + 120
    amid.resize(760, 600)
    assert amid.position() == before


def test_zooming_keeps_the_text_and_comes_back_exactly(amid: Reader) -> None:
    before = amid.position()
    for zoom in (0.5, 2.0, 4.0, 1.3):
        amid.set_zoom(zoom)
        start = amid.position().offset
        assert start <= before.offset < start + 200
    amid.set_zoom(1.0)
    assert amid.position() == before


def test_a_place_is_found_again_after_another_article(amid: Reader) -> None:
    before = amid.position()
    amid.show_article(ReaderArticle("Short.", "Other"))
    assert amid.position() == Position(-1, 0)
    amid.show_article(ARTICLE)
    amid.restore(before)
    assert amid.position() == before


def test_the_wheel_reaches_both_ends_exactly(reader: Reader) -> None:
    reader.show_article(ARTICLE)
    bar = reader.verticalScrollBar()
    for _ in range(3000):
        wheel(reader, -1)
        if bar.value() == bar.maximum():
            break
    column = reader._stage.column
    assert column.anchor == column.lowest
    block, y = list(column.visible())[-1]
    assert block == len(reader._stage.page.blocks) - 1
    assert y + reader._stage.page.height_of(block) == reader.viewport().height()
    for _ in range(3000):
        wheel(reader, 1)
    assert (reader.position(), bar.value()) == (Position(-1, 0), 0)


def test_pages_and_ends_by_keys(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ARTICLE)
    bar = reader.verticalScrollBar()
    qtbot.keyClick(reader, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    qtbot.keyClick(reader, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(reader, Qt.Key.Key_Space)
    down = bar.value()
    qtbot.keyClick(reader, Qt.Key.Key_PageDown)
    assert bar.value() > down > 0
    qtbot.keyClick(reader, Qt.Key.Key_PageUp)
    assert bar.value() == down
    qtbot.keyClick(reader, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_pages_meet_without_skipping_a_line(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ARTICLE)
    page = reader._stage.page
    y_before = dict(reader._stage.column.visible())
    qtbot.keyClick(reader, Qt.Key.Key_PageDown)
    moved = [y_before[b] - y for b, y in reader._stage.column.visible() if b in y_before]
    assert moved
    assert set(moved) == {reader.viewport().height() - 2 * page.type.pitch}


def test_the_bar_can_be_dragged_anywhere(reader: Reader) -> None:
    reader.show_article(ARTICLE)
    bar = reader.verticalScrollBar()
    seen = []
    for value in range(0, bar.maximum() + 1, bar.maximum() // 50):
        bar.setSliderPosition(value)
        seen.append(reader.position().offset)
    assert seen == sorted(seen)
    bar.setSliderPosition(bar.maximum())
    assert reader._stage.column.anchor == reader._stage.column.lowest


def test_walking_scrolls_no_more_than_it_must(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ARTICLE)
    still = reader.position()
    qtbot.keyClick(reader, Qt.Key.Key_Down)
    assert reader.position() == still
    for _ in range(40):
        qtbot.keyClick(reader, Qt.Key.Key_Down)
        sentence = reader.current_sentence()
        assert sentence is not None
        assert reader._stage.canvas.shows(sentence.start)
        assert reader._stage.canvas.shows(sentence.end - 1)
    assert reader.position() != still


def test_walking_goes_on_from_what_one_sees(amid: Reader, qtbot: QtBot) -> None:
    start = amid.position().offset
    qtbot.keyClick(amid, Qt.Key.Key_Down)
    sentence = amid.current_sentence()
    assert sentence is not None
    assert start - 100 <= sentence.start < start + 300


@pytest.mark.parametrize("points", [8, 10, 13])
@pytest.mark.parametrize("pixels", range(0, 60, 3))
def test_zooming_keeps_the_place_wherever_a_line_is_cut(amid: Reader, pixels: int, points: int) -> None:
    font = amid.font()
    font.setPointSize(points)
    amid.setFont(font)
    amid._stage.scroller.move(pixels)
    before = amid.position()
    for zoom in (0.5, 3.0, 0.7):
        amid.set_zoom(zoom)
        start = amid.position().offset
        assert start <= before.offset < start + 200
    amid.set_zoom(1.0)
    assert amid.position() == before
