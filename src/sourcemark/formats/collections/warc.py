"""Web archives (.warc, .warc.gz): the pages in them, with address, time and digest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from .. import limits
from ..format import Format
from ..inflating import GZIP, begins
from ..member import Member
from ..registry import format_for
from .payload import Payload, payload
from .records import Record, records

_HEAD = b"WARC/"
_LETTERS = 100
"""Of a name made of an address."""


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """The pages that a server had: HTML, plain text and PDF. Raises `BadFile`."""
    if not recognises(name, data):
        raise BadFile(name, "it is no web archive, or damaged from its first byte on")
    with limits.one_budget():
        for record in records(name, data):
            if member := _member(name, record, choices):
                yield member


def recognises(name: str, data: bytes) -> bool:
    """The first record says so, packed or not."""
    return (begins(data) if data.startswith(GZIP) else data).startswith(_HEAD)


def _member(name: str, record: Record, choices: Choices) -> Member | None:
    member = Member(
        name=f"{record.number} {record.uri}" if record.uri else f"record {record.number}",
        title=record.uri,
        origin=record.uri,
        fetched=record.date,
        digest=record.digest,
    )
    if record.why:
        return replace(member, bad=BadFile(name, record.why))
    try:
        found = payload(name, record)
    except BadFile as bad:
        return replace(member, bad=bad)
    if found is None:
        return None
    draft = partial(_draft, _file(record.uri, found.suffix), record.uri, found, choices)
    return replace(member, data=found.data, draft=draft)


def _draft(file: str, uri: str, found: Payload, choices: Choices) -> Draft:
    chosen = format_for(file, found.data)
    assert chosen.read is not None
    told = (found.charset,) if chosen.takes_charset else ()
    draft: Draft = chosen.read(file, found.data, choices, *told)
    return replace(draft, url=draft.url or uri)


def _file(uri: str, suffix: str) -> str:
    """A name such as a browser would give the page when one saves it."""
    try:
        parts = urlsplit(uri)
        last = PurePosixPath(unquote(parts.path)).stem or parts.hostname or ""
    except ValueError:
        last = ""
    return (last.replace("\\", " ").replace("\0", "")[:_LETTERS] or "page") + suffix


FORMAT = Format(
    name="warc",
    title="web archive (.warc)",
    suffixes=(".warc", ".warc.gz"),
    media_types=("application/warc",),
    holds="collection",
    recognises=recognises,
    read=read,
)
