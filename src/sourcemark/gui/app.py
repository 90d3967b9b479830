"""Starts the window: makes the frame's services, hands them on, and ends cleanly."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from .. import __version__
from ..work.profile import Profile
from . import frame_actions
from .bindings import Actions
from .crash import CrashHook, log_folder
from .icons import Icons
from .jobs import Jobs
from .kit import Kit
from .rooms import ROOMS
from .session import Session
from .theme import Theme
from .window import Window


def make_kit(application: QApplication, profile: Profile, owner: QObject, *, inline: bool = False) -> Kit:
    """The frame's services, which live as long as `owner`.

    `inline`: jobs run at once, for tests and where there is no screen.
    """
    theme = Theme(application, profile, owner)
    actions = Actions(profile, owner)
    jobs = Jobs(owner, inline=inline)
    session = Session(profile, jobs, owner)
    return Kit(session, profile, actions, theme, Icons(theme), jobs)


def make_window(kit: Kit) -> Window:
    """The window with every room and every action, not shown yet."""
    window = Window(kit, ROOMS)
    frame_actions.bind(window)
    return window


def run(arguments: Sequence[str]) -> int:
    """Opens the window, on the project given or on the start page, and stays until it is closed."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Sourcemark")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sourcemark")
    hook = CrashHook(log_folder(), application)
    hook.install()
    kit = make_kit(application, Profile(), application)
    window = make_window(kit)
    frame_actions.bind_report(window, hook)
    if arguments:
        window.projects.open(Path(arguments[0]))
    window.show()
    if not kit.session.is_open:
        window.show_start()
    if kit.profile.word:
        window.banners.tell(kit.profile.word)
    QTimer.singleShot(0, _settle)
    try:
        return application.exec()
    finally:
        hook.remove()


def _settle() -> None:
    """What was loaded for the start stays to the end: the collector need never look through it."""
    gc.freeze()
    gc.enable()
