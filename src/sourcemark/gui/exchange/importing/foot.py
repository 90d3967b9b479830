"""The limits on the reading of a file, which can be changed, and kept, at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from ....work.profile import Profile
from ....work.remembering import set_limit
from ...looks import GRID
from ...widgets.parts import label, named

BOUNDS = {
    "seconds": ("Most seconds for a file", " s", 1, 3_600, 10),
    "memory": ("Most memory for a file, in megabytes", " MB of memory", 64, 65_536, 256),
    "size": ("Largest file, in megabytes", " MB of file", 1, 4_096, 50),
}
"""Limit -> its name, unit, least, most and step."""


class LimitsLine(QWidget):
    """At most 60 s, 1024 MB of memory, 100 MB of file."""

    changed = Signal()

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._profile = profile
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label("At most", "muted"))
        self.boxes = {limit: self._box(limit) for limit in BOUNDS}
        for box in self.boxes.values():
            row.addWidget(box)
        row.addStretch(1)

    def _box(self, limit: str) -> QSpinBox:
        name, unit, least, most, step = BOUNDS[limit]
        box = named(QSpinBox(), name)
        box.setRange(least, most)
        box.setSingleStep(step)
        box.setSuffix(unit)
        box.setKeyboardTracking(False)
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.setValue(getattr(self._profile.habits.reading, limit))
        box.valueChanged.connect(lambda value: self._keep(limit, value))
        return box

    def _keep(self, limit: str, value: int) -> None:
        set_limit(self._profile, **{limit: value})
        self.changed.emit()
