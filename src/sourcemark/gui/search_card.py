"""Finding a statement in all articles: a line to type in and the statements that have the words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ..model.direction import beside
from ..model.scope import StatementFilter
from ..project.queries.statements import Found, search_statements
from .kit import Kit
from .looks import GRID
from .theme import dress
from .widgets.choice import elided
from .widgets.parts import label
from .widgets.row_list import RowList
from .widgets.rows import Index, paint_ground
from .widgets.search_line import search_line

ID, WHERE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
MOST = 100
"""Hits shown; more words narrow them down."""
_WALK = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_FEW = "Words of a quote or a note. The last one may be unfinished."


class SearchCard(QWidget):
    """Enter opens the chosen statement on the Desk."""

    def __init__(self, kit: Kit, close: Callable[[], None], go: Callable[[str], None]) -> None:
        super().__init__()
        self._kit, self._close, self._go = kit, close, go
        what = "Find statements in all articles"
        self.line = search_line(kit.theme, what, what)
        self.model = QStandardItemModel(self)
        self.list = RowList("Statements found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self.list, kind="clear")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(kit, self.list))
        self.word = label(_FEW, "muted")
        self.word.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(0)
        for part in (self.line, self.list, self.word):
            column.addWidget(part)
        column.setStretchFactor(self.list, 1)
        self.setFocusProxy(self.line)
        self._pause = QTimer(self, singleShot=True, interval=0)  # keys typed in one go are searched for once
        self._pause.timeout.connect(self._search)
        self.line.textChanged.connect(self._wait)
        self.line.returnPressed.connect(self._take)
        self.list.clicked.connect(self._take)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALK:
            self.list.keyPressEvent(event)
            return True
        return False

    def _wait(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        words = self.line.text()
        link = self._kit.session.project.link
        hits = search_statements(link, StatementFilter(words=words), MOST) if words.strip() else []
        self.model.clear()
        for found in hits:
            self.model.appendRow(_item(found))
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.word.setText(_told(len(hits)) if words.strip() else _FEW)

    def _take(self) -> None:
        chosen = self.list.currentIndex().data(ID)
        if chosen is not None:
            self._close()
            self._go(chosen)


def _told(number: int) -> str:
    if number == 0:
        return "No statement has these words. Try others, or fewer."
    if number == MOST:
        return f"The first {MOST}: more words narrow them down."
    return f"{number} {'statement' if number == 1 else 'statements'}"


def _item(found: Found) -> QStandardItem:
    quote, article = found.statement.exact, found.article
    item = QStandardItem(" ".join(quote.split()))
    where = beside((article.title, article.outlet, article.published))
    for role, value in ((ID, found.statement.id), (WHERE, where)):
        item.setData(value, role)
    item.setData(f"{quote}, {where}", Qt.ItemDataRole.AccessibleTextRole)
    item.setEditable(False)
    return item


class _Rows(QStyledItemDelegate):
    """Two lines: the quote, and where it stands."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._look = kit.theme.look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option, self._look)
        inner = option.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        half = inner.height() // 2
        lines = ((str(index.data()), self._look.text), (str(index.data(WHERE)), self._look.muted))
        for line, (words, colour) in enumerate(lines):
            painter.setPen(QColor(colour))
            place = QRect(inner.left(), inner.top() + line * half, inner.width(), half)
            shown = elided(option.fontMetrics, words, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        painter.restore()
