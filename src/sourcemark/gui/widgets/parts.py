"""Small parts every pane is put together from: labels, buttons, and names for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPushButton, QWidget

from ..theme import dress

W = TypeVar("W", bound=QWidget)
_HARMLESS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def named(widget: W, name: str, description: str = "") -> W:
    """The same widget, with what a screen reader calls it."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)
    return widget


def tip(words: str) -> str:
    """Words as a hint. Qt guesses whether a hint is markup: a title that looks like it would load pictures."""
    return f"<qt>{words.translate(_HARMLESS)}</qt>" if words else ""


def plain(words: str) -> str:
    """Words for a button, an action or a label with a buddy, where `&` alone would mark a key."""
    return words.replace("&", "&&")


def label(words: str, tone: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A line of plain text (never markup: it may come from a file); `wrap` lets it take several."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    dress(made, kind=kind, tone=tone)
    return made


def button(words: str, do: Callable[[], object], kind: str = "", tone: str = "") -> QPushButton:
    """A button that does `do`; Enter presses it only while it has the focus."""
    made = named(QPushButton(plain(words)), words)
    made.setAutoDefault(False)
    dress(made, kind=kind, tone=tone)
    made.clicked.connect(lambda *_: do())  # Qt's `checked` is no argument of `do`
    return made


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """A viewport for `area` that is made here, and put in before anything else.

    Asked for the one that Qt made, PySide would load every kind of widget there is to find out which it is.
    """
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    area.setViewport(made)
    return made
