"""A card laid over the window: for the palette, the key help, the settings. Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from .looks import GRID
from .theme import Theme, dress


class Overlay(QWidget):
    """Covers its parent while a card is open, keeps the focus in it, and gives the focus back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._under = parent
        self._card: _Card | None = None
        self._before: QWidget | None = None
        self._size = (0, 0)
        theme.changed.connect(self._lay_out)
        self.hide()

    def open(self, content: QWidget, width: int = 640, height: int = 0) -> None:
        """Shows `content` in a card that wide and (0: as needed) high; it is deleted when the card closes.

        The focus goes to the focus proxy of `content`.
        """
        before = self._before if self._card else self.window().focusWidget()
        self._drop()
        self._before, self._size = before, (width, height)
        self._card = _Card(content, self)
        self._under.installEventFilter(self)  # only now: a filter in Python is asked about every event
        self._lay_out()
        self.show()
        self.raise_()
        content.setFocus()

    def close_card(self) -> None:
        """Closes the card; the focus goes back to where it was."""
        before = self._before
        self._under.removeEventFilter(self)
        self.hide()
        self._drop()
        if before is not None and before.isVisible():
            before.setFocus()

    @property
    def content(self) -> QWidget | None:
        """What is shown now."""
        return self._card.content if self._card else None

    def _drop(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card = self._before = None

    def _lay_out(self) -> None:
        self.setGeometry(self._under.rect())
        if self._card is None:
            return
        scale = self._theme.font().pointSizeF() / 10
        width = min(round(self._size[0] * scale), self.width() - 8 * GRID)
        top = min(self.height() // 10, 12 * GRID)
        wanted = round(self._size[1] * scale) or self._card.height_for(width)
        self._card.setGeometry((self.width() - width) // 2, top, width, min(wanted, self.height() - 2 * top))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays within the card.

        Only its own widgets are looked at. Along Qt's chain of focus every widget of the window would get an owner
        in Python, and the next change of theme would come upon some that are gone.
        """
        if self._card is None or not self._card.isVisible():
            return super().focusNextPrevChild(forward)
        stops = [part for part in self._card.findChildren(QWidget) if _takes_tab(part)]
        here = self.window().focusWidget()
        if stops:
            at = stops.index(here) if here in stops else -1 if forward else 0
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            event.accept()  # nothing goes on to the room below

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._card is not None and not self._card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(self._theme.look.shade))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._lay_out()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()


class _Card(QFrame):
    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.content = content
        dress(self, kind="card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.addWidget(content)
        self.show()

    def height_for(self, width: int) -> int:
        """What the content needs at that width; wrapped lines make it depend on it."""
        if self._column.hasHeightForWidth():
            return self._column.totalHeightForWidth(width)
        return self.sizeHint().height()


def _takes_tab(widget: QWidget) -> bool:
    """Where another takes the focus in its stead, as in a box that can be typed in, that one is the stop."""
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes and widget.isVisible() and widget.isEnabled()
