"""The palette (Ctrl+K): every action, found by words, with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from .actions import PLACES, Action
from .kit import Kit
from .looks import GRID
from .theme import dress
from .widgets.filter_line import fits
from .widgets.parts import label, named
from .widgets.search_line import search_line

ID, PLACE, KEYS, ENABLED = (Qt.ItemDataRole.UserRole + i for i in range(4))
_WALK = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
Index = QModelIndex | QPersistentModelIndex


def found(actions: Iterable[Action], words: str) -> list[Action]:
    """The actions that all `words` occur in; those whose title begins with a word come first."""
    hits = [(_rank(a, words), i, a) for i, a in enumerate(actions)]
    return [a for rank, _, a in sorted(hits, key=lambda hit: hit[:2]) if rank >= 0]


def _rank(action: Action, words: str) -> int:
    """-1 for no hit, else the lower the better."""
    title = action.title.casefold()
    everything = f"{title} {action.words} {PLACES[action.place]}"
    if not fits(everything, words):
        return -1
    starts, wanted = title.split(), words.casefold().split()
    return sum(0 if any(s.startswith(w) for s in starts) else 1 if w in title else 2 for w in wanted)


class Palette(QWidget):
    """A line to type in and the actions that fit; Enter does the chosen one."""

    def __init__(self, kit: Kit, close: Callable[[], None]) -> None:
        super().__init__()
        self._kit, self._close = kit, close
        self.line = search_line(kit.theme, "Find an action", "What do you want to do?")
        self.model = QStandardItemModel(self)
        self.list = named(QListView(), "Actions")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self.list, kind="clear")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(kit, self.list))
        self.nothing = label("No action fits these words. Try others, or fewer.", "muted")
        self.nothing.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.line)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._filter)
        self.line.returnPressed.connect(self._do)
        self.list.clicked.connect(self._do)
        self.line.installEventFilter(self)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALK:
            self.list.keyPressEvent(event)
            return True
        return False

    def _filter(self, words: str) -> None:
        self.model.clear()
        for action in found(self._offered(), words):
            item = QStandardItem(action.title)
            for role, value in zip((ID, PLACE, KEYS, ENABLED), self._facts(action), strict=True):
                item.setData(value, role)
            item.setEditable(False)
            self.model.appendRow(item)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.nothing.setVisible(self.model.rowCount() == 0)
        self.list.setVisible(self.model.rowCount() > 0)

    def _offered(self) -> list[Action]:
        """What can be done now stands before what can't; to open the palette from itself is no offer."""
        actions = self._kit.actions
        return sorted((a for a in actions.known() if a.id != "palette"), key=lambda a: not actions.can(a.id))

    def _facts(self, action: Action) -> tuple[str, str, str, bool]:
        place = PLACES[action.place] if action.place else ""
        return action.id, place, self._kit.actions.hint(action.id), self._kit.actions.can(action.id)

    def _do(self) -> None:
        ident = self.list.currentIndex().data(ID)
        if ident is None:
            return
        self._close()  # first: the action may look at where the focus is
        self._kit.actions.run(ident)


class _Rows(QStyledItemDelegate):
    """A comfortable row: title, place, key."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._look = kit.theme.look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.soft))
            painter.drawRoundedRect(option.rect.adjusted(GRID, 0, -GRID, 0), 6, 6)
        inner = option.rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        end = self._end(painter, inner, str(index.data(KEYS)), self._look.muted)
        painter.setPen(QColor(self._look.text if index.data(ENABLED) else self._look.muted))
        width = end - inner.left() - GRID
        title = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, width)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        place = str(index.data(PLACE))
        left = inner.left() + option.fontMetrics.horizontalAdvance(title) + GRID
        painter.setPen(QColor(self._look.muted))
        rest = QRect(left, inner.top(), max(0, end - left), inner.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place)
        painter.restore()

    def _end(self, painter: QPainter, inner: QRect, keys: str, colour: str) -> int:
        """Draws the keys at the right; returns where they begin."""
        painter.setPen(QColor(colour))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        return inner.right() - painter.fontMetrics().horizontalAdvance(keys) - GRID
