"""What a PDF says of itself: its XMP packet (ISO 16684-1) first, then its information dictionary."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...model.errors import BadFile
from .. import xml
from ..drafting import iso_date

_PACKET = 1 << 20
"""Longest XMP packet that is looked at, in bytes."""
_WANTED = frozenset(
    {"title", "creator", "publicationName", "publicationDate", "date", "CreateDate", "language", "url"}
)
_MOMENT = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_DRAFT_TITLE = re.compile(
    r"^microsoft \w+ - |\.(docx?|indd|odt|rtf|pages|qxp|pdf)$|^untitled|^print$", re.IGNORECASE
)
"""Titles that programs give when the author gave none."""


def metadata(data: bytes, info: Mapping[str, str]) -> dict[str, str]:
    """Fields of `Draft`. The date of creation stands for that of publication when nothing better is known."""
    xmp = _xmp(data)
    title = next((t for t in (xmp["title"], info.get("Title", "")) if t and not _DRAFT_TITLE.search(t)), "")
    made = iso_date(xmp["publicationDate"] or xmp["date"] or xmp["CreateDate"])
    return {
        "title": title,
        "byline": xmp["creator"] or info.get("Author", ""),
        "outlet": xmp["publicationName"],
        "published": made or _info_date(info.get("CreationDate", "")),
        "url": xmp["url"],
        "language": xmp["language"].partition(";")[0],
    }


def _info_date(value: str) -> str:
    """ "D:20240102030405Z" -> "2024-01-02"."""
    found = _MOMENT.match(value)
    return "-".join(part for part in found.groups() if part) if found else ""


def _xmp(data: bytes) -> dict[str, str]:
    """The newest packet that stands in the file unpacked, as the standard asks for; a damaged one tells nothing."""
    start = data.rfind(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start, start + _PACKET) if start >= 0 else -1
    sink = _Xmp()
    if end >= 0:
        try:
            xml.stream("", data[start : end + len(b"</x:xmpmeta>")], "XMP", sink)
        except BadFile:
            return dict.fromkeys(_WANTED, "")
    return {name: "; ".join(sink.found.get(name, ())) for name in _WANTED}


class _Xmp:
    """A sink that keeps wanted properties, written as elements, lists or attributes."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._open: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._open.append(tag.rpartition("}")[2])
        for name, value in attributes.items():
            self._keep(name.rpartition("}")[2], value)

    def data(self, text: str) -> None:
        """Words, perhaps of a property or of an item of its list."""
        self._keep(next((name for name in reversed(self._open) if name in _WANTED), ""), text)

    def end(self, _: str) -> None:
        """The innermost element ends."""
        self._open.pop()

    def _keep(self, name: str, text: str) -> None:
        if name in _WANTED and text.strip():
            self.found.setdefault(name, []).append(text.strip())
