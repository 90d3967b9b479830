"""What every stroke needs: where to draw, in which colours and fonts, and what is marked and in focus."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QPainter

from .look import Look
from .marks import Marks
from .state import Focus
from .typography import Typography


class Pencil(NamedTuple):
    """Held through one paint."""

    painter: QPainter
    look: Look
    type: Typography
    marks: Marks
    focus: Focus
