"""Keys, mouse and wheel: turned into what they mean and passed on to the article's navigator."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimerEvent
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from .hover import explain, point
from .keys import meaning
from .stage import Stage

_Type = QEvent.Type
_TAKEN = frozenset(
    {
        _Type.KeyPress,
        _Type.FocusIn,
        _Type.FocusOut,
        _Type.Wheel,
        _Type.MouseButtonPress,
        _Type.MouseButtonDblClick,
        _Type.MouseMove,
        _Type.MouseButtonRelease,
        _Type.ToolTip,
    }
)
"""Nothing else is looked at: a widget being destroyed still has events sent through its filters."""

SCROLLED_EVERY = 40
"""Milliseconds between two lines of scrolling while a selection is dragged past the edge."""


class Hands(QObject):
    """Listens to a scroll area and its viewport. `noticing` tells the others what changed inside it."""

    def __init__(
        self,
        area: QAbstractScrollArea,
        stage: Callable[[], Stage],
        noticing: Callable[[], AbstractContextManager[None]],
        clicked: Callable[[str], None],
    ) -> None:
        super().__init__(area)
        self._area, self._stage, self._noticing, self._clicked = area, stage, noticing, clicked
        self._timer = 0
        self._last = QPointF()
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._dragged)
        bar.actionTriggered.connect(self._stepped)
        _prepare(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what was taken; all else goes its usual way."""
        if event.type() not in _TAKEN:
            return False
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self._area:
            self._area.viewport().update()
            return False
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QHelpEvent):
            explain(self._area.viewport(), self._stage(), event)
            return True
        return isinstance(event, QMouseEvent) and self._mouse(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        """The pointer is held beyond the edge: the page follows it."""
        pitch = self._stage().page.type.pitch
        with self._noticing():
            self._stage().scroller.move(pitch if self._last.y() > 0 else -pitch)
            self._stage().navigator.mouse.moved(self._last)

    def _dragged(self, value: int) -> None:
        self._stage().scroller.to_value(value)
        self._area.viewport().update()

    def _stepped(self, action: int) -> None:
        self._stage().scroller.step(action)
        self._area.viewport().update()

    def _key(self, event: QKeyEvent) -> bool:
        wish = meaning(event)
        if wish is None:
            return False
        with self._noticing():
            self._stage().navigator.follow(wish)
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        line = self._stage().page.type.pitch
        pixels = event.pixelDelta().y() or round(event.angleDelta().y() * 3 * line / 120)
        with self._noticing():
            self._stage().scroller.move(-pixels)
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == _Type.MouseMove:
            return self._moved(event.position())
        if event.type() == _Type.MouseButtonPress and left:
            return self._pressed(event)
        if event.type() == _Type.MouseButtonDblClick and left:
            with self._noticing():
                self._stage().navigator.mouse.doubled(event)
            return True
        return event.type() == _Type.MouseButtonRelease and left and self._released()

    def _pressed(self, event: QMouseEvent) -> bool:
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        with self._noticing():
            clicked = self._stage().navigator.mouse.pressed(event, self._stage().focus.id)
        if clicked is not None:
            self._clicked(clicked)
        return True

    def _moved(self, position: QPointF) -> bool:
        mouse = self._stage().navigator.mouse
        if not mouse.dragging:
            point(self._area.viewport(), self._stage(), position)
            return False
        self._follow_beyond(position)
        with self._noticing():
            mouse.moved(position)
        return True

    def _released(self) -> bool:
        self._stop()
        with self._noticing():
            self._stage().navigator.mouse.released()
        return True

    def _follow_beyond(self, position: QPointF) -> None:
        """Start or stop the page following the pointer."""
        self._last = position
        beyond = not 0 <= position.y() < self._stage().column.view
        if beyond and not self._timer:
            self._timer = self.startTimer(SCROLLED_EVERY)
        elif not beyond:
            self._stop()

    def _stop(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0


def _prepare(area: QAbstractScrollArea) -> None:
    """A frameless page that takes the focus, but no input method: its letters are actions."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Always there, so that its coming and going never lays the text out anew.
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.viewport().setMouseTracking(True)
