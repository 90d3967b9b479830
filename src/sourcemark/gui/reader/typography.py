"""Fonts and measures of the reader: what makes the page look set rather than dumped. Pixels throughout."""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

CHARACTERS = 70
"""Characters of an ordinary line: the middle of the range that typographers ask for."""

LINE_HEIGHT = 1.5
"""Baseline to baseline, in font sizes. Room for badges above and lanes below the words."""

_SERIF = ("Source Serif 4", "Charter", "Iowan Old Style", "Georgia", "Noto Serif", "DejaVu Serif")
_REGIONAL = {
    "zh-hant": ("Noto Serif CJK TC", "Noto Sans CJK TC", "Songti TC", "PMingLiU"),
    "zh": ("Noto Serif CJK SC", "Noto Sans CJK SC", "Songti SC", "SimSun"),
    "ja": ("Noto Serif CJK JP", "Noto Sans CJK JP", "Hiragino Mincho ProN", "Yu Mincho"),
    "ko": ("Noto Serif CJK KR", "Noto Sans CJK KR", "AppleMyungjo", "Batang"),
    "ar": ("Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic"),
    "fa": ("Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic"),
    "ur": ("Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic"),
    "he": ("Noto Serif Hebrew", "Arial Hebrew", "David"),
}
_ALWAYS = (
    "Noto Naskh Arabic",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "Noto Color Emoji",
    "Apple Color Emoji",
)


class Typography(Struct, frozen=True):
    """Everything that text is measured with, for one font, zoom and language."""

    body: QFont
    title: QFont
    small: QFont
    """Dateline, chips, hints."""
    badge: QFont
    pitch: int
    """Baseline to baseline of the body."""
    ascent: int
    descent: int
    measure: int
    """Width of the text at most."""
    gap: int
    """Between paragraphs."""


def typography(interface: QFont, zoom: float = 1.0, language: str = "") -> Typography:
    """The page for an interface font (its size is the size of the desktop) and a zoom factor."""
    size = QFontInfo(interface).pixelSize() or 13
    body = _reading_font(max(8, round(max(size, 12) * 1.32 * zoom)), language)
    title = QFont(body)
    title.setPixelSize(round(body.pixelSize() * 1.6))
    title.setWeight(QFont.Weight.Bold)
    metrics = QFontMetricsF(body)
    ascent, descent = round(metrics.ascent()), round(metrics.descent())
    pitch = max(round(body.pixelSize() * LINE_HEIGHT), ascent + descent + 3)
    measure = round(CHARACTERS * metrics.horizontalAdvance("the quick brown fox jumps over") / 30)
    small = _sized(interface, max(9, round(max(size, 12) * zoom)))
    badge = _sized(interface, max(7, round(body.pixelSize() * 0.5)))
    badge.setWeight(QFont.Weight.Bold)
    return Typography(body, title, small, badge, pitch, ascent, descent, measure, round(pitch * 0.55))


def _reading_font(pixels: int, language: str) -> QFont:
    """A serif with fallbacks for the language first: one Han character has a form for each region."""
    font = QFont()
    font.setFamilies([*_installed(), *_regional(language), *(f for f in _ALWAYS if _has(f)), "serif"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixels)
    return font


def _installed() -> list[str]:
    """The first serif that is there; asking Qt for an absent family costs it a search of all fonts."""
    return [family for family in _SERIF if _has(family)][:1]


def _regional(language: str) -> list[str]:
    tag = language.lower().replace("_", "-")
    if tag.startswith(("zh-tw", "zh-hk", "zh-mo")):
        tag = "zh-hant"
    best = next((families for key, families in _REGIONAL.items() if tag.startswith(key)), ())
    return [family for family in best if _has(family)][:1]


@cache
def _has(family: str) -> bool:
    """Qt looks through all fonts for it, each time."""
    return QFontDatabase.hasFamily(family)


def _sized(font: QFont, pixels: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    return sized
