"""A label of one line that gives way: what does not fit is cut with an ellipsis and shown as a hint."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ...model.direction import isolated
from .parts import tip


class ElidedLabel(QLabel):
    """Never wider than its place; the whole is its accessible description."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Shows `words`, line breaks as blanks."""
        line = " ".join(words.split())
        self.setText(line)
        self.setToolTip(tip(line))
        self.setAccessibleDescription(line)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, line, isolated(text))
