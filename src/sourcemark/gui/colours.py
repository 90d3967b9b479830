"""Colours of source types: a set safe for colour-blind eyes, and tints and inks that stay legible on any page.

Contrast is that of WCAG 2.2 (relative luminance, success criterion 1.4.3): 4.5 for text, 3 for strokes.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

TEXT_CONTRAST = 4.5
STROKE_CONTRAST = 3.0

SAFE = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#b8860b",
    "#332288",
    "#56b4e9",
    "#882255",
    "#117733",
    "#7f7f7f",
)
"""Hues that stay apart for the three common kinds of colour blindness, also by their lightness."""

UNDERLINES = ("solid", "dash", "dot", "double", "wave")
"""Ways to draw the line under a statement; with the letter they tell types apart without colour."""


def type_colour(index: int) -> str:
    """The colour of the source type at `index` of a codebook that names none."""
    return SAFE[index % len(SAFE)]


def type_underline(index: int) -> str:
    """The underline of the source type at `index`: types of one colour differ in it."""
    return UNDERLINES[(index + index // len(SAFE)) % len(UNDERLINES)]


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 black to 1 white."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 (none) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of `one` over `other`, 0 to 1, opaque."""
    rest = 1 - share
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * rest,
        one.greenF() * share + other.greenF() * rest,
        one.blueF() * share + other.blueF() * rest,
    )


def is_dark(palette: QPalette) -> bool:
    """True when the page is darker than its text."""
    return luminance(palette.base().color()) < luminance(palette.text().color())


def tint(colour: str, palette: QPalette, strength: float = 0.2) -> QColor:
    """The page tinted with `colour`, as strongly as wished but never so that its text falls below 4.5 : 1."""
    return _tint(colour, palette.base().color().rgb(), palette.text().color().rgb(), strength)


def ink(colour: str, palette: QPalette, ratio: float = TEXT_CONTRAST) -> QColor:
    """`colour` moved towards the text's until it stands out from the page by `ratio`."""
    return _ink(colour, palette.base().color().rgb(), palette.text().color().rgb(), ratio)


def readable_on(background: QColor) -> QColor:
    """Black or white, whichever reads better on `background`."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return black if contrast(black, background) > contrast(white, background) else white


@lru_cache(maxsize=512)
def _tint(colour: str, page: int, text: int, strength: float) -> QColor:
    base, words = QColor.fromRgb(page), QColor.fromRgb(text)
    while strength > 0.02:
        tinted = mix(QColor(colour), base, strength)
        if contrast(words, tinted) >= TEXT_CONTRAST:
            return tinted
        strength -= 0.02
    return base


@lru_cache(maxsize=512)
def _ink(colour: str, page: int, text: int, ratio: float) -> QColor:
    base, words = QColor.fromRgb(page), QColor.fromRgb(text)
    for step in range(21):
        inked = mix(words, QColor(colour), step / 20)
        if contrast(inked, base) >= ratio:
            return inked
    return words
