"""A sound file made unsound, by chance and yet the same for the same seed."""

from __future__ import annotations

import gzip
import io
import lzma
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from trees import json_spoilt, xml_spoilt
from words import NUMBERS, TEXTS, TOKENS

_NUMBER = re.compile(rb"\d+")
_WORD = re.compile(rb"\w+|[^\w\s]|\s+")
_SAID = re.compile(rb"[^\W\d_]{2,}")
_NO_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
MEMBERS = (
    "../x",
    "/etc/x",
    "C:\\x",
    "a\\..\\x",
    "a" * 300,
    "é\0.txt",
    ".",
    "",
    "a/",
    "😀.txt",
    "CON",
    "x.html",
    "x.zip",
    "x.ann",
)


def spoilt(chance: Random, data: bytes, others: tuple[bytes, ...] = ()) -> bytes:
    """One to four things done to it; `others` are files that pieces are taken from."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        data = _once(chance, data, others or (data,))
    return data


def _once(chance: Random, data: bytes, others: tuple[bytes, ...]) -> bytes:
    if data[:4] == b"PK\x03\x04" and chance.random() < 0.85:
        return _packed(chance, data)
    if data[:2] == b"\x1f\x8b" and chance.random() < 0.8:
        return _zipped(chance, data)
    if data[:1] in b"[{" and data and chance.random() < 0.6:
        return _tree(chance, json_spoilt, data)
    if data.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"<" and chance.random() < 0.6:
        return _tree(chance, xml_spoilt, data)
    return chance.choice(_WAYS)(chance, data, others)


def _tree(chance: Random, way: Callable[[Random, bytes], bytes], data: bytes) -> bytes:
    try:
        return way(chance, data)
    except (ValueError, RecursionError):
        return chance.choice(_WAYS)(chance, data, (data,))


def _zipped(chance: Random, data: bytes) -> bytes:
    """Gzip: what is in it, packed again as members of their own or as one."""
    try:
        inner = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return chance.choice(_WAYS)(chance, data, (data,))
    return gzip.compress(_once(chance, inner, (inner,)), mtime=0)


def _packed(chance: Random, data: bytes) -> bytes:
    """ZIP: its members, spoilt within, or by name and order, packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (*_NO_ZIP, ValueError):
        return chance.choice(_WAYS)(chance, data, (data,))
    if members:
        _among(chance, members)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in members:
            info = zipfile.ZipInfo(name or "x", (1980, 1, 1, 0, 0, 0))
            info.compress_type = chance.choice(
                (zipfile.ZIP_DEFLATED,) * 8 + (zipfile.ZIP_STORED, zipfile.ZIP_LZMA)
            )
            with warnings.catch_warnings(action="ignore"):  # a name that comes twice is meant
                archive.writestr(info, inner)
    return file.getvalue()


def _among(chance: Random, members: list[tuple[str, bytes]]) -> None:
    at, what = chance.randrange(len(members)), chance.randrange(14)
    name, inner = members[at]
    if what == 0:
        del members[at]
    elif what == 1:
        members[at] = (chance.choice((*MEMBERS, *(other for other, _ in members))), inner)
    elif what == 2:
        members.append((chance.choice((name, name + "x", "x/" + name)), inner))
    elif what == 3:
        members[at] = (name, chance.choice(members)[1])
    elif what == 4:
        members[at] = (name, chance.choice((b"", b"\0", b"\xef\xbb\xbf", b"PK\x03\x04", b"\xff\xfe")))
    else:
        members[at] = (name, _once(chance, inner, tuple(data for _, data in members)))


def _flipped(chance: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    spoiling = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 10)) if data else 0):
        spoiling[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(spoiling)


def _slice(chance: Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 8, 40, 400, 4000)))


def _cut(chance: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    start, end = _slice(chance, data)
    return chance.choice((data[:start], data[start:], data[:start] + data[end:], data[:start] + data[end:]))


def _doubled(chance: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    start, end = _slice(chance, data)
    return data[:start] + data[start:end] * chance.choice((2, 2, 3, 50)) + data[end:]


def _inserted(chance: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    at, times = chance.randrange(len(data) + 1), chance.choice((1, 1, 1, 2, 40, 3000))
    new = chance.choice((chance.choice(TOKENS), chance.choice(TOKENS), chance.randbytes(4)))
    return data[:at] + new * times + data[at:]


def _spliced(chance: Random, data: bytes, others: tuple[bytes, ...]) -> bytes:
    other = chance.choice(others)
    (start, end), at = _slice(chance, other), chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at + chance.choice((0, end - start)) :]


def _numbered(chance: Random, data: bytes, others: tuple[bytes, ...]) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return _flipped(chance, data, others)
    one = chance.choice(found)
    new = chance.choice((*NUMBERS, chance.choice(found)[0].decode())).encode()
    return data[: one.start()] + new + data[one.end() :]


def _swapped(chance: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    parts = _WORD.findall(data)
    if parts:
        one, two = chance.randrange(len(parts)), chance.randrange(len(parts))
        parts[one], parts[two] = parts[two], parts[one]
    return b"".join(parts)


def _worded(chance: Random, data: bytes, others: tuple[bytes, ...]) -> bytes:
    found = list(_SAID.finditer(data))
    if not found:
        return _inserted(chance, data, others)
    one, new = chance.choice(found), chance.choice(TEXTS).encode("utf-8", "surrogatepass")
    return data[: one.start()] + new + data[one.end() :]


def _lined(chance: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    line = lines.pop(at)
    for _ in range(chance.choice((0, 1, 2, 3))):
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _recoded(chance: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    charset = chance.choice(("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "cp037", "cp1251"))
    return data.decode("utf-8", "replace").encode(charset, "replace")


_WAYS = (
    _flipped,
    _cut,
    _doubled,
    _inserted,
    _inserted,
    _spliced,
    _numbered,
    _numbered,
    _swapped,
    _worded,
    _lined,
    _recoded,
)
