"""The rooms on the rail, in order. A room is here once it works; its code is imported when it is entered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from .kit import Kit, Room


def _desk(kit: Kit) -> QWidget:
    from .desk.desk import Desk

    return Desk(kit)


def _sources(kit: Kit) -> QWidget:
    from .sources.room import SourcesRoom

    return SourcesRoom(kit)


def _codebook(kit: Kit) -> QWidget:
    from .codebook.room import CodebookRoom

    return CodebookRoom(kit)


def _review(kit: Kit) -> QWidget:
    from .review.room import ReviewRoom

    return ReviewRoom(kit)


ROOMS: tuple[Room, ...] = (
    Room("desk", "Desk", "desk", _desk),
    Room("sources", "Sources", "sources", _sources),
    Room("codebook", "Codebook", "codebook", _codebook),
    Room("review", "Review", "review", _review),
)
