"""Very long articles, endless lines, and none at all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader import Reader, ReaderArticle
from sourcemark.gui.reader.layouts import KEPT
from sourcemark.model.spans import Span

SENTENCE = "The harbour master said that nobody had seen the second boat leave before the storm. "
HUGE = "\n".join([SENTENCE * 4] * 15_000)
"""5 MB."""


def made(reader: Reader) -> int:
    return reader._stage.page.layouts.made


def test_a_huge_article_opens_and_scrolls_by_what_is_seen(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ReaderArticle(HUGE))
    reader.viewport().repaint()
    assert made(reader) < 40
    qtbot.keyClick(reader, Qt.Key.Key_PageDown)
    reader.viewport().repaint()
    assert made(reader) < 60
    reader.reveal(Span(3_000_000, 3_000_010))
    reader.viewport().repaint()
    assert made(reader) < 90
    assert reader._stage.canvas.shows(3_000_000)


def test_a_line_of_five_megabytes_is_read_like_any_other(reader: Reader, qtbot: QtBot) -> None:
    text = (SENTENCE * 60_000).strip()
    reader.show_article(ReaderArticle(text))
    qtbot.keyClick(reader, Qt.Key.Key_End)
    reader.viewport().repaint()
    assert made(reader) < 20
    qtbot.keyClick(reader, Qt.Key.Key_Down)
    (span,) = reader.selected_spans()
    assert text[span.start : span.end] == SENTENCE.strip()


def test_what_was_seen_long_ago_is_forgotten(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ReaderArticle("Short line.\n" * 2000))
    for _ in range(60):
        qtbot.keyClick(reader, Qt.Key.Key_PageDown)
        reader.viewport().repaint()
    assert made(reader) > 2 * KEPT
    assert len(reader._stage.page.layouts._kept) == KEPT


def test_an_empty_article_takes_every_key_calmly(reader: Reader, qtbot: QtBot) -> None:
    for show in (lambda: reader.clear("Import an article"), lambda: reader.show_article(ReaderArticle(""))):
        show()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_PageUp):
            qtbot.keyClick(reader, key)
            qtbot.keyClick(reader, key, Qt.KeyboardModifier.ShiftModifier)
        qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        reader.viewport().repaint()
        assert reader.selected_spans() == ()
        assert reader.find_next("x") is None
