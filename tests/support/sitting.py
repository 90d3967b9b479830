"""A sitting at the real window with all its rooms, driven by keys as a person would."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui.app import make_kit, make_window
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.work.profile import Profile

SIZE = (1280, 720)


class Sitting:
    """One sitting at the window, from its start to its end. Long work runs at once."""

    def __init__(self, application: QApplication, qtbot: QtBot) -> None:
        self.owner = QObject()
        self.kit: Kit = make_kit(application, Profile(), self.owner, inline=True)
        self.window: Window = make_window(self.kit)
        self.said: list[str] = []
        self.open = True
        self.kit.session.said.connect(self.said.append)
        self.window.resize(*SIZE)
        with qtbot.waitActive(self.window):
            self.window.show()
            if not self.kit.session.is_open:
                self.window.show_start()
            self.window.activateWindow()

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        return self.window.focusWidget() or self.window

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each where the focus is then: "Ctrl+Z", "Down", "d"."""
        for name in keys:
            combination = QKeySequence(name)[0]
            QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words into what has the focus."""
        QTest.keyClicks(self.focus, words)
        QApplication.processEvents()

    def close(self) -> None:
        """End the sitting; everything is in the file."""
        self.open = False
        self.window.close()
        self.window.deleteLater()
        self.owner.deleteLater()
        QApplication.processEvents()
