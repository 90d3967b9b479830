"""Electronic books: one article of all chapters in their order, with the book's metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ...model.layout import Block, Layout
from ...model.text import Decoded
from .. import xml
from ..archive import Archive
from ..drafting import drafted, guess, iso_date
from ..format import Format
from .epub_package import package
from .html_text import decoded, parsed, text_of

_MEDIA_TYPE = "application/epub+zip"
_LOCKS = "META-INF/encryption.xml"
_OF_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Ways in which fonts alone are made unusable elsewhere; the words stay as they are."""
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_BETWEEN = "\n\n"
_FEW = 5


class _Chapter(Struct):
    text: str
    layout: Layout
    found: Decoded


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The text of all chapters. Raises `BadFile`, also for a book that is locked."""
    with Archive(name, data) as archive:
        _must_be_open(name, archive)
        book = package(name, archive)
        chapters = _chapters(name, archive, book.chapters, choices)
        lists = _chapters(name, archive, book.lists, choices)
    text, layout = _joined(chapters)
    return drafted(
        name,
        text,
        {**book.about, "published": iso_date(book.about["published"])},
        media_type=_MEDIA_TYPE,
        charset=chapters[0].found.charset if chapters else "",
        layout=layout,
        dropped=[chapter.text for chapter in lists],
        remarks=(*dict.fromkeys(guess(chapter.found) for chapter in chapters), _absent(book.missing)),
        offers=("charset",),
    )


def _must_be_open(name: str, archive: Archive) -> None:
    if _LOCKS not in archive.names():
        return
    locks = _Locks()
    xml.stream(name, archive.read(_LOCKS), _LOCKS, locks)
    if locks.ways - _OF_FONTS:
        raise BadFile(name, "it is locked: the words are encrypted, for certain readers only")


class _Locks:
    """Takes the ways in which parts are encrypted."""

    def __init__(self) -> None:
        self.ways: set[str] = set()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.rpartition("}")[2] == "EncryptionMethod":
            self.ways.add(attributes.get("Algorithm", ""))

    def end(self, _: str) -> None: ...
    def data(self, _: str) -> None: ...


def _chapters(name: str, archive: Archive, places: Sequence[str], choices: Choices) -> list[_Chapter]:
    """Those with words; a cover that is a picture has none."""
    found = (_chapter(name, archive.read(place), choices) for place in places)
    return [chapter for chapter in found if chapter is not None]


def _chapter(name: str, data: bytes, choices: Choices) -> _Chapter | None:
    if not data.strip():
        return None
    told = _XML_CHARSET.match(data)
    found = decoded(name, data, told.group(1).decode("ascii", "ignore") if told else "", choices.charset)
    if not found.text.strip():
        return None
    try:
        text, layout = text_of(parsed(name, found.text))
    except BadFile:
        if "<body" in found.text.lower():
            raise
        return None
    return _Chapter(text, layout, found) if text else None


def _joined(chapters: Sequence[_Chapter]) -> tuple[str, Layout]:
    """One text, and the layouts moved to where their chapters stand in it."""
    blocks: list[Block] = []
    at = 0
    for chapter in chapters:
        blocks += (Block(at + b.start, at + b.end, b.role, b.level) for b in chapter.layout)
        at += len(chapter.text) + len(_BETWEEN)
    return _BETWEEN.join(chapter.text for chapter in chapters), tuple(blocks)


def _absent(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_FEW]) + (" …" if len(names) > _FEW else "")
    return f"Chapters that are not in the file: {shown}" if names else ""


FORMAT = Format(
    name="epub",
    title="electronic book (.epub)",
    suffixes=(".epub",),
    media_types=(_MEDIA_TYPE,),
    holds="article",
    signature=b"PK\x03\x04",
    read=read,
)
