"""Headline and dateline: drawn above the text and scrolled with it, but no part of the text or its offsets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt

from .laid import Laid, Metrics
from .pencil import Pencil
from .typography import Typography
from .values import ReaderArticle

TITLE_HEIGHT = 1.22
"""Baseline to baseline of a headline, in its font's sizes."""


class Heading:
    """The head of one article at one width. Heights are pixels, the space around it included."""

    def __init__(self, article: ReaderArticle, page: Typography, width: int) -> None:
        self._page = page
        self._above = page.pitch
        self._title = _laid(article.title, page, width, TITLE_HEIGHT, title=True)
        self._dateline = _laid(article.dateline, page, width, 1.5, title=False)
        self._between = page.gap if self._title and self._dateline else 0
        below = round(page.pitch * (1.1 if self._title else 0.35)) if self._title or self._dateline else 0
        self.height = self._above + _height(self._title) + self._between + _height(self._dateline) + below

    def paint(self, pencil: Pencil, left: int, y: int) -> None:
        """Draw with the upper edge at `y` and the text's left edge at `left`."""
        top = y + self._above
        if self._title:
            pencil.painter.setPen(pencil.look.text)
            self._title.layout.draw(pencil.painter, QPointF(left, top))
        if self._dateline:
            pencil.painter.setPen(pencil.look.muted)
            self._dateline.layout.draw(
                pencil.painter, QPointF(left, top + _height(self._title) + self._between)
            )


def paint_hint(pencil: Pencil, view: QRect, hint: str) -> None:
    """What to do next, in the middle of an empty page."""
    pencil.painter.setPen(pencil.look.muted)
    pencil.painter.setFont(pencil.type.small)
    room = view.adjusted(32, 32, -32, -32)
    pencil.painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, hint)


def _laid(words: str, page: Typography, width: int, line_height: float, title: bool) -> Laid | None:
    if not words:
        return None
    font = page.title if title else page.small
    return Laid(words, Metrics.of(font, width, line_height))


def _height(laid: Laid | None) -> int:
    return laid.height if laid else 0
