"""What stands in a REFI-QDA file, gathered while its XML passes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from ....model.errors import BadFile


class Code(Struct):
    """A code of the tree, with the one above it."""

    guid: str
    name: str
    parent: Code | None
    codable: bool
    colour: str = ""
    description: str = ""
    inner: int = 0
    """Codes right below it."""


class Coding(Struct):
    """A code on a selection."""

    user: str
    code: str = ""
    notes: list[str] = []


class Selection(Struct):
    """A stretch of a document; places as the file has them."""

    guid: str
    name: str
    start: str
    end: str
    user: str
    when: str
    codings: list[Coding] = []
    notes: list[str] = []


class Document(Struct):
    """A text, or a note."""

    guid: str
    name: str
    path: str = ""
    text: str | None = None
    description: str = ""
    selections: list[Selection] = []
    variables: list[tuple[str, str]] = []


class Case(Struct):
    """A case: with the codes and selections that it names."""

    guid: str
    name: str
    variables: list[tuple[str, str]] = []
    selections: list[str] = []


class Link(Struct, frozen=True):
    """From one thing to another."""

    name: str
    origin: str
    target: str


class Found:
    """All of it. GUIDs are in lower case, without braces."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.origin = ""
        self.users: dict[str, str] = {}
        self.codes: dict[str, Code] = {}
        self.variables: dict[str, str] = {}
        self.cases: list[Case] = []
        self.documents: dict[str, Document] = {}
        self.notes: dict[str, Document] = {}
        self.links: list[Link] = []
        self.left: Counter[str] = Counter()
        """What is not carried -> how much of it."""

    def enter(self, kind: str, known: Mapping[str, object], guid: str) -> None:
        """Refuses a GUID that something of that kind has already: nobody could tell which is meant."""
        if guid in known:
            raise BadFile(self._name, f"two {kind} have the same GUID", guid[:40])


def guid_in(attributes: Mapping[str, str], key: str = "guid") -> str:
    """A GUID as it is compared; empty when there is none."""
    return attributes.get(key, "").strip().strip("{}").lower()
