"""Records of a web archive (WARC, ISO 28500), one after the other, and what a server sent in each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ...model.errors import BadFile
from ..drafting import iso_date, line
from ..inflating import DAMAGED, GZIP, gunzipped
from ..limits import MB

_BLOCK = MB
_LEAST = 64 * 1024
_LONGEST = 2_000
"""Characters of what a head says."""
_FETCHED = frozenset({"response", "resource"})
"""Types of the records that hold something fetched; all others are passed over."""
_SCHEMES = ("http://", "https://", "ftp://", "file:")
"""What pages come from; crawlers keep notes of their own under other ones."""


class Record(Struct, frozen=True, kw_only=True):
    """One record that holds something fetched, or one that is damaged."""

    number: int
    """Its place among all records of the file, from 1."""
    uri: str = ""
    date: str = ""
    digest: str = ""
    http: bool = False
    """Whether `block` begins with what the server said of the payload."""
    media_type: str = ""
    block: bytes = b""
    why: str = ""
    """Why it can't be read, if so."""


def records(name: str, data: bytes) -> Iterator[Record]:
    """Those that hold something fetched; behind one that is damaged or beyond the limits nothing can be found."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    source = _Source(gunzipped(name, data) if data.startswith(GZIP) else iter((data,)))
    number, uri = 1, ""
    try:
        for found in ArchiveIterator(source, no_record_parse=True, block_size=_BLOCK):
            uri = _said(found.rec_headers, "WARC-Target-URI").strip("<>")
            if record := _record(number, uri, found):
                yield record
            number, uri = number + 1, ""
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, LookupError, _Cut):
        yield Record(number=number, uri=uri, why=source.fault or DAMAGED)
    else:
        if source.fault:
            yield Record(number=number, why=source.fault)


class _Cut(Exception):
    """A record ends before it should, or does not say where."""


class _Source:
    """What the library reads from. What is wrong with it ends it: the library would swallow an error, or trip."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._place = pieces, 0
        self.fault = ""
        """Why it ended too early."""

    def read(self, _: int = -1) -> bytes:
        """Some more bytes; none at the end. Never a few: the library decides by the first ones what it has."""
        some = bytearray()
        try:
            while len(some) < _LEAST and (piece := next(self._pieces, None)) is not None:
                some += piece
        except BadFile as bad:
            self.fault = bad.why
            self._pieces = iter(())
        self._place += len(some)
        return bytes(some)

    def tell(self) -> int:
        return self._place


def _said(headers: Any, name: str) -> str:
    return line(headers.get_header(name) or "")[:_LONGEST]


def _record(number: int, uri: str, found: Any) -> Record | None:
    """None when it holds nothing fetched. Raises `_Cut`."""
    if not _said(found.rec_headers, "Content-Length").isdecimal():
        raise _Cut
    fetched = found.rec_type in _FETCHED and uri.lower().startswith(_SCHEMES)
    block = _block(found.raw_stream, keep=fetched)
    if not fetched:
        return None
    head = found.rec_headers
    return Record(
        number=number,
        uri=uri,
        date=iso_date(_said(head, "WARC-Date")),
        digest=_said(head, "WARC-Payload-Digest"),
        media_type=_said(head, "Content-Type"),
        http=found.rec_type == "response",
        block=block,
    )


def _block(stream: Any, *, keep: bool) -> bytes:
    """All of a record behind its head, taken out of the stream in any case."""
    parts = []
    while part := stream.read(_BLOCK):
        if keep:
            parts.append(part)
    if stream.limit:
        raise _Cut
    return b"".join(parts)
