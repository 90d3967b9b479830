"""Icons: our own drawings (SVG), tinted with the colours of the look and crisp on every screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ..assets import asset
from .theme import Theme

SIZES = (16, 20, 24)
"""Device-independent pixels an icon is shown at."""


class Icons:
    """Draws each icon once per look. Made once in `app`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, str, str, tuple[int, ...]], QIcon] = {}

    def icon(
        self, name: str, role: str = "text", checked: str = "accent", sizes: tuple[int, ...] = SIZES
    ) -> QIcon:
        """The icon `resources/icons/NAME.svg` in a colour of the look; `checked` when it is switched on.

        `sizes`: those it will be shown at; each takes its time. Raises FileNotFoundError for a name nobody drew.
        """
        look = self._theme.look
        wanted = (name, getattr(look, role), getattr(look, checked), sizes)
        if wanted not in self._made:
            self._made[wanted] = _draw(*wanted, look.border)
        return self._made[wanted]


def _draw(name: str, colour: str, checked: str, sizes: tuple[int, ...], disabled: str) -> QIcon:
    drawing = QSvgRenderer(QByteArray(asset("icons", f"{name}.svg").read_bytes()))
    made = QIcon()
    for size in sizes:
        for ratio in _ratios():
            shape = _shape(drawing, round(size * ratio), ratio)
            for tint, mode, state in (
                (colour, QIcon.Mode.Normal, QIcon.State.Off),
                (checked, QIcon.Mode.Normal, QIcon.State.On),
                (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
            ):
                made.addPixmap(_tinted(shape, QColor(tint)), mode, state)
    return made


def _ratios() -> set[float]:
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()}


def _shape(drawing: QSvgRenderer, side: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _tinted(shape: QPixmap, colour: QColor) -> QPixmap:
    picture = shape.copy()
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), colour)
    painter.end()
    return picture
