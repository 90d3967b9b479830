"""Binds the actions of the frame itself: overlays, rooms, undo, looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from ..work.submitting import arrange, arranged
from .crash import CrashHook
from .exchange.backups import Backups
from .exchange.coming_in import ComingIn
from .exchange.sharing import Sharing
from .kit import HoldsArticle
from .looks import GRID
from .widgets.splitter import resize
from .window import Window

_SIZES = {
    "wider_pane": (True, 4 * GRID),
    "narrower_pane": (True, -4 * GRID),
    "higher_pane": (False, 4 * GRID),
    "lower_pane": (False, -4 * GRID),
}
"""Action -> whether a pane is resized across, and by how many pixels."""


def bind(window: Window) -> None:
    """Every action that belongs to no room is carried out by this window from now on."""
    kit = window.kit
    actions, session = kit.actions, kit.session
    window.projects.ask_name = lambda then: _who(window, then)
    actions.bind("palette", lambda: _palette(window))
    actions.bind("help", lambda: _help(window))
    actions.bind("undo", session.undo, lambda: _may_edit(window) and session.project.undoable() is not None)
    actions.bind("redo", session.redo, lambda: _may_edit(window) and session.project.redoable() is not None)
    _bind_review(window)
    actions.bind("annotator", lambda: _who(window, lambda: None))
    actions.bind("settings", lambda: _settings(window, "theme"))
    actions.bind("keys", lambda: _settings(window, "keys"))
    actions.bind("next_pane", window.next_pane)
    actions.bind("previous_pane", lambda: window.next_pane(forward=False))
    for ident, (across, by) in _SIZES.items():
        actions.bind(ident, _resizing(across, by), lambda: session.is_open)
    actions.bind("quit", window.close)
    actions.bind("find_statements", lambda: _search(window), lambda: session.is_open)
    actions.bind("history", lambda: _history(window), lambda: session.is_open)
    actions.bind("export", lambda: _export(window), lambda: session.is_open)
    actions.bind("back_up", Backups(kit, window).back_up, lambda: session.is_open)
    sharing = Sharing(kit, window.overlay, window, window.banners.tell)
    actions.bind("hand_out", lambda: sharing.hand_out(window.room), lambda: session.is_open)
    window.coming_in = ComingIn(kit, window.overlay, window, sharing, window.projects)
    _bind_looks(window)
    for room in window.rooms.values():
        actions.bind(room.action, _entering(window, room.id), lambda: session.is_open)


def _bind_looks(window: Window) -> None:
    actions = window.kit.actions
    for name in ("system", "light", "dark"):
        actions.bind(f"theme_{name}", _choosing(window, name))
    for ident, steps in (("zoom_in", 1), ("zoom_out", -1), ("zoom_reset", 0)):
        actions.bind(ident, _zooming(window, steps))


def _bind_review(window: Window) -> None:
    session = window.kit.session

    def turn(part: str) -> None:
        session.do(lambda project: arrange(project, **{part: not getattr(arranged(project), part)}))

    def step_on() -> None:
        from ..work.proposing.setting import step_on as next_choice  # the start does without

        changes = session.do(next_choice)
        if changes is not None:
            session.said.emit(f"{changes.name}.")

    window.kit.actions.bind("blind_proposals", step_on, lambda: _may_edit(window))
    window.kit.actions.bind("work_blind", lambda: turn("blind"), lambda: _may_edit(window))
    window.kit.actions.bind("hide_names", lambda: turn("nameless"), lambda: _may_edit(window))


def _may_edit(window: Window) -> bool:
    session = window.kit.session
    return session.is_open and not session.read_only


def _entering(window: Window, room: str) -> Callable[[], None]:
    """Whoever goes to a room leaves the card that is open."""

    def enter() -> None:
        if window.overlay.content is not None:
            window.overlay.close_card()
        window.enter(room)

    return enter


def _choosing(window: Window, name: str) -> Callable[[], None]:
    return lambda: window.kit.theme.choose(name)


def _resizing(across: bool, by: int) -> Callable[[], None]:
    return lambda: resize(QApplication.focusWidget(), across, by)


def _zooming(window: Window, steps: int) -> Callable[[], None]:
    return lambda: window.status.say(f"Size of type: {window.kit.theme.zoom(steps)} %")


def _show(window: Window, content: QWidget, width: int, height: int = 0) -> None:
    window.overlay.open(content, width, height)


def _palette(window: Window) -> None:
    from .palette import Palette

    _show(window, Palette(window.kit, window.overlay.close_card), 640, 440)


def _help(window: Window) -> None:
    from .key_help import KeyHelp

    _show(window, KeyHelp(window.kit), 960, 640)


def _settings(window: Window, part: str) -> None:
    from .settings import Settings

    _show(window, Settings(window.kit, part), 760, 600)


def _who(window: Window, then: Callable[[], object]) -> None:
    from .who import WhoCard

    _show(window, WhoCard(window.kit, window.overlay.close_card, then), 480)


def _history(window: Window) -> None:
    from .history_card import HistoryCard

    _show(window, HistoryCard(window.kit, window.overlay.close_card), 640, 560)


def _search(window: Window) -> None:
    from .search_card import SearchCard

    _show(window, SearchCard(window.kit, window.overlay.close_card, window.show_statement), 720, 520)


def _export(window: Window) -> None:
    from .exchange.export_card import ExportCard

    room = window.room
    here = room.open_article if isinstance(room, HoldsArticle) else None
    _show(window, ExportCard(window.kit, window.overlay.close_card, here), 1040)


def bind_report(window: Window, hook: CrashHook) -> None:
    """An unexpected error is told in a line above the room, with its report at hand."""
    actions = window.kit.actions
    actions.bind("report", lambda: _report(window, hook), lambda: bool(hook.last))
    hook.told.connect(window.kit.session.said)
    words = "Something went wrong in Sourcemark. Everything you did before is saved."
    hook.reported.connect(
        lambda: window.banners.tell(words, "Show the report", lambda: _report(window, hook))
    )


def _report(window: Window, hook: CrashHook) -> None:
    from .report_panel import ReportPanel

    _show(window, ReportPanel(hook.last, window.overlay.close_card), 720, 440)
