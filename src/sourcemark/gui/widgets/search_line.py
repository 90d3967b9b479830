"""The large line at the head of a card in which one types what to find."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit

from ..theme import Theme, dress
from .parts import named


def search_line(theme: Theme, name: str, hint: str) -> QLineEdit:
    """An empty line; `name` is for screen readers."""
    line = named(QLineEdit(), name)
    line.setPlaceholderText(hint)
    dress(line, kind="search")
    font = theme.font("heading")
    font.setWeight(QFont.Weight.Normal)
    line.setFont(font)
    return line
