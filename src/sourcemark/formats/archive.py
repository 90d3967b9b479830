"""Members of a foreign ZIP file, taken out within limits: a few kilobytes can claim to hold terabytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from types import TracebackType

from ..model.errors import BadFile
from . import limits
from .limits import MB, in_words

MEMBERS = 10_000
RATIO = 200
"""Unpacked to packed, at most, of a member beyond `SMALL`. Real office documents stay below 100."""
SMALL = 4 * MB
TIGHT = "it is packed too tightly to be honest"
_CHUNK = 256 * 1024
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others are unpacked by the library in one go, however much that is; hardly any program uses them."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, OverflowError)


class Archive:
    """The members of one ZIP file. What its directory claims is believed of nothing: real bytes are counted."""

    def __init__(self, name: str, data: bytes, *, strict: bool = True, most: int = 0) -> None:
        """Raises `BadFile` when it is no ZIP file, or one that no honest program writes.

        Not `strict`: names may come twice and lead out; whoever asks for `parts` looks at them.
        `most`: members that it may have, where these are more than usual.
        """
        self._name = name
        self._budget = limits.budget()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise BadFile(name, "the file is damaged or cut off") from error
        self._check(strict, most or MEMBERS)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._zip.close()

    def names(self) -> tuple[str, ...]:
        """Names of all members, in the order of the file's directory."""
        return tuple(self._zip.namelist())

    def parts(self) -> tuple[zipfile.ZipInfo, ...]:
        """All members with what the directory says of them."""
        return tuple(self._zip.infolist())

    def read(self, member: str) -> bytes:
        """The bytes of a member. Raises `BadFile` when it is missing, damaged or beyond the limits."""
        try:
            info = self._zip.getinfo(member)
        except KeyError as error:
            raise BadFile(self._name, f"it has no part named {member}") from error
        return self.read_part(info)

    def read_part(self, info: zipfile.ZipInfo) -> bytes:
        """The same for one of `parts`."""
        if info.flag_bits & 1:
            raise BadFile(self._name, "it is protected with a password", info.filename)
        if info.compress_type not in _WAYS:
            raise BadFile(self._name, "it is packed in a way that Sourcemark can't undo", info.filename)
        try:
            return self._inflated(info)
        except _DAMAGED as error:
            raise BadFile(self._name, "the file is damaged or cut off", info.filename) from error

    def _inflated(self, info: zipfile.ZipInfo) -> bytes:
        parts = bytearray()
        with self._zip.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                parts += chunk
                if not self._budget.spend(len(chunk)):
                    raise too_much(self._name, info.filename)
                if len(parts) > max(SMALL, RATIO * info.compress_size):
                    raise BadFile(self._name, TIGHT, info.filename)
        return bytes(parts)

    def _check(self, strict: bool, most: int) -> None:
        infos = self._zip.infolist()
        if len(infos) > most:
            raise BadFile(self._name, f"it holds more than {most:,} parts")
        if not strict:
            return
        if len({info.filename for info in infos}) < len(infos):
            raise BadFile(self._name, "two of its parts have the same name")
        for info in infos:
            if leads_out(info.filename) or leads_out(info.orig_filename):
                raise BadFile(self._name, "the name of a part leads out of the file")


def too_much(name: str, where: str = "") -> BadFile:
    """What is said of a file whose budget is spent."""
    return BadFile(name, f"it unpacks to more than {in_words(limits.current.get().unpacked)}", where)


def leads_out(member: str) -> bool:
    """Absolute, with a drive, or climbing up; nothing is ever written under such a name, yet no honest one has it."""
    parts = member.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in member
