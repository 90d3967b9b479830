"""ZIP archives of articles' files: each that Sourcemark can read, with what lies in archives and tables among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from zipfile import ZipInfo

from ...model.articles import AS_FOUND, Choices
from ...model.errors import BadFile
from ...model.text import canonical
from .. import limits
from ..archive import Archive, leads_out
from ..format import Format
from ..member import Member
from ..registry import unknown

_UTF8 = 0x800
"""Bit of the flags that says how a name is written (APPNOTE 4.4.4); without it, it is whatever the maker had."""
_LITTER = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
"""What systems leave beside files, and no person put there."""


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """All files but hidden ones. Raises `BadFile`, also when the archives in it are too much together."""
    with limits.one_budget(), Archive(name, data, strict=False) as archive:
        taken: dict[str, int] = {}
        for part in archive.parts():
            own = _name(part)
            if part.filename.endswith("/") or _is_hidden(own):
                continue
            yield _member(name, archive, part, _once(own, taken))


def _member(name: str, archive: Archive, part: ZipInfo, own: str) -> Member:
    if leads_out(own) or leads_out(part.orig_filename):
        return Member(name=own, bad=BadFile(name, "its name leads out of the archive"))
    if why := unknown(own):
        return Member(name=own, bad=why)
    try:
        return Member(name=own, data=archive.read_part(part))
    except BadFile as bad:
        if limits.budget().left < 0:
            raise
        return Member(name=own, bad=BadFile(name, bad.why))


def _name(part: ZipInfo) -> str:
    """The name as its maker wrote it: Unix programs write UTF-8 without saying so."""
    written = part.filename
    if not part.flag_bits & _UTF8:
        with suppress(UnicodeError):
            written = written.encode("cp437").decode("utf-8")
    return canonical(written.replace("\\", "/")).text.replace("\n", " ").strip() or "no name"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part in _LITTER or (part.startswith(".") and part != "..") for part in parts)


def _once(name: str, taken: dict[str, int]) -> str:
    """The name, or one like it when another member has it already."""
    own = name
    while own in taken:
        taken[name] += 1
        base, dot, ending = name.rpartition(".")
        own = f"{base} ({taken[name]}).{ending}" if dot and base else f"{name} ({taken[name]})"
    taken[own] = 1
    return own


FORMAT = Format(
    name="zip",
    title="ZIP archive (.zip)",
    suffixes=(".zip",),
    media_types=("application/zip",),
    holds="collection",
    signature=b"PK\x03\x04",
    read=read,
)
