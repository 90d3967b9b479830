"""Painting only what changed leaves nothing stale, and costs nothing for what is out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader import Reader, ReaderArticle
from sourcemark.model.spans import Span

TEXT = "Two officials said the patrols had doubled since August. Nobody would say why they had.\n" * 8


@pytest.fixture
def marked(reader: Reader) -> Reader:
    reader.show_article(ReaderArticle(TEXT, "A headline", "Outlet · day"))
    reader.set_marks([(18, 56, "outer"), (35, 48, "inner")], {"outer": "official", "inner": "media"})
    return reader


def test_what_is_seen_is_what_a_fresh_painting_would_show(marked: Reader, qtbot: QtBot) -> None:
    marked.viewport().repaint()
    acts = [
        lambda: marked.update_marks({"new": ([Span(30, 200)], "expert")}),
        lambda: marked.set_focus_statement("new", [Span(300, 310)], [Span(10, 13)]),
        lambda: qtbot.keyClick(marked, Qt.Key.Key_Down),
        lambda: qtbot.keyClick(marked, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier),
        lambda: qtbot.keyClick(marked, Qt.Key.Key_Right),
        lambda: qtbot.keyClick(marked, Qt.Key.Key_Right),
        lambda: marked.set_focus_statement("outer"),
        lambda: marked.update_marks({"inner": ([Span(260, 300)], "witness")}, ["new"]),
        lambda: marked.select([Span(400, 500)]),
        lambda: marked.select([]),
        lambda: marked.find_next("august"),
        lambda: marked.update_marks({"a": ([Span(0, 100)], "media"), "b": ([Span(95, 300)], "expert")}),
        lambda: marked.update_marks({}, ["a"]),
    ]
    for act in acts:
        act()
        seen = screen(marked)
        marked.viewport().repaint()
        assert seen == screen(marked)


def screen(reader: Reader) -> QImage:
    """What was really painted, not what a fresh painting would show."""
    QApplication.processEvents()
    window = reader.window().windowHandle()
    store = reader.screen().grabWindow(window.winId())
    return store.toImage()


class Painted(QObject):
    """Adds up the pixels that are painted."""

    pixels = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.pixels += sum(part.width() * part.height() for part in event.region())
        return False


def test_a_change_paints_its_paragraph_and_the_margin_only(marked: Reader) -> None:
    QApplication.processEvents()
    painted = Painted()
    marked.viewport().installEventFilter(painted)
    marked.update_marks({"new": ([Span(30, 60)], "expert")})
    QApplication.processEvents()
    view = marked.viewport().rect()
    assert 0 < painted.pixels < view.width() * view.height() / 2
