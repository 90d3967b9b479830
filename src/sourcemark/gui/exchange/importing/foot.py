"""The limits on the reading of a file, which can be changed, and kept, at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ....formats.limits import in_words
from ....work.profile import Profile
from ....work.remembering import UNITS, limits_of, set_limit
from ...looks import GRID
from ...widgets.parts import label, named

CHOICES = {
    "seconds": ("Most time for a file", "{} s", (10, 30, 60, 120, 300, 900)),
    "memory": ("Most memory for a file", "{} of memory", (256, 512, 1_024, 2_048, 4_096, 8_192)),
    "size": ("Largest file", "{} of file", (10, 100, 250, 500, 1_024, 2_048)),
}
"""Limit -> its name, how a choice reads, and the choices, in `UNITS`."""


class LimitsLine(QWidget):
    """At most 60 s, 1 GB of memory, 100 MB of file."""

    changed = Signal()

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._profile = profile
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label("At most", "muted"))
        self.boxes = {limit: self._box(limit) for limit in CHOICES}
        for box in self.boxes.values():
            row.addWidget(box)
        row.addStretch(1)

    def _box(self, limit: str) -> QComboBox:
        name, words, choices = CHOICES[limit]
        now = int(getattr(limits_of(self._profile), limit)) // UNITS[limit]
        box = named(QComboBox(), name)
        for value in sorted({*choices, now}):
            box.addItem(words.format(value if limit == "seconds" else in_words(value * UNITS[limit])), value)
        box.setCurrentIndex(box.findData(now))
        box.activated.connect(lambda _: self._keep(limit, box.currentData()))
        return box

    def _keep(self, limit: str, value: int) -> None:
        set_limit(self._profile, **{limit: value})
        self.changed.emit()
