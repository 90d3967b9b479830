"""The part of the export card that says how carefully: options of the format, the ceiling, pseudonyms."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...formats.format import Format
from ...model.scales import HANDLING
from ...model.scope import Wish
from ..looks import GRID
from ..widgets.box import choice
from ..widgets.parts import label, named, plain, tip

NO_CEILING = "None: all that is chosen goes out"
_ABOVE = [("Stop, and name them", "refuse"), ("Leave them out", "leave out")]
PSEUDONYMS = "Made-up names for sources"
_HINT = (
    "In quotes and texts too. Aliases, roles and notes of sources, addresses of articles and original files do not go "
    "along, and what is read back is never taken for the same."
)


class OptionTicks(QWidget):
    """Switches of the format that is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def offer(self, form: Format | None) -> None:
        """Those of that format, off."""
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for option in form.options if form else ():
            box = named(QCheckBox(plain(option.title)), option.title, option.hint)
            box.setToolTip(tip(option.hint))
            box.toggled.connect(self.changed)
            self._column.addWidget(box)
            self.boxes[option.name] = box

    def showEvent(self, event: QShowEvent) -> None:
        """Room for one, also of a format that has none: nothing below moves."""
        super().showEvent(event)
        self.setMinimumHeight(QCheckBox("Option").sizeHint().height())

    def on(self) -> tuple[str, ...]:
        """Names of those that are on."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def show_on(self, names: tuple[str, ...]) -> None:
        """Turn these on and the others off."""
        for name, box in self.boxes.items():
            box.setChecked(name in names)


class CareForm(QWidget):
    """Ceiling and pseudonyms."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        ceilings = [(handling, handling) for handling in HANDLING if handling]
        self.ceiling = choice("Ceiling (Traffic Light Protocol)", [(NO_CEILING, ""), *ceilings])
        self.above = choice("Articles above it, or not marked", _ABOVE)
        self.pseudonyms = named(QCheckBox(PSEUDONYMS), PSEUDONYMS, _HINT)
        self._lay_out()
        self.ceiling.currentIndexChanged.connect(self._tell)
        self.above.currentIndexChanged.connect(self.changed)
        self.pseudonyms.toggled.connect(self.changed)
        self._tell()

    def put_into(self, wish: dict[str, object]) -> None:
        """Add what is chosen to the fields of a wish."""
        wish["ceiling"] = self.ceiling.currentData()
        wish["above"] = self.above.currentData() if self.ceiling.currentData() else "refuse"
        wish["pseudonyms"] = self.pseudonyms.isChecked()

    def show_wish(self, wish: Wish) -> None:
        """Show it as chosen."""
        self.ceiling.setCurrentIndex(self.ceiling.findData(wish.ceiling))
        self.above.setCurrentIndex(self.above.findData(wish.above))
        self.pseudonyms.setChecked(wish.pseudonyms)

    def _tell(self) -> None:
        self.above.setEnabled(bool(self.ceiling.currentData()))
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for field in (self.ceiling, self.above):
            name = label(field.accessibleName(), "muted")
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)
        column.addSpacing(GRID // 2)
        column.addWidget(self.pseudonyms)
        column.addWidget(label(_HINT, "muted", wrap=True))
