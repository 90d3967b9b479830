"""What two people changed at once, one after the other: both values side by side, chosen by a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...work.coworkers.settling import Conflict, Side, conflicts, settle
from ..kit import Kit
from ..looks import GRID
from ..widgets.parts import button, label, named
from ..widgets.roomy import Roomy

MOST = 9
"""Sides that have a digit."""
EMPTY = "Nothing is to be decided. Where two people change the same at once, both values are listed here after a merge."
_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1}


class ConflictsCard(QWidget):
    """One conflict at a time: a digit, or the arrow towards it, chooses a side; up and down walk."""

    def __init__(self, kit: Kit, close: Callable[[], None]) -> None:
        super().__init__()
        self._kit, self._at = kit, 0
        self._found: list[Conflict] = []
        self.heading, self.what = label("", "heading"), label("", "strong", wrap=True)
        self.where = label("", "muted", wrap=True)
        self.sides: list[SideButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self._lay_out(close)
        kit.session.changed.connect(self._read)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._read()

    def choose(self, side: int) -> None:
        """Let that side of the conflict in view stand."""
        if self._found and side < len(self.sides):
            self._kit.session.do(
                settle, self._found[self._at], side
            )  # all that is listed follows from the notice

    def walk(self, by: int) -> None:
        """The conflict before or after, without deciding."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Choose or walk, where the key says so."""
        digit = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.choose(0 if event.key() == Qt.Key.Key_Left else 1)
        elif 0 <= digit < min(MOST, len(self.sides)) and not event.modifiers():
            self.choose(digit)
        elif event.key() in _WALK:
            self.walk(_WALK[Qt.Key(event.key())])
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What can be chosen has the focus, where there is anything."""
        super().focusInEvent(event)
        if self.sides:
            self.sides[0].setFocus()

    def _read(self, *_: object) -> None:
        self._found = conflicts(self._kit.session.project)
        self._at = min(self._at, max(0, len(self._found) - 1))
        self._show()

    def _show(self) -> None:
        for part in self.sides:
            part.hide()
            part.deleteLater()
        number = len(self._found)
        self.sides = []
        self.what.setVisible(number > 0)
        self._hints.setVisible(number > 0)
        if not number:
            self.heading.setText("No conflicts")
            self.where.setText(EMPTY)
            self.setFocus()
            return
        conflict = self._found[self._at]
        self.heading.setText(f"Conflict {self._at + 1:,} of {number:,}")
        self.what.setText(conflict.name[:1].upper() + conflict.name[1:])
        self.where.setText(f"In “{conflict.article}”" if conflict.article else "In no article")
        self.where.setVisible(bool(conflict.article))
        for index, side in enumerate(conflict.sides):
            self._add(index, side)
        self.sides[0].setFocus()

    def _add(self, index: int, side: Side) -> None:
        made = SideButton(index, side, lambda: self.choose(index), self._takes)
        self.sides.append(made)
        self._row.addWidget(made, 1)
        made.show()  # at once, so that it can take the focus

    def _lay_out(self, close: Callable[[], None]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.heading, self.what, self.where):
            column.addWidget(part)
        inner = QWidget()
        inner.setLayout(self._row)
        self._row.setContentsMargins(0, GRID, 0, GRID)
        column.addWidget(Roomy(inner), 1)
        end = QHBoxLayout()
        keys = "← or 1, → or 2: let it stand   ·   ↑ ↓: another conflict"
        self._hints = label(keys, "muted")
        end.addWidget(self._hints, 1)
        end.addWidget(button("Close", close))
        column.addLayout(end)


class SideButton(QPushButton):
    """One value: who, when, and what it says; the first says that it stands now."""

    def __init__(
        self, index: int, side: Side, do: Callable[[], object], takes: Callable[[QKeyEvent], bool]
    ) -> None:
        """`takes` hears of keys before the button does: arrows would only move its focus."""
        super().__init__()
        self._takes = takes
        when = f"{side.when.astimezone():%d %b %Y %H:%M}"
        stands = " · stands now" if index == 0 else ""
        named(self, f"{index + 1}: {side.who}, {when}{stands}", side.value)
        self.setProperty("kind", "offer")
        self.setAutoDefault(False)
        self.clicked.connect(lambda *_: do())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        head = QHBoxLayout()
        head.addWidget(label(str(index + 1), kind="keycap"))
        head.addWidget(label(side.who, "strong", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(f"{when}{stands}", "muted", wrap=True))
        column.addSpacing(GRID)
        self.value = label(side.value, wrap=True)
        column.addWidget(self.value)
        column.addStretch(1)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        width = 38 * GRID
        return QSize(width, max(14 * GRID, layout.totalHeightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(16 * GRID, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif not self._takes(event):
            super().keyPressEvent(event)
