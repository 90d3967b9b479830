"""The list of recent projects: name large, folder small; Enter opens, Delete takes off the list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .kit import Kit
from .looks import GRID
from .theme import dress
from .widgets.parts import named

PATH = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RecentList(QListView):
    """Whether the files still exist is seen when one is opened: a network folder may be slow to answer."""

    wanted = Signal(object)
    """`Path`."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Recent projects")
        self._kit = kit
        dress(self, kind="clear")
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_Rows(kit, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda index: self.wanted.emit(Path(index.data(PATH))))
        self.setMinimumWidth(30 * GRID)

    def fill(self, paths: Sequence[Path]) -> None:
        """Shows these, newest first, the first one chosen."""
        self._items.clear()
        for path in paths:
            item = QStandardItem(path.stem)
            item.setData(str(path), PATH)
            item.setEditable(False)
            item.setAccessibleDescription(str(path.parent))
            self._items.appendRow(item)
        self.setCurrentIndex(self._items.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self._kit.profile.forget(Path(index.data(PATH)))
            self._items.removeRow(index.row())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.activated.emit(index)
        else:
            super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() * 2 + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._kit.theme.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focused = chosen and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(look.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.soft if chosen else look.hover))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        path = Path(index.data(PATH))
        rect = option.rect.adjusted(GRID + 4, GRID, -GRID, -GRID)
        line = rect.height() // 2
        self._line(painter, rect.adjusted(0, 0, 0, -line), path.stem, strong, look.text)
        self._line(painter, rect.adjusted(0, line, 0, 0), str(path.parent), option.font, look.muted)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, words: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
