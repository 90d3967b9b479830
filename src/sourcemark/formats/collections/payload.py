"""What a server sent, out of the record of a web archive: freed of chunks and packing, with its kind and charset."""

from __future__ import annotations

import io
from email.message import Message
from typing import Any

from msgspec import Struct

from ...model.errors import BadFile
from ..inflating import GZIP, gunzipped, inflated
from .records import Record

KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
"""Media types of payloads that may be articles -> suffix of the format that reads them."""
_UNSAID = frozenset({"", "application/octet-stream", "application/x-download"})
_BEGINNINGS = ((b"%PDF-", ".pdf"), (b"<!doctype html", ".html"), (b"<html", ".html"))


class Payload(Struct, frozen=True):
    """What may be an article."""

    suffix: str
    charset: str
    data: bytes


def payload(name: str, record: Record) -> Payload | None:
    """None for pictures, scripts, whatever is no page, and what the server did not have. Raises `BadFile`."""
    if not record.http:
        return _payload(record.media_type, record.block)
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    stream = io.BytesIO(record.block)
    try:
        head = StatusAndHeadersParser(["HTTP/"]).parse(stream)
    except (StatusAndHeadersParserException, EOFError) as error:
        raise BadFile(name, "what the server sent has no head") from error
    media_type = head.get_header("Content-Type") or ""
    if "200" not in head.statusline.split()[:2] or not _may_be(_kind(media_type)):
        return None
    return _payload(media_type, _unpacked(name, head, stream))


def _kind(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _may_be(kind: str) -> bool:
    return kind in KINDS or kind in _UNSAID


def _payload(media_type: str, data: bytes) -> Payload | None:
    kind = _kind(media_type)
    suffix = KINDS.get(kind, "")
    if kind in _UNSAID:
        start = data[:64].lstrip().lower()
        suffix = next((suffix for sign, suffix in _BEGINNINGS if start.startswith(sign.lower())), "")
    return Payload(suffix, _charset(media_type), data) if suffix and data.strip() else None


def _charset(media_type: str) -> str:
    head = Message()
    head["Content-Type"] = media_type.encode("ascii", "ignore").decode()
    return head.get_content_charset() or ""


def _unpacked(name: str, head: Any, stream: io.BytesIO) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader

    chunked = "chunked" in (head.get_header("Transfer-Encoding") or "").lower()
    data: bytes = (ChunkedDataReader(stream) if chunked else stream).read()
    for way in reversed((head.get_header("Content-Encoding") or "").lower().split(",")):
        data = _undone(name, way.strip(), data)
    return data


def _undone(name: str, way: str, data: bytes) -> bytes:
    """Free of one packing. Many crawlers unpack what they keep, and leave the head as it was."""
    if way in {"", "identity"} or not data:
        return data
    if way in {"gzip", "x-gzip"}:
        return b"".join(gunzipped(name, data)) if data.startswith(GZIP) else data
    if way == "deflate":
        return inflated(name, data)
    raise BadFile(name, f"it is packed in a way that Sourcemark can't undo ({way[:20]})")
