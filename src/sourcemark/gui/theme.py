"""The theme: which look is shown now, the size of type, and how widgets are dressed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from ..work.profile import Profile
from .looks import DARK, LIGHT, Look, palette
from .sheet import sheet

ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
SIZES = {"title": 1.9, "heading": 1.2, "small": 0.9}
"""Tone of a text -> its size, as a multiple of the normal one."""
_PREFERRED = ("Inter", "Noto Sans")
_BARE = frozenset({"DejaVu Sans", "Sans Serif", "Sans", "Bitstream Vera Sans"})
"""What a system without a desktop answers when asked for its font."""


class Theme(QObject):
    """Keeps the application dressed as the profile says. Made once in `app`."""

    changed = Signal()
    """The look or the size of type is another now."""

    def __init__(self, application: QApplication, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._profile = profile
        self._system_font = _system_font()
        self._windows: list[QWidget] = []
        self.look: Look = LIGHT
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.apply()

    def apply(self) -> None:
        """Dresses the whole application anew."""
        self.look = self._wanted()
        self._application.setFont(self.font())
        self._application.setPalette(palette(self.look))
        for window in self._windows:
            window.setStyleSheet(sheet(self.look))
        for widget in self._application.allWidgets():
            _size(widget)
        self.changed.emit()

    def dress_window(self, window: QWidget) -> None:
        """Gives a window, and all that will ever be put into it, the style sheet.

        It is not set for the application: Qt would then dress every part anew each time it is put into
        a larger one, which takes longer than all the rest of building a room.
        """
        self._windows.append(window)
        window.destroyed.connect(lambda: self._windows.remove(window))
        window.setStyleSheet(sheet(self.look))

    def choose(self, name: str) -> None:
        """One of "system", "light" and "dark", kept in the profile."""
        self._profile.change(theme=name)
        self.apply()

    def zoom(self, steps: int) -> int:
        """Larger (> 0), smaller (< 0) or normal (0) type; returns the new size in per cent."""
        now = self._profile.habits.zoom
        nearest = min(range(len(ZOOM_STEPS)), key=lambda i: abs(ZOOM_STEPS[i] - now))
        index = ZOOM_STEPS.index(100) if steps == 0 else nearest + steps
        zoom = ZOOM_STEPS[max(0, min(index, len(ZOOM_STEPS) - 1))]
        self._profile.change(zoom=zoom)
        self.apply()
        return zoom

    def font(self, tone: str = "") -> QFont:
        """The font of a text of that tone, at the chosen size."""
        font = QFont(self._system_font)
        font.setPointSizeF(font.pointSizeF() * SIZES.get(tone, 1.0) * self._profile.habits.zoom / 100)
        if tone in {"title", "heading"}:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _wanted(self) -> Look:
        chosen = self._profile.habits.theme
        if chosen != "system":
            return DARK if chosen == "dark" else LIGHT
        return DARK if self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _follow(self) -> None:
        if self._profile.habits.theme == "system" and self._wanted() is not self.look:
            self.apply()


def dress(widget: QWidget, kind: str = "", tone: str = "") -> None:
    """Gives a widget one of the looks the style sheet knows; texts of a tone take its size too."""
    widget.setProperty("kind", kind)
    widget.setProperty("tone", tone)
    _size(widget)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().polish(widget)  # otherwise Qt does it when the widget is shown


def _size(widget: QWidget) -> None:
    """A widget with a size of its own no longer follows the application's: it is set anew each time."""
    tone = widget.property("tone")
    if tone not in SIZES:
        return
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * SIZES[tone])
    font.setWeight(QFont.Weight.Normal if tone == "small" else QFont.Weight.DemiBold)
    widget.setFont(font)


def _system_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family() in _BARE:
        font.setFamilies([*_PREFERRED, font.family()])
    font.setPointSizeF(max(font.pointSizeF(), 10.0))
    return font
