"""What is said in an annotation: bodies of any make as values and comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from .model import PREFIX
from .places import Place, listed, place_of, text_of

_FACET, _ROLE = f"{PREFIX}facet", f"{PREFIX}role"
_COMMENTING = frozenset(("", "commenting", "describing", "replying", "questioning", "editing"))
"""Purposes whose bodies are sentences: notes, all of them."""
_CALLED = {"tagging": "tag", "classifying": "class", "identifying": "identity", "linking": "link"}
"""What attributes are called that have no name but a purpose."""
_BETWEEN = "\n\n"
"""Between several notes."""


class Said(Struct):
    """What is said, sorted out."""

    values: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    unread: int = 0
    """Bodies that are neither words nor links."""

    @property
    def note(self) -> str:
        """All notes in one."""
        return _BETWEEN.join(self.notes)

    def add(self, attribute: str, value: str) -> None:
        """A value as the file names it; `note` is one too."""
        if attribute == "note":
            self.notes.append(value)
        else:
            self.values.setdefault(attribute, []).append(value)


def said(name: str, where: str, annotation: dict[str, Any]) -> Said:
    """What all bodies of an annotation say; `text` and `tags` are those of Hypothes.is."""
    found, purposes = Said(), [text_of(annotation.get("motivation"))]
    for body in _all(annotation.get("body")):
        _take(found, name, where, body, purposes[0])
    for key in ("bodyValue", "text"):
        if words := text_of(annotation.get(key)):
            found.notes.append(words)
    for tag in listed(annotation.get("tags")):
        if isinstance(tag, str) and tag:
            found.add("tag", tag)
    return found


def _all(bodies: Any) -> Iterator[Any]:
    """Bodies one by one, those that stand for a choice too."""
    for body in listed(bodies):
        if isinstance(body, dict) and isinstance(body.get("items"), list):
            yield from body["items"]
        else:
            yield body


def _take(found: Said, name: str, where: str, body: Any, motivation: str) -> None:
    if isinstance(body, str):
        found.add("link", body)
    elif not isinstance(body, dict):
        found.unread += 1
    elif role := text_of(body.get(_ROLE)):
        found.places.append(place_of(name, where, body, role))
    else:
        _take_words(found, body, motivation)


def _take_words(found: Said, body: dict[str, Any], motivation: str) -> None:
    purpose = _short(text_of(body.get("purpose")) or motivation)
    words = body.get("value", body.get("chars"))
    if isinstance(words, str):
        facet = body.get(_FACET)
        plain = (
            "note" if purpose in _COMMENTING or purpose == "highlighting" else _CALLED.get(purpose, purpose)
        )
        found.add(facet if isinstance(facet, str) else plain, words)
    elif link := text_of(body.get("source", body.get("id"))):
        found.add(_CALLED.get(purpose, "link"), text_of(body.get("label")) or link)
    else:
        found.unread += 1


def _short(purpose: str) -> str:
    """Without the prefix that JSON-LD may have in front."""
    return purpose.rpartition("#")[2].rpartition(":")[2]
