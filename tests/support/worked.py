"""A Desk that tests work with keys, and the text they work on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement

TEXT = (
    "Belmarra moves engineers to the border.\n\n"
    "Troops have crossed the river, Lee Woong-gil said. The ministry denied that.\n\n"
    + "\n\n".join(
        f"Paragraph {n} tells of the river, the bridge and the weather in the valley. "
        f"It goes on for a while, so that the page is longer than the window."
        for n in range(60)
    )
)
OTHER = "A second article.\n\nNothing much happens in it, a spokesman said."

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Worked(NamedTuple):
    """A Desk, and what tests do with it."""

    desk: Desk
    kit: Kit
    window: Window

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, on: QWidget | None = None, times: int = 1
    ) -> None:
        """Press a key where the focus is, or on a widget."""
        for _ in range(times):
            target = on or self.window.focusWidget()
            assert target is not None, "nothing has the focus"
            QTest.keyClick(target, key, held)
            QCoreApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        target = self.window.focusWidget()
        assert target is not None, "nothing has the focus"
        QTest.keyClicks(target, words)
        QCoreApplication.processEvents()

    def statements(self) -> list[Statement]:
        """All statements of the project."""
        return list(self.kit.session.project.all(Statement))

    def only(self) -> Statement:
        """The one statement there is."""
        (found,) = self.statements()
        return found

    def source_of(self, statement: Statement) -> Source | None:
        """Its source."""
        ids = statement.attribution.sources
        return self.kit.session.project.get(Source, ids[0]) if ids else None

    def to_troops(self) -> None:
        """Walk to the sentence about the troops."""
        self.desk.reader.setFocus()
        self.press(Key.Key_Down)

    def undo_name(self) -> str:
        """What undo would take back."""
        step = self.kit.session.project.undoable()
        return step.name if step else ""


Open = Callable[[Path], Worked]
"""Opens the window on a project."""
