"""The report of an unexpected error: it can be read, copied and closed, and stops nobody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from .looks import GRID
from .widgets.parts import button, label, named

_WORDS = (
    "This is an error in Sourcemark. Everything you did before is saved. "
    "The report holds no text of articles and no names."
)


class ReportPanel(QWidget):
    """Shows one report."""

    def __init__(self, report: str, close: Callable[[], None]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label("Something went wrong", "heading"))
        layout.addWidget(label(_WORDS, "muted", wrap=True))
        self.page = named(QPlainTextEdit(report), "Error report")
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        layout.addWidget(self.page, 1)
        copy = button("Copy the report", lambda: QGuiApplication.clipboard().setText(report), "primary")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Close", close))
        row.addWidget(copy)
        layout.addLayout(row)
        self.setFocusProxy(copy)
