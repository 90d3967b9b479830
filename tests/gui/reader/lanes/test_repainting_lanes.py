"""With lanes, too, painting only what changed leaves nothing stale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader.lanes import LaneMark, LaneReader
from sourcemark.model.spans import Span

from .conftest import LANES


def screen(reader: LaneReader) -> QImage:
    """What was really painted, not what a fresh painting would show."""
    QApplication.processEvents()
    window = reader.window().windowHandle()
    return reader.screen().grabWindow(window.winId()).toImage()


def test_what_is_seen_is_what_a_fresh_painting_would_show(laned: LaneReader, qtbot: QtBot) -> None:
    acts = [
        lambda: laned.focus_group(["a2", "b2"]),
        lambda: qtbot.keyClick(laned, Qt.Key.Key_Down),
        lambda: qtbot.keyClick(laned, Qt.Key.Key_Down),
        lambda: qtbot.keyClick(laned, Qt.Key.Key_Right),
        lambda: laned.select([Span(100, 300)]),
        lambda: laned.focus_group(["a1", "b1", "d1"]),
        lambda: laned.update_lanes(
            {"bo": ([LaneMark("b3", (Span(120, 500),), "media", ("only one",))], ["b2"])}
        ),
        lambda: laned.show_lane("bo"),
        lambda: laned.select([]),
        lambda: laned.set_focus_statement("b3", [Span(300, 310)]),
        lambda: laned.set_lanes(LANES[:2]),
        lambda: laned.set_lanes([]),
    ]
    for act in acts:
        before = screen(laned)
        act()
        seen = screen(laned)
        assert seen != before
        laned.viewport().repaint()
        assert seen == screen(laned)
