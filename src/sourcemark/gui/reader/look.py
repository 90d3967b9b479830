"""Colours of the page itself, all taken from the widget's palette."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from .. import colours
from .stamps import Stamps
from .values import MarkStyle


class Look:
    """One palette's answers. Made anew when the palette changes; the mixing is done once for each colour."""

    def __init__(self, palette: QPalette) -> None:
        self.palette, self.stamps = palette, Stamps()
        self._tints: dict[tuple[str, bool], QColor] = {}
        self._inks: dict[str, QColor] = {}
        self.page = palette.base().color()
        self.text = palette.text().color()
        self.muted = colours.ink(colours.mix(self.text, self.page, 0.68).name(), palette)
        self.hair = colours.mix(self.text, self.page, 0.18)
        self._strength = 0.26 if colours.is_dark(palette) else 0.17
        accent = palette.highlight().color().name()
        self.accent = colours.ink(accent, palette, colours.STROKE_CONTRAST)
        self.selection = colours.tint(accent, palette, 0.42)
        self.sentence = colours.tint(accent, palette, 0.07)
        self.hit = colours.tint("#e6a700", palette, 0.55)

    def tint(self, style: MarkStyle, focused: bool = False) -> QColor:
        """Behind the words of a statement."""
        known = self._tints.get((style.colour, focused))
        if known is None:
            strength = self._strength * 2 if focused else self._strength
            known = self._tints[style.colour, focused] = colours.tint(style.colour, self.palette, strength)
        return known

    def ink(self, style: MarkStyle) -> QColor:
        """For letters and underlines in the colour of a type."""
        known = self._inks.get(style.colour)
        if known is None:
            known = self._inks[style.colour] = colours.ink(style.colour, self.palette)
        return known
