"""A number one may change: typed, or stepped by the arrows up and down; told when it is another one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ...looks import GRID
from ...widgets.parts import named

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class Number(QLineEdit):
    """Between two bounds, in steps; whole where the step is. What is no number is put back."""

    changed = Signal()

    def __init__(self, name: str, value: float, least: float, most: float, step: float = 1) -> None:
        super().__init__()
        self._least, self._most, self._step, self._value = least, most, step, value
        named(self, name, f"From {least:g} to {most:,g}. The arrows up and down change it.")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._fit()
        self._show()
        self.editingFinished.connect(self._take)

    @property
    def value(self) -> float:
        """The number."""
        return self._value

    def set_value(self, value: float) -> None:
        """Another number, kept within the bounds."""
        kept = max(self._least, min(self._most, round(value / self._step) * self._step))
        if kept != self._value:
            self._value = kept
            self._show()
            self.changed.emit()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.set_value(self._value + _STEPS[Qt.Key(event.key())] * self._step)
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(max(9 * GRID, 5 * self.fontMetrics().horizontalAdvance("0") + 4 * GRID))

    def _take(self) -> None:
        try:
            self.set_value(float(self.text().strip().replace(",", ".")))
        except (ValueError, OverflowError):
            self._show()

    def _show(self) -> None:
        self.setText(f"{self._value:.0f}" if self._step >= 1 else f"{self._value:.2f}")
