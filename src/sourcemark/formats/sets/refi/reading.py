"""Reading projects and codebooks of any tool."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from ....model.errors import BadFile
from ....model.text import decode
from ...archive import Archive
from ...tagged import Document as Text
from ...tagged import Left, Person, Piece
from ...xml import stream
from .attributes import attributes
from .cases import voices
from .found import Document, Found
from .marks import Marks
from .names import field
from .places import counted
from .sink import Sink

_INSIDE = "internal://"
_FIELDS = {
    "outlet": "outlet", "publication": "outlet", "newspaper": "outlet", "byline": "byline", "author": "byline",
    "section": "section", "published": "published", "date": "published", "url": "url", "language": "language",
    "handling": "handling",
}  # fmt: skip
"""Variables of documents that an article has a field for."""


def codebook_pieces(name: str, data: bytes) -> Iterator[Piece]:
    """Attributes with their values, and nothing else."""
    sink = Sink(name, "CodeBook")
    stream(name, data, "", sink)
    yield from attributes(sink.found)
    yield from _left(sink.found.left)


def project_pieces(name: str, data: bytes) -> Iterator[Piece]:
    """Users, attributes, voices, then each document before its marks."""
    with Archive(name, data) as archive:
        sink, entry = Sink(name, "Project"), _entry(name, archive)
        stream(name, archive.read(entry), entry, sink)
        yield from _Project(name, archive, sink.found).pieces()


class _Project:
    """A project whose XML is read, with the archive that its texts lie in."""

    def __init__(self, name: str, archive: Archive, found: Found) -> None:
        self._name, self._archive, self._found = name, archive, found
        self._members = {member.lower(): member for member in archive.names()}
        self._marks = Marks(found)

    def pieces(self) -> Iterator[Piece]:
        found = self._found
        yield from (Person(key=guid, name=name or guid) for guid, name in found.users.items())
        yield from attributes(found)
        yield from voices(found)
        brought = 0
        for document in found.documents.values():
            if (text := self._text(document)) is not None:
                brought += 1
                yield from self._document(document, text)
        if found.documents and not brought:
            raise BadFile(self._name, "none of the texts that it names is in it")
        self._marks.check(self._name)
        yield from _left(found.left)

    def _document(self, document: Document, text: str) -> Iterator[Piece]:
        recast = counted(text, document.selections)
        about, title = self._about(document)
        digest = hashlib.sha256(recast.text.encode()).hexdigest()
        yield Text(key=document.guid, title=title, text=recast.text, sha256=digest, about=about)
        yield from self._marks.of(document, recast)

    def _about(self, document: Document) -> tuple[dict[str, str], str]:
        """Fields of the article, and its title where that is not the document's name."""
        about: dict[str, str] = {}
        title = document.name
        for guid, value in document.variables:
            name = field(self._found.variables.get(guid, ""))
            if name == "title":
                title = value
            elif known := _FIELDS.get(name):
                about.setdefault(known, value)
            else:
                self._found.left["variables of documents"] += 1
        return {name: value for name, value in about.items() if value}, title

    def _text(self, document: Document) -> str | None:
        """The text as it came; None where the file does not bring it."""
        if document.text is not None:
            return document.text
        if not document.path:
            self._leave("documents without plain text", document)
            return None
        if not document.path.startswith(_INSIDE):
            self._leave("documents whose text lies outside of the file", document)
            return None
        wanted = document.path.removeprefix(_INSIDE).replace("\\", "/").lstrip("/").lower()
        member = self._members.get(f"sources/{wanted}") or self._members.get(wanted)
        if member is None:
            self._leave("documents whose text is missing from the file", document)
            return None
        data = self._archive.read(member)
        try:
            return data.decode("utf-8")  # with its byte order mark, which some tools count
        except UnicodeDecodeError:
            return decode(data).text

    def _leave(self, what: str, document: Document) -> None:
        self._found.left[what] += 1
        if document.selections:
            self._found.left[f"selections in {what}"] += len(document.selections)


def _entry(name: str, archive: Archive) -> str:
    entries = [member for member in archive.names() if member.lower().endswith(".qde") and "/" not in member]
    if not entries:
        raise BadFile(name, "it has no part named project.qde")
    return next((entry for entry in entries if entry.lower() == "project.qde"), entries[0])


def _left(left: Counter[str]) -> Iterator[Left]:
    return (Left(what=what, number=number) for what, number in sorted(left.items()) if number > 0)
