"""Pictures of the window where there is no screen: `python -m sourcemark.gui.picture PROJECT FOLDER`.

For a first look after the set-up, and for the docs. Nothing in the project or the profile is changed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from ..work.profile import Profile
from .app import make_kit, make_window
from .window import Window

SIZE = QSize(1440, 900)
CHOSEN = 3
"""The statement in focus is that one of the article."""
LOOKS = ("light", "dark")


def draw(project: Path, folder: Path) -> int:
    """Writes a picture of each room in each look; 1 when the project can't be opened."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as aside:
        kit = make_kit(application, _profile(Path(aside)), application, inline=True)
        window = make_window(kit)
        kit.session.said.connect(lambda words: print(words, file=sys.stderr))
        window.projects.open(project)
        if kit.session.is_open:
            _draw(window, folder)
        opened = kit.session.is_open
        window.close()
        window.deleteLater()
    return 0 if opened else 1


def _draw(window: Window, folder: Path) -> None:
    window.resize(SIZE)
    window.show()
    for look in LOOKS:
        window.kit.theme.choose(look)
        for room in window.rooms:
            window.enter(room)
            _choose_something(window)
            window.grab().save(str(folder / f"{room}-{look}.png"))


def _choose_something(window: Window) -> None:
    """A picture of a room where nothing is chosen shows half of it."""
    _settle()
    for _ in range(CHOSEN):
        for walk in ("next_statement", "next_difference"):
            window.kit.actions.run(walk)
    _settle()


def _settle() -> None:
    """Until nothing waits any more: parts of a room are made step by step."""
    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        pass


def _profile(folder: Path) -> Profile:
    """A profile for the picture alone, with the name of the person's own."""
    made, own = Profile(folder), Profile()
    if own.me is not None:
        made.take(own.me)
    return made


if __name__ == "__main__":
    sys.exit(draw(Path(sys.argv[1]), Path(sys.argv[2])))
