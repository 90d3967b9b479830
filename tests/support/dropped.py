"""Files dropped on the window, as the system does it."""

from __future__ import annotations

from pathlib import Path

from hands import press
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from sourcemark.gui.exchange.importing.card import ImportCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article


def titles(kit: Kit) -> list[str]:
    return sorted(article.title for article in kit.session.project.all(Article))


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window: Window, data: QMimeData) -> None:
    """As the system does it."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def import_card(window: Window) -> ImportCard:
    """The card that shows what would come in."""
    card = window.overlay.content
    assert isinstance(card, ImportCard)
    return card


def let_in(window: Window) -> None:
    """Press Enter on the card."""
    assert import_card(window).isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Return)
