"""What the pointer says before a click: its shape, and the whole of a chip that was cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ..widgets.parts import tip
from .stage import Stage

_Shape = Qt.CursorShape


def point(view: QWidget, stage: Stage, position: QPointF) -> None:
    """A hand over chips, a bar over the text, an arrow beside it."""
    frame = stage.page.frame
    if stage.canvas.chip_at(position, stage.focus.id) is not None:
        shape = _Shape.PointingHandCursor
    elif frame.left - 8 <= position.x() <= frame.left + frame.width + 8:
        shape = _Shape.IBeamCursor
    else:
        shape = _Shape.ArrowCursor
    if view.cursor().shape() != shape:
        view.setCursor(shape)


def explain(view: QWidget, stage: Stage, event: QHelpEvent) -> None:
    """The chip under the pointer in full."""
    id = stage.canvas.chip_at(QPointF(event.pos()), stage.focus.id)
    if id is None:
        QToolTip.hideText()
    else:
        QToolTip.showText(event.globalPos(), tip(stage.chips[id].words), view)
