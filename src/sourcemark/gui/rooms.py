"""The rooms on the rail, in order. A room is here once it works; its code is imported when it is entered."""

from __future__ import annotations

from .kit import Room

ROOMS: tuple[Room, ...] = ()
