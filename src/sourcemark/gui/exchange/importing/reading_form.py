"""What can be chosen of a reading: charset, all of the page, running heads; and what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from ....model.articles import AS_FOUND, Choice, Choices, Draft
from ...looks import GRID
from ...widgets.parts import button, label, named, plain
from ...widgets.wrapping import Wrapping

CHARSETS = (
    "utf-8", "windows-1252", "iso-8859-15", "windows-1250", "windows-1251", "koi8-r", "windows-1253", "windows-1254",
    "windows-1255", "windows-1256", "gb18030", "big5", "shift_jis", "euc-kr", "utf-16", "mac-roman", "cp437",
)  # fmt: skip
WHOLE, RUNNING = "All text of the page", "Running heads and page numbers"
LINES = 5
"""Of what was left out, when it is unfolded."""


class ReadingForm(QWidget):
    """Shows only what the reading offers; each change is told at once."""

    chosen = Signal(object)
    """`Choices`"""
    spread = Signal()
    """What is chosen is to count for all of this kind."""

    def __init__(self) -> None:
        super().__init__()
        self._choices = AS_FOUND
        self.charset = CharsetBox()
        self.whole, self.running = named(QCheckBox(WHOLE), WHOLE), named(QCheckBox(RUNNING), RUNNING)
        self.left_out = button("Left out", self._fold, kind="quiet")
        self.left_out.setCheckable(True)
        self.all = button("", self.spread.emit, kind="quiet")
        self.dropped = named(QPlainTextEdit(), "What was left out")
        self._charset_name = label("Charset", "muted")
        self._charset_name.setBuddy(self.charset)
        self._parts = (self._charset_name, self.charset, self.whole, self.running, self.left_out, self.all)
        self._lay_out()
        self.charset.chosen.connect(lambda name: self._choose(charset=name))
        self.whole.clicked.connect(lambda on: self._choose(whole=on))
        self.running.clicked.connect(lambda on: self._choose(running=on))

    def show_reading(self, draft: Draft, choices: Choices, kind: str) -> None:
        """`kind`: the words on the button that lets the choice count for all like it; empty for none."""
        self._choices = choices
        self._offer("charset", draft.offers, self.charset, self._charset_name)
        self._offer("whole", draft.offers, self.whole)
        self._offer("running", draft.offers, self.running)
        self.charset.show_charset(choices.charset, draft.charset)
        self.whole.setChecked(choices.whole)
        self.running.setChecked(choices.running)
        self.all.setText(plain(kind))
        named(self.all, kind)
        self.all.setVisible(bool(kind) and bool(draft.offers) and choices != AS_FOUND)
        self._show_dropped(draft.dropped)

    def show_nothing(self) -> None:
        """Nothing can be chosen."""
        self.show_reading(Draft(text=""), AS_FOUND, "")

    def showEvent(self, event: QShowEvent) -> None:
        """As high as a box, whatever is offered: nothing moves, and all stands on one line."""
        super().showEvent(event)
        for part in (self._line, *self._parts):
            part.setMinimumHeight(self.charset.sizeHint().height())

    def _choose(self, **one: object) -> None:
        self.chosen.emit(replace(self._choices, **one))

    @staticmethod
    def _offer(choice: Choice, offers: Sequence[Choice], *parts: QWidget) -> None:
        for part in parts:
            part.setVisible(choice in offers)

    def _show_dropped(self, pieces: tuple[str, ...]) -> None:
        self.left_out.setText(f"Left out: {len(pieces):,}")
        named(self.left_out, "Show what was left out")
        self.left_out.setVisible(bool(pieces))
        self.dropped.setPlainText("\n".join(pieces))
        self._fold()

    def _fold(self) -> None:
        self.dropped.setVisible(self.left_out.isChecked() and not self.left_out.isHidden())

    def _lay_out(self) -> None:
        self.dropped.setReadOnly(True)
        self.dropped.setTabChangesFocus(True)
        self.dropped.setFixedHeight(LINES * self.dropped.fontMetrics().lineSpacing() + 2 * GRID)
        self._line = QWidget()
        row = Wrapping(self._line, GRID)
        for part in self._parts:
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._line)
        column.addWidget(self.dropped)


class CharsetBox(QComboBox):
    """A few charsets to choose from; any other can be typed. Enter reads anew when it was changed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "Charset", "Choose one, or type its name")
        self._now = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self.activated.connect(self._take)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._take)

    def show_charset(self, chosen: str, found: str) -> None:
        """`chosen` is empty where the charset is the one that was `found`."""
        self.blockSignals(True)
        self.clear()
        self.addItem(f"{found} (as found)" if found and not chosen else "As found")
        self.addItems(CHARSETS)
        self._now = chosen or self.itemText(0)
        self.setCurrentText(self._now)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentText() == self._now:
                event.ignore()
            else:
                self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        words = self.currentText().strip()
        if words and words != self._now:
            self._now = words
            self.chosen.emit("" if words == self.itemText(0) else words)
