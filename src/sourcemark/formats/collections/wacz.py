"""Web archives with a list of their pages (.wacz): the pages listed, else all that are in it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ...model.articles import AS_FOUND, Choices
from ...model.errors import BadFile
from ...model.words import cut
from .. import limits
from ..archive import Archive
from ..drafting import TITLE, line
from ..format import Format
from ..json_lines import WRONG, lines
from ..member import Member
from . import warc

_LIST = "pages/pages.jsonl"
_RECORDS = "archive/"
_NOWHERE = "the list of pages names it, but no page of that address is in the archive"


class _Page(Struct):
    url: str = ""
    title: str | None = None


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """The pages. Raises `BadFile`."""
    with limits.one_budget(), Archive(name, data) as archive:
        listed = _listed(name, archive)
        missing = dict(listed)
        for member in _members(name, archive, choices):
            if not listed or member.bad:
                yield member
            elif (address := _plain(member.origin)) in listed:
                missing.pop(address, None)
                yield replace(member, title=listed[address] or member.title)
        for address, title in missing.items():
            yield Member(name=address, title=title, bad=BadFile(name, _NOWHERE))


def _members(name: str, archive: Archive, choices: Choices) -> Iterator[Member]:
    """Those of all web archives in it; one that is damaged keeps none back beside it."""
    parts = sorted(part for part in archive.names() if part.startswith(_RECORDS) and _is_warc(part))
    if not parts:
        raise BadFile(name, "there is no web archive in it")
    for part in parts:
        short = part.removeprefix(_RECORDS)
        try:
            for member in warc.read(name, archive.read(part), choices):
                yield replace(member, name=f"{short}/{member.name}")
        except BadFile as bad:
            yield Member(name=short, bad=bad)


def _is_warc(part: str) -> bool:
    return part.lower().endswith(warc.FORMAT.suffixes)


def _listed(name: str, archive: Archive) -> dict[str, str]:
    """Title by address, in the order of the list; empty when there is none. Its first line says what it is."""
    if _LIST not in archive.names():
        return {}
    pages = dict[str, str]()
    decode = msgspec.json.Decoder(_Page).decode
    for number, text in lines(name, archive.read(_LIST)):
        try:
            page = decode(text)
        except WRONG as error:
            raise BadFile(name, "the list of its pages is damaged", f"{_LIST}, line {number:,}") from error
        if address := _plain(line(page.url)):
            pages.setdefault(address, cut(line(page.title or ""), TITLE))
    return pages


def _plain(address: str) -> str:
    """An address without the place in the page that it points to."""
    return address.partition("#")[0]


FORMAT = Format(
    name="wacz",
    title="web archive with its pages (.wacz)",
    suffixes=(".wacz",),
    media_types=("application/wacz", "application/x-wacz"),
    holds="collection",
    signature=b"PK\x03\x04",
    read=read,
)
