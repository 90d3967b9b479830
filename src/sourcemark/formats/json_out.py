"""JSON as formats write it: a list of any length, a thing a line, none of it held in memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO


def write_list(file: IO[bytes], things: Iterable[bytes]) -> int:
    """Write a list of things that are JSON already, each on a line of its own; how many there were."""
    number = 0
    file.write(b"[")
    for number, thing in enumerate(things, 1):
        file.write((b",\n" if number > 1 else b"\n") + thing)
    file.write(b"\n]")
    return number
