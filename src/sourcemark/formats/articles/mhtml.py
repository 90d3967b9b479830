"""Web pages saved as one file (.mhtml): the page itself, with its address and when it was saved."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage, Message
from pathlib import PurePath

from msgspec.structs import replace

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ..drafting import line
from ..format import Format
from ..moments import iso
from . import html
from .message_heads import BROKEN, header, message_in

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ADDRESSES = ("http://", "https://", "file:")
"""How addresses of pages begin; those that a browser makes up for its parts ("cid:") say nothing."""


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The page, as the reader of web pages takes it; its pictures and frames are left alone. Raises `BadFile`."""
    message = message_in(name, data)
    try:
        source, charset, address = _page(name, message)
    except BROKEN as error:
        raise BadFile(name, "the head of one of its parts is damaged") from error
    draft = html.read(name, source, choices, charset)
    untitled = draft.title == line(PurePath(name).stem)
    return replace(
        draft,
        title=(untitled and line(header(message, "Subject"))) or draft.title,
        url=address or draft.url,
        origin=address,
        fetched=iso(header(message, "Date")),
        media_type="multipart/related",
    )


def _page(name: str, message: EmailMessage) -> tuple[bytes, str, str]:
    """The source of the page with its charset and address; charset and address may be empty."""
    part = _root(message)
    if part is None:
        raise BadFile(name, "there is no web page in it")
    source = part.get_payload(decode=True)
    if not isinstance(source, bytes) or not source.strip():
        raise BadFile(name, "the web page in it is empty")
    places = (message["Snapshot-Content-Location"], part["Content-Location"], message["Content-Location"])
    addresses = (line("".join(str(place or "").split())) for place in places)
    address = next((one for one in addresses if one.lower().startswith(_ADDRESSES)), "")
    return source, part.get_content_charset() or "", address


def _root(message: EmailMessage) -> Message | None:
    """The part that the head names as the first one to be shown, else the first page of all."""
    pages = list(_pages(message))
    start = str(message.get_param("start") or "").strip()
    named = (page for page in pages if start and str(page["Content-ID"] or "").strip() == start)
    return next(named, pages[0] if pages else None)


def _pages(message: EmailMessage) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() in _PAGES)


FORMAT = Format(
    name="mhtml",
    title="saved web page (.mhtml)",
    suffixes=(".mhtml", ".mht"),
    media_types=("multipart/related", "application/x-mimearchive"),
    holds="article",
    read=read,
)
