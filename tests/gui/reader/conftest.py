"""A reader on the screen, with a light page and a few source types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from sourcemark.gui import colours
from sourcemark.gui.reader import Chip, MarkStyle, Reader

STYLES = {
    code: MarkStyle(colours.type_colour(i), code[0].upper(), colours.type_underline(i))
    for i, code in enumerate(("official", "defector", "expert", "media", "witness"))
}


@pytest.fixture
def put_up(qtbot: QtBot) -> Callable[[Reader], None]:
    """Shows a reader, 760 × 600 pixels, in focus, without an article."""

    def put(made: Reader) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
        palette.setColor(QPalette.ColorRole.Text, QColor("#202428"))
        palette.setColor(QPalette.ColorRole.Highlight, QColor("#2f6fd0"))
        made.setPalette(palette)
        made.resize(760, 600)
        made.set_styles(STYLES)
        made.set_chips(lambda id: Chip("O", f"Source {id}", "B2"))
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.setFocus()

    return put


@pytest.fixture
def reader(put_up: Callable[[Reader], None]) -> Reader:
    """760 × 600 pixels, in focus, without an article."""
    made = Reader()
    put_up(made)
    return made
