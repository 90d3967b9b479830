"""Choosing the format: a list by purpose, found by words, with what each is for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem, QVBoxLayout, QWidget

from ...formats.format import GROUPS, Format
from ...work.exporting.choices import missing, set_formats
from ..looks import FRAMED, GRID
from ..theme import Theme
from ..widgets.choice import DETAIL, ChoiceRows, Index
from ..widgets.filter_line import FilterLine, fits
from ..widgets.parts import label, named, tip

_NAME, _HEADING = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
ROWS = 8
"""Rows that are seen at once."""


class FormatChoice(QWidget):
    """A line to type in; the arrow keys walk the formats below it from there."""

    changed = Signal()
    left = Signal()
    """Esc in the line, when there was nothing to clear."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._forms = {form.name: form for form in set_formats()}
        self.line = FilterLine("Find a format", "Find by name, program or suffix", "Arrow keys choose below")
        self.list = named(QListWidget(), "Format")
        self.list.setStyleSheet(FRAMED)
        self.list.setItemDelegate(_Rows(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill()
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._filter)
        self.line.left.connect(self.left)
        self.list.currentItemChanged.connect(lambda *_: self.changed.emit())
        self.setFocusProxy(self.line)
        self.choose("bundle")

    def chosen(self) -> Format | None:
        """The format chosen; None while the words fit none."""
        item = self.list.currentItem()
        return self._forms[item.data(_NAME)] if item is not None and not item.isHidden() else None

    def choose(self, name: str) -> None:
        """Choose the format of that name; nothing happens where there is none, or it can't be written here."""
        for item in self._items():
            if item.data(_NAME) == name and item.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.line.clear()
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALK:
            self.list.keyPressEvent(event)
            return True
        return False

    def _fill(self) -> None:
        for group, heading in GROUPS.items():
            forms = [form for form in self._forms.values() if form.group == group]
            if forms:
                self._add(heading, "", {_HEADING: True}, chooseable=False)
            for form in forms:
                command = missing(form)
                words = f"to be installed: {command}" if command else form.purpose
                title = form.title[:1].upper() + form.title[1:]
                self._add(title, words, {_NAME: form.name}, chooseable=not command)

    def _add(self, title: str, words: str, data: dict[int, object], *, chooseable: bool) -> None:
        item = QListWidgetItem(title, self.list)
        item.setData(DETAIL, words)
        item.setToolTip(tip(f"{title}: {words}" if words else ""))
        for role, value in data.items():
            item.setData(role, value)
        if not chooseable:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _items(self) -> Iterable[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, words: str) -> None:
        """Only what fits; a heading stays over what it has left. The first that fits is chosen."""
        heading = None
        for item in self._items():
            if item.data(_HEADING):
                heading = item
                item.setHidden(True)
                continue
            group = heading.text() if heading else ""
            text = f"{item.text()} {item.data(DETAIL)} {item.data(_NAME)} {group}"
            item.setHidden(not fits(text, words))
            if heading is not None and not item.isHidden():
                heading.setHidden(False)
        if self.chosen() is None:
            fitting = (
                i for i in self._items() if not i.isHidden() and i.flags() & Qt.ItemFlag.ItemIsSelectable
            )
            self.list.setCurrentItem(next(fitting, None))  # type: ignore[arg-type]
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        name = label("Format", "muted")
        name.setBuddy(self.line)
        for part in (name, self.line):
            column.addWidget(part)
        column.addWidget(self.list)
        self.list.setFixedHeight(ROWS * (self.list.fontMetrics().height() + GRID) + GRID)


class _Rows(ChoiceRows):
    """A heading is set apart; what can't be chosen is grey."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, role = self._theme.look, QPalette.ColorRole
        option.palette.setColor(role.PlaceholderText, QColor(look.muted))
        if index.data(_HEADING):
            painter.save()
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(option.palette.color(role.PlaceholderText))
            painter.drawText(
                option.rect.adjusted(GRID // 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data()
            )
            painter.restore()
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            option.palette.setColor(role.Text, QColor(look.muted))
        super().paint(painter, option, index)
