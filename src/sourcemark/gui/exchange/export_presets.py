"""The part of the export card in which presets are chosen, kept and forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ...model.scope import Wish
from ...work.exporting.presets import LONGEST, drop_preset, presets, save_preset
from ...work.profile import Profile
from ..looks import GRID
from ..widgets.box import choice
from ..widgets.parts import button, label, named

NONE = "None chosen"


class PresetBox(QWidget):
    """Choosing one shows it in the card; a name and Save keeps what the card shows."""

    chosen = Signal(object)
    """A `Wish`."""
    wanted = Signal(str)
    """What the card shows is to be kept under this name."""

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._profile = profile
        self.box = choice("Preset", [])
        self.line = named(
            QLineEdit(), "Name to save as", "Enter saves. An earlier preset of that name is replaced"
        )
        self.line.setPlaceholderText("Name of a preset")
        self.line.setMaxLength(LONGEST)
        self.save = button("Save", self._save)
        self.delete = button("Delete", self._delete, "quiet")
        self._lay_out()
        self._fill("")
        self.box.activated.connect(lambda *_: self._choose())
        self.line.textChanged.connect(lambda words: self.save.setEnabled(bool(words.strip())))
        self.line.returnPressed.connect(self._save)
        self.save.setEnabled(False)

    def keep(self, name: str, wish: Wish) -> str:
        """Keep the wish under that name; the name as it is kept."""
        kept = save_preset(self._profile, name, wish)
        self._fill(kept)
        return kept

    def _fill(self, name: str) -> None:
        self.box.clear()
        self.box.addItem(NONE, "")
        for known in presets(self._profile):
            self.box.addItem(known, known)
        self.box.setCurrentIndex(max(0, self.box.findData(name)))
        self._may()

    def _may(self) -> None:
        self.delete.setEnabled(bool(self.box.currentData()))
        self.box.setEnabled(self.box.count() > 1)

    def _choose(self) -> None:
        name = self.box.currentData()
        self._may()
        if name and (wish := presets(self._profile).get(name)):
            self.line.setText(name)
            self.chosen.emit(wish)

    def _save(self) -> None:
        if self.line.text().strip():
            self.wanted.emit(self.line.text())

    def _delete(self) -> None:
        drop_preset(self._profile, self.box.currentData())
        self.line.clear()
        self._fill("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        name = label("Preset", "muted")
        name.setBuddy(self.box)
        column.addWidget(name)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for row, parts in enumerate(((self.box, self.delete), (self.line, self.save))):
            for at, part in enumerate(parts):
                grid.addWidget(part, row, at)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
