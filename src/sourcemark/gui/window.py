"""The one window: rail, rooms, status line, and what is laid over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QStatusTipEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from ..model.changes import Changes
from ..model.review import Arrangement
from ..project.place import place_warning
from .banner import Banners
from .kit import HasPanes, Kit, Room, ShowsStatements, WantsStatements
from .overlay import Overlay
from .projects import Projects
from .rail import Rail
from .status import StatusLine
from .widgets.focus import walk

if TYPE_CHECKING:
    from .exchange.coming_in import ComingIn
    from .start import StartPage

SIZE = (1280, 800)
SMALLEST = (800, 500)


class Window(QWidget):
    """Shows the start page or, with a project open, one room at a time."""

    left = Signal()
    """The window was closed: everything is saved and no job runs any more."""

    def __init__(self, kit: Kit, rooms: Sequence[Room]) -> None:
        super().__init__()
        self.setMinimumSize(*SMALLEST)
        self.kit = kit
        self.rooms = {room.id: room for room in rooms}
        self._made: dict[str, QWidget] = {}
        self.rail = Rail(kit, rooms)
        self.status = StatusLine(kit)
        self.banners = Banners()
        self._start: StartPage | None = None
        self.stack, self._blank = QStackedWidget(), QWidget()
        self.stack.addWidget(self._blank)
        self.overlay = Overlay(kit.theme, self)
        self.projects = Projects(kit, self)
        self.coming_in: ComingIn | None = None
        """What takes in whatever is dropped. Set by `frame_actions`."""
        self._lay_out()
        kit.theme.dress_window(self)
        self.setAcceptDrops(True)
        kit.actions.place(self)
        kit.session.opened.connect(self._opened)
        kit.session.closed.connect(self._closed)
        kit.session.annotator_changed.connect(self._renew)
        kit.session.changed.connect(self._rearranged)
        self.setWindowTitle("Sourcemark")
        self._restore()
        self.rail.show_room(None)

    @property
    def start(self) -> StartPage:
        """The start page, made when it is first wanted: with a project at hand it never is."""
        if self._start is None:
            from .start import StartPage

            self._start = StartPage(self.kit)
            self._start.wanted.connect(self.projects.open)
            self.stack.addWidget(self._start)
        return self._start

    def show_start(self) -> None:
        """Shows the start page, with the focus where one most likely goes on."""
        self.stack.setCurrentWidget(self.start)
        self.rail.show_room(None)
        self.start.refresh()
        if self.overlay.content is not None:
            self.overlay.content.setFocus()

    @property
    def room(self) -> QWidget | None:
        """The room one is in; None on the start page."""
        here = self.stack.currentWidget()
        return here if here in self._made.values() else None

    def enter(self, ident: str) -> None:
        """Goes to a room, which is made when it is entered first."""
        if ident not in self._made:
            self._made[ident] = made = self.rooms[ident].factory(self.kit)
            made.setAccessibleName(self.rooms[ident].title)
            self.stack.addWidget(made)
            if isinstance(made, WantsStatements):
                made.statement_wanted.connect(self.show_statement)
        self.stack.setCurrentWidget(self._made[ident])
        self.rail.show_room(ident)
        self._made[ident].setFocus()

    def show_statement(self, statement: str) -> None:
        """Goes to the room that shows a statement in its article."""
        for ident in self.rooms:
            self.enter(ident)
            here = self.room
            if isinstance(here, ShowsStatements):
                here.show_statement(statement)
                return

    def next_pane(self, forward: bool = True) -> None:
        """Moves the focus from pane to pane, round and round; a card that is open keeps it."""
        if self.overlay.content is not None:
            return
        room = self.room
        inner = list(room.panes()) if isinstance(room, HasPanes) else [room or self.start]
        walk([self.rail, *inner, self.status], forward)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banners)
        right.addWidget(self.stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the window's own minimum holds
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(across, 1)
        layout.addWidget(self.status)

    def _opened(self) -> None:
        project = self.kit.session.project
        self.setWindowTitle(f"{project.path.stem} – Sourcemark")
        self.banners.clear()
        for word in (place_warning(project.path), project.why_read_only):
            if word:
                self.banners.tell(word)
        if self.rooms:
            self.enter(next(iter(self.rooms)))

    def _closed(self) -> None:
        self.setWindowTitle("Sourcemark")
        self._forget_rooms()
        if self.isVisible():
            self.show_start()

    def _renew(self) -> None:
        """Another annotator sees other marks as their own: rooms begin anew."""
        here = next((i for i, w in self._made.items() if w is self.room), None)
        if here is not None:
            self._forget_rooms()
            self.enter(here)

    def _rearranged(self, changes: Changes) -> None:
        """What may be seen is another now, everywhere."""
        if changes.of(Arrangement.kind):
            self._renew()

    def _forget_rooms(self) -> None:
        # First, else the next room would wake when the one in view is taken away.
        self.stack.setCurrentWidget(self._blank)
        for room in self._made.values():
            self.stack.removeWidget(room)
            room.deleteLater()
        self._made.clear()

    def _restore(self) -> None:
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        kept = self.kit.profile.habits.geometry
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def event(self, event: QEvent) -> bool:
        """What a field says of itself goes up to here (`widgets.putting_back`)."""
        if isinstance(event, QStatusTipEvent) and event.tip():
            self.status.say(event.tip())
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.kit.profile.change(geometry=geometry)
        self.kit.session.close()
        super().closeEvent(event)
        self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.coming_in is not None and self.coming_in.wants(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.coming_in is not None:
            self.coming_in.drop(event.mimeData())
