"""Settings: look, size of type, and the keys. Each takes effect, and is kept, at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .key_chooser import KeyChooser
from .kit import Kit
from .looks import GRID
from .widgets.parts import button, label, named

THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}


class Settings(QWidget):
    """One sheet; `part` ("theme" or "keys") is where the focus begins."""

    def __init__(self, kit: Kit, part: str) -> None:
        super().__init__()
        self._kit = kit
        self.theme = self._themes()
        self.zoom = label(f"{kit.profile.habits.zoom} %")
        self.keys = KeyChooser(kit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label("Settings", "title"))
        form = QFormLayout()
        form.setHorizontalSpacing(3 * GRID)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(_beside("Theme", self.theme), self.theme)
        form.addRow(label("Size of type"), self._zooms())
        layout.addLayout(form)
        layout.addWidget(label("Keys", "heading"))
        layout.addWidget(self.keys, 1)
        self.setFocusProxy(self.keys if part == "keys" else self.theme)

    def _themes(self) -> QComboBox:
        box = named(QComboBox(), "Theme")
        for ident, words in THEMES.items():
            box.addItem(words, ident)
        box.setCurrentIndex(box.findData(self._kit.profile.habits.theme))
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.activated.connect(lambda: self._kit.theme.choose(box.currentData()))
        return box

    def _zooms(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._step("−", "Smaller type", -1))
        row.addWidget(self.zoom)
        row.addWidget(self._step("+", "Larger type", 1))
        row.addWidget(self._step("Reset", "Normal size of type", 0))
        row.addStretch(1)
        return row

    def _step(self, words: str, name: str, steps: int) -> QPushButton:
        return named(button(words, lambda: self._zoom(steps), "quiet"), name)

    def _zoom(self, steps: int) -> None:
        self.zoom.setText(f"{self._kit.theme.zoom(steps)} %")


def _beside(words: str, widget: QWidget) -> QLabel:
    made = label(words)
    made.setBuddy(widget)
    return made
