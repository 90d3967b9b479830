"""What the mouse does in the lanes: it picks a bar or a head, and asks what they mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from ....model.direction import beside
from ...widgets.parts import tip
from ..stage import Stage
from .column import Lanes
from .placing import Stands
from .values import SIGNS

_Type = QEvent.Type
_TAKEN = frozenset({_Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.MouseMove, _Type.ToolTip})


class LaneHands(QObject):
    """Listens to the viewport before the reader's own hands do, and leaves them all that is not in the lanes."""

    def __init__(
        self,
        area: QAbstractScrollArea,
        stage: Callable[[], Stage],
        bar_clicked: Callable[[str, str], None],
        head_clicked: Callable[[str], None],
    ) -> None:
        super().__init__(area)
        self._area, self._stage = area, stage
        self._bar_clicked, self._head_clicked = bar_clicked, head_clicked
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what was taken."""
        if event.type() not in _TAKEN:
            return False
        lanes = self._stage().canvas.lanes
        if lanes is None:
            return False
        if isinstance(event, QHelpEvent):
            return self._beside(QPointF(event.pos())) and self._explain(lanes, event)
        if not isinstance(event, QMouseEvent) or not self._beside(event.position()):
            return False
        if event.type() == _Type.MouseMove:
            return self._moved(lanes, event.position())
        return event.button() == Qt.MouseButton.LeftButton and self._pressed(lanes, event.position())

    def _beside(self, point: QPointF) -> bool:
        dragging = self._stage().navigator.mouse.dragging
        return not dragging and point.x() >= self._stage().page.frame.chips_left

    def _pressed(self, lanes: Lanes, point: QPointF) -> bool:
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        head = lanes.head_at(self._stage().canvas, point)
        if head is not None:
            self._head_clicked(head.lane.key)
            return True
        bar = lanes.bar_at(self._stage().canvas, point)
        if bar is not None:
            self._bar_clicked(bar.id, lanes.readings[bar.lane].lane.key)
        return True

    def _moved(self, lanes: Lanes, point: QPointF) -> bool:
        canvas = self._stage().canvas
        on = lanes.head_at(canvas, point) is not None or lanes.bar_at(canvas, point) is not None
        shape = Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor
        self._area.viewport().setCursor(shape)
        return True

    def _explain(self, lanes: Lanes, event: QHelpEvent) -> bool:
        point, canvas = QPointF(event.pos()), self._stage().canvas
        head, bar = lanes.head_at(canvas, point), lanes.bar_at(canvas, point)
        if head is not None:
            QToolTip.showText(event.globalPos(), tip(head.lane.title), self._area.viewport())
        elif bar is not None:
            QToolTip.showText(event.globalPos(), tip(self._told(lanes, bar)), self._area.viewport())
        else:
            QToolTip.hideText()
        return True

    def _told(self, lanes: Lanes, bar: Stands) -> str:
        title = lanes.readings[bar.lane].lane.title
        differs = (f"{SIGNS[kind]} {kind}" if kind in SIGNS else kind for kind in bar.differs)
        return beside([title, self._stage().chips[bar.id].words, *differs])
