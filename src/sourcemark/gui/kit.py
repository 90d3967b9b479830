"""What every room gets from the frame: made once in `app`, handed on, never looked up globally."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ..work.profile import Profile
from .bindings import Actions
from .icons import Icons
from .jobs import Jobs
from .session import Session
from .theme import Theme


class Kit(Struct, frozen=True):
    """The frame's services."""

    session: Session
    profile: Profile
    actions: Actions
    theme: Theme
    icons: Icons
    jobs: Jobs


class Room(Struct, frozen=True):
    """A place on the rail. Its widget is made when it is first entered, and anew for each project."""

    id: str
    title: str
    icon: str
    factory: Callable[[Kit], QWidget]

    @property
    def action(self) -> str:
        """The action that enters it."""
        return f"room_{self.id}"


@runtime_checkable
class HasPanes(Protocol):
    """A room of several panes: F6 walks them."""

    def panes(self) -> Sequence[QWidget]:
        """What takes the focus in each pane, in reading order."""
        ...


@runtime_checkable
class ShowsStatements(Protocol):
    """The room where a statement is seen in its article."""

    def show_statement(self, statement: str) -> None:
        """Opens the article and puts the statement in focus."""
        ...


@runtime_checkable
class HoldsArticle(Protocol):
    """A room in which one article is open."""

    @property
    def open_article(self) -> str | None:
        """Its id; None when none is."""
        ...


@runtime_checkable
class WantsStatements(Protocol):
    """A room that sends one to a statement."""

    statement_wanted: SignalInstance
    """The id."""
