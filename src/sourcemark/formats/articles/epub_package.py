"""What an electronic book says of itself: which of its files are chapters, in which order, and its metadata."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec import Struct

from ...model.errors import BadFile
from .. import xml
from ..archive import Archive

_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"})
_ABOUT = frozenset({"title", "creator", "publisher", "date", "language", "identifier"})
_NO_ISBN = re.compile(r"(?i)urn:isbn:|[^0-9x]")


class Package(Struct, frozen=True):
    """Names of parts of the file, and what is said of the book."""

    chapters: tuple[str, ...]
    lists: tuple[str, ...]
    """Tables of contents."""
    missing: tuple[str, ...]
    about: dict[str, str]
    """By field of `Draft`."""


def package(name: str, archive: Archive) -> Package:
    """What the book's package says. Raises `BadFile` when it can't be understood."""
    place = _place(name, archive)
    found = _Package()
    xml.stream(name, archive.read(place), place, found)
    there, wanted = frozenset(archive.names()), dict[str, bool]()
    for part in dict.fromkeys(found.order):
        if (item := found.items.get(part)) and item.get("media-type") in _PAGES:
            own = _within(place, item.get("href", ""))
            wanted[own] = "nav" in item.get("properties", "").split() or own in _lists(place, found)
    return Package(
        chapters=tuple(own for own, is_list in wanted.items() if not is_list and own in there),
        lists=tuple(own for own, is_list in wanted.items() if is_list and own in there),
        missing=tuple(own for own in wanted if own not in there),
        about=_about(found.said),
    )


def _place(name: str, archive: Archive) -> str:
    if _CONTAINER not in archive.names():
        raise BadFile(name, "it is a ZIP archive, but not an electronic book")
    container = _Container()
    xml.stream(name, archive.read(_CONTAINER), _CONTAINER, container)
    if not container.place:
        raise BadFile(name, "it does not say where its package is", _CONTAINER)
    return container.place


def _within(place: str, address: str) -> str:
    """The name of a part that the package calls so; what leads out of the file is the name of none."""
    return normpath(join(dirname(place), unquote(address.partition("#")[0])))


def _lists(place: str, found: _Package) -> frozenset[str]:
    return frozenset(_within(place, address) for address in found.lists)


def _about(said: Mapping[str, Sequence[tuple[str, Mapping[str, str]]]]) -> dict[str, str]:
    """Of several dates that of the publication, of several persons the authors."""
    authors = [text for text, more in said["creator"] if more.get("role", "aut") == "aut"]
    dates = sorted(said["date"], key=lambda date: date[1].get("event") != "publication")
    return {
        "title": _first(said["title"]),
        "byline": ", ".join(authors),
        "outlet": _first(said["publisher"]),
        "published": _first(dates),
        "language": _first(said["language"]),
        "url": _address(said["identifier"]),
    }


def _first(values: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    return values[0][0] if values else ""


def _address(identifiers: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    """Where the book is found: an address, else its ISBN; ids that a program made up say nothing."""
    for text, more in identifiers:
        if text.lower().startswith(("http://", "https://")):
            return text
        bare = _NO_ISBN.sub("", text)
        is_isbn = text.lower().startswith("urn:isbn:") or more.get("scheme", "").upper() == "ISBN"
        if is_isbn and len(bare) in (10, 13):
            return f"urn:isbn:{bare}"
    return ""


class _Container:
    """Takes the place of the first package."""

    def __init__(self) -> None:
        self.place = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition("}")[2] == "rootfile" and not self.place:
            self.place = attributes.get("full-path", "")

    def end(self, _: str) -> None: ...
    def data(self, _: str) -> None: ...


class _Package:
    """Takes metadata, files and their order."""

    def __init__(self) -> None:
        self.said: defaultdict[str, list[tuple[str, Mapping[str, str]]]] = defaultdict(list)
        self.items: dict[str, Mapping[str, str]] = {}
        self.order: list[str] = []
        self.lists: list[str] = []
        self._open: tuple[str, Mapping[str, str]] | None = None
        self._words: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name, more = tag.rpartition("}")[2], {k.rpartition("}")[2]: v for k, v in attributes.items()}
        if name in _ABOUT:
            self._open, self._words = (name, more), []
        elif name == "item":
            self.items.setdefault(more.get("id", ""), more)
        elif name == "itemref":
            self.order.append(more.get("idref", ""))
        elif name == "reference" and more.get("type") == "toc":
            self.lists.append(more.get("href", ""))

    def data(self, text: str) -> None:
        if self._open:
            self._words.append(text)

    def end(self, tag: str) -> None:
        if self._open and tag.rpartition("}")[2] == self._open[0]:
            if words := " ".join("".join(self._words).split()):
                self.said[self._open[0]].append((words, self._open[1]))
            self._open = None
