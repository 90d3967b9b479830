"""What things of ours are called in REFI-QDA files: made from their ids, so that they are known again."""

from __future__ import annotations

from typing import Final

from ....model.ids import id_of

ORIGIN: Final = "Sourcemark"
PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"

SOURCE, CUE = "Source words", "Cue words"
"""Codes under `ATTRIBUTION`: the words that name the source, and those that attribute."""
ATTRIBUTION = "Attribution"
PIECE: Final = "continued"
"""Name of a link from a statement's first selection to a further one; the other links are called as the codes."""

UNSAID: Final = {"kind": "statement", "status": "draft"}
"""What most statements are: no code says it."""
NOTES: Final = ("note", "reliability_reason", "credibility_reason")
"""Attributes that become notes on the selection: they hold sentences."""


def guid(*parts: str) -> str:
    """The same GUID for the same parts."""
    hex = id_of("refi", *parts)
    return f"{hex[:8]}-{hex[8:12]}-{hex[12:16]}-{hex[16:20]}-{hex[20:]}"


class Guids:
    """GUIDs of all that is written for one statement: they follow each other, which ZIP files hold in little room."""

    def __init__(self, *parts: str) -> None:
        first = guid(*parts)
        self._head, self._tail = first[:24], int(first[24:], 16)

    def next(self) -> str:
        """One more."""
        self._tail = (self._tail + 1) % 2**48
        return f"{self._head}{self._tail:012x}"


def shown(attribute: str) -> str:
    """An attribute as people read it: "Source type"; names that a person chose stay as they are."""
    words = attribute.replace("_", " ").capitalize()
    return words if _plain(words) == attribute else attribute


def attribute(name: str, guid_: str) -> str:
    """The attribute that a parent code stands for: one of ours is known by its GUID."""
    plain = _plain(name)
    return plain if guid_.lower() == guid("attribute", plain) else name


def field(name: str) -> str:
    """The field that a variable or a note stands for."""
    return _plain(name)


def _plain(name: str) -> str:
    return name.lower().replace(" ", "_")
