"""Words on their way to a terminal: what a file is called or says must not steer it."""

from __future__ import annotations

import re

import msgspec

_STEERING = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal obeys: controls of the upper half, directions."""


def flat(cell: object) -> str:
    """One line without tabs and control characters; nothing for None."""
    words = "" if cell is None else str(cell)
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def as_json(thing: object) -> str:
    """Indented JSON that a terminal shows as it stands."""
    return _tame(msgspec.json.format(msgspec.json.encode(thing), indent=2))


def as_json_line(thing: object) -> str:
    """The same in one line."""
    return _tame(msgspec.json.encode(thing))


def _tame(json: bytes) -> str:
    text = json.decode()
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
