"""Settings: look, size of type, and the keys. Each takes effect, and is kept, at once."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
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

PROPOSALS = {
    "show_proposals": ("show", "Show them"),
    "statements_only": ("statements_only", "Statements only, no attitudes"),
    "sure_only": ("sure_only", "Sure ones only"),
}
"""Action -> the switch of the profile that it turns, and its words."""
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
        form.addRow(_at_top("Proposals"), self._switches())
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

    def _switches(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID // 2)
        for action, (switch, words) in PROPOSALS.items():
            box = named(QCheckBox(words), f"Proposals: {words}")
            box.setChecked(getattr(self._kit.profile.habits.proposals, switch))
            box.toggled.connect(lambda _, action=action: self._switch(action))
            column.addWidget(box)
        return column

    def _switch(self, action: str) -> None:
        """The Desk turns it, where there is one."""
        if not self._kit.actions.run(action):
            switch, _ = PROPOSALS[action]
            now = self._kit.profile.habits.proposals
            turned = msgspec.structs.replace(now, **{switch: not getattr(now, switch)})
            self._kit.profile.change(proposals=turned)

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


def _at_top(words: str) -> QLabel:
    made = label(words)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def _beside(words: str, widget: QWidget) -> QLabel:
    made = label(words)
    made.setBuddy(widget)
    return made
