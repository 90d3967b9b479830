"""What is known of an article, to be edited in place: title, outlet, byline, date, language, handling."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ....model.articles import Article
from ....model.scales import HANDLING
from ...looks import GRID
from ...theme import dress
from ...widgets.choose import ChooseOne
from ...widgets.elided import ElidedLabel
from ...widgets.form import Form, stacked
from ...widgets.lines import WriteText
from ...widgets.parts import button, label, named
from ...widgets.scroll import ScrollPage

NOT_SET = "not set"

LINES = (
    ("title", "Title", ""),
    ("outlet", "Outlet", ""),
    ("byline", "Byline", ""),
    ("section", "Section", ""),
    ("published", "Published", "2026-05-03"),
    ("language", "Language", "en, de, ar …"),
    ("url", "Address", "https://"),
)


class ArticleForm(QFrame):
    """Enter keeps what was written, Esc leaves it."""

    kept = Signal(object)
    """`Article` as it should be described."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "What is known of the article")
        dress(self, kind="page")
        self._article: Article | None = None
        self.lines = {field: _line(name, hint) for field, name, hint in LINES}
        self.handling = ChooseOne("Handling", optional=False)
        self.handling.offer([(level, level or NOT_SET, "") for level in HANDLING])
        self.note = WriteText("Note on the article")
        self.captured, self.frozen = ElidedLabel(), label("The text itself is frozen.", "muted")
        dress(self.captured, tone="muted")
        self._lay_out()
        self.setFocusProxy(self.lines["title"])

    def show_article(self, article: Article) -> None:
        """Fill in what is known."""
        self._article = article
        for field, line in self.lines.items():
            line.setText(getattr(article, field))
            line.setCursorPosition(0)
        self.handling.show_value(article.handling)
        self.note.show_value(article.note)
        taken = article.captured
        came = " · ".join(p for p in (taken.name, taken.how, f"{taken.at.astimezone():%d %B %Y, %H:%M}") if p)
        self.captured.set_words(f"Captured: {came}")
        self.lines["title"].end(False)
        self.lines["title"].home(True)

    def keep(self) -> None:
        """Wish for what stands in the form."""
        if self._article is None:
            return
        values = {field: line.text().strip() for field, line in self.lines.items()}
        handling = self.handling.currentData()
        note = self.note.toPlainText().strip()  # a person's own writing, no captured text
        self.kept.emit(msgspec.structs.replace(self._article, handling=handling, note=note, **values))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        page = QWidget()
        form = Form()
        for field, name, _ in LINES:
            form.row(name, self.lines[field])
        form.row("Handling", self.handling)
        form.row("Note", self.note)
        form.across(stacked(self.captured, self.frozen))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.left.emit))
        buttons.addWidget(button("Keep", self.keep, kind="primary"))
        inner = QVBoxLayout(page)
        inner.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        inner.setSpacing(GRID)
        inner.addWidget(label("Article", "strong"))
        inner.addLayout(form)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ScrollPage(page), 1)
        column.addLayout(buttons)


def _line(name: str, hint: str) -> QLineEdit:
    made = named(QLineEdit(), name)
    made.setPlaceholderText(hint)
    return made
