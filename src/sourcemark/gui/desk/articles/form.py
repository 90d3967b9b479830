"""What is known of an article, to be edited in place: title, outlet, byline, date, language, handling.

There is no Save: each field is told when it is left, as everywhere.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ....model.articles import Article
from ....model.scales import HANDLING
from ...looks import GRID
from ...theme import dress
from ...widgets.choose import ChooseOne
from ...widgets.elided import ElidedLabel
from ...widgets.fields import ENTER, LineField
from ...widgets.form import Form, Remark, stacked
from ...widgets.lines import WriteText
from ...widgets.parts import button, label, named
from ...widgets.scroll import ScrollPage

NOT_SET = "not set"

LINES = (
    ("title", "Title", ""),
    ("outlet", "Outlet", ""),
    ("byline", "Byline", ""),
    ("section", "Section", ""),
    ("published", "Published", "YYYY-MM-DD"),
    ("language", "Language", "en, de, ar …"),
    ("url", "Address", "https://"),
)


_WRONG = {"title": "An article needs a title.", "published": "A date is YYYY-MM-DD, YYYY-MM or YYYY."}


class ArticleForm(QFrame):
    """Enter tells what was written and closes; Esc puts back what was not yet told, then closes."""

    wanted = Signal(str, str)
    """Field of an `Article`, and the value it should have."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "What is known of the article")
        dress(self, kind="page")
        self.article = ""
        """The id of the article whose description is shown."""
        self.lines = {field: LineField(name, hint, kind="") for field, name, hint in LINES}
        self.remarks = {field: Remark("danger") for field in _WRONG}
        self.handling = ChooseOne("Handling", optional=False)
        self.handling.offer([(level, level or NOT_SET, "") for level in HANDLING])
        self.note = WriteText("Note on the article")
        self.captured, self.frozen = ElidedLabel(), label("The text itself is frozen.", "muted")
        dress(self.captured, tone="muted")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.lines["title"])

    def show_article(self, article: Article, *, force: bool = False) -> None:
        """Fill in what is known; `force` also in place of what is being typed."""
        self.article = article.id
        for field, line in self.lines.items():
            line.show_value(getattr(article, field), force=force)
            if line.words() == getattr(article, field):
                self._mark(field, "")
        self.handling.show_value(article.handling)
        self.note.show_value(article.note)
        taken = article.captured
        came = " · ".join(p for p in (taken.name, taken.how, f"{taken.at.astimezone():%d %B %Y, %H:%M}") if p)
        self.captured.set_words(f"Captured: {came}")

    def begin(self) -> None:
        """The focus goes to the title, which is taken whole."""
        self.setFocus()
        self.lines["title"].end(False)
        self.lines["title"].home(True)

    def refuse(self, field: str, value: str) -> None:
        """What was told of a field can't be: `value` stands, and it is said beside the field."""
        if field in self.lines:
            self.lines[field].refuse(value)
            self._mark(field, _WRONG.get(field, ""))

    def settle(self) -> None:
        """Tell what was typed and not yet told."""
        for line in self.lines.values():
            line.settle()
        self.note.settle()

    def keep(self) -> None:
        """Tell everything and close, unless something is to be mended first."""
        self.settle()
        wrong = next((field for field, remark in self.remarks.items() if remark.text()), "")
        if wrong:
            self.lines[wrong].setFocus()
        else:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is the form's own, whatever the window does with it elsewhere."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() in ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self.keep()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for field, line in self.lines.items():
            self._connect_line(field, line)
        self.handling.wanted.connect(lambda level: self.wanted.emit("handling", level))
        self.note.settled.connect(lambda words: self.wanted.emit("note", words))
        self.note.entered.connect(self.keep)
        self.note.left.connect(self.left)

    def _connect_line(self, field: str, line: LineField) -> None:
        line.settled.connect(lambda words: self.wanted.emit(field, words))
        line.entered.connect(self.keep)
        line.left.connect(self.left)

    def _mark(self, field: str, wrong: str) -> None:
        if field in self.remarks and wrong != self.remarks[field].text():
            self.remarks[field].say(wrong)
            dress(self.lines[field], tone="danger" if wrong else "")
            self.lines[field].setAccessibleDescription(wrong)

    def _lay_out(self) -> None:
        page = QWidget()
        form = Form()
        for field, name, _ in LINES:
            line, remark = self.lines[field], self.remarks.get(field)
            form.row(name, stacked(line, remark) if remark else line)
        form.row("Handling", self.handling)
        form.row("Note", self.note)
        form.across(stacked(self.captured, self.frozen))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(button("Done", self.keep, kind="primary"))
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
