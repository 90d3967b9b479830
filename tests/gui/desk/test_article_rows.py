"""How an article is painted in the list: nothing is left blank between its headline and what stands below."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from worked import Worked

from sourcemark.gui.desk.articles.delegate import ArticleRows


@pytest.mark.parametrize(("words", "lines"), [("Short", 1), ("A headline that takes " * 4, 2)])
def test_what_follows_a_headline_begins_right_below_it(worked: Worked, words: str, lines: int) -> None:
    rows = worked.desk.articles.list.itemDelegate()
    assert isinstance(rows, ArticleRows)
    picture, font = QImage(200, 90, QImage.Format.Format_RGB32), QFont(worked.desk.font())
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        below = rows._paint_title(painter, QRect(0, 0, 200, 90), words, font)
    assert below == lines * QFontMetrics(font).height()
