"""The Sourcemark bundle (.smbundle): JSON lines, lossless, one object a line.

["sourcemark-bundle", 2]          what it is, and the version of the format
["annotator", {…}]                one line for each object, in the order of `model.bundle`
["end", 4711]                     how many objects there were: without it the file is cut off
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from ...model.bundle import Bundle, Item, Moment, Original, Text
from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.kinds import KINDS, decode, encode
from ..format import Format
from ..json_lines import WRONG

NAME, VERSION = "sourcemark-bundle", 2
LONGEST = 512 * 1024 * 1024
"""Bytes of the longest line: an original in base 64."""
USUAL = 16 * 1024 * 1024
"""Bytes of the longest line of anything but a text or an original: decoded, it takes several times as much memory."""
_LONG = (b'["text",', b'["original",')

_line = msgspec.json.Decoder(tuple[str, msgspec.Raw])
_parts: dict[str, msgspec.json.Decoder[Any]] = {
    Text.kind: msgspec.json.Decoder(Text),
    Original.kind: msgspec.json.Decoder(Original),
    Moment.kind: msgspec.json.Decoder(Moment),
}
_encode = msgspec.json.Encoder().encode


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write every object; how many there were."""
    number = 0
    with path.open("wb") as file:
        file.write(_encode((NAME, VERSION)) + b"\n")
        for number, item in enumerate(bundle, 1):  # noqa: B007 - the last number counts
            body = encode(item) if isinstance(item, Entity) else _encode(item)
            file.write(b'["%b",%b]\n' % (item.kind.encode(), body))
        file.write(_encode(("end", number)) + b"\n")
    return number


def read(path: Path) -> Iterator[Item]:
    """The objects of a bundle, validated one by one. Raises BadFile with the line that is wrong."""
    try:
        with path.open("rb") as file:
            yield from _items(path, file)
    except OSError as error:
        raise BadFile(path, error.strerror or "it can't be read") from error


def _items(path: Path, file: BinaryIO) -> Iterator[Item]:
    _check_head(path, file)
    number = -1
    for number, line in enumerate(_lines(path, file)):
        kind, body = _split(path, number, line)
        if kind == "end":
            _check_end(path, number, body, file)
            return
        yield _item(path, number, kind, body)
    raise BadFile(path, "the bundle is cut off: its last line is missing", f"after line {number + 2}")


def _lines(path: Path, file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(USUAL):
        if _goes_on(line, USUAL) and line.startswith(_LONG):
            line += file.readline(LONGEST - USUAL)
            too_long = _goes_on(line, LONGEST)
        else:
            too_long = _goes_on(line, USUAL)
        if too_long:
            raise BadFile(path, "a line is longer than any object can be")
        yield line


def _goes_on(line: bytes, limit: int) -> bool:
    return len(line) >= limit and not line.endswith(b"\n")


def _check_head(path: Path, file: BinaryIO) -> None:
    try:
        name, version = msgspec.json.decode(file.readline(200), type=tuple[str, int])
    except WRONG:
        name, version = "", 0
    if name != NAME or version < 1:
        raise BadFile(path, "this is not a Sourcemark bundle")
    if version > VERSION:
        raise BadFile(
            path, f"made by a newer Sourcemark (bundle version {version}, this program knows {VERSION})"
        )


def _check_end(path: Path, number: int, body: msgspec.Raw, file: BinaryIO) -> None:
    if bytes(body) != str(number).encode():
        raise BadFile(
            path, f"{number} objects found where the end says {bytes(body)[:20].decode(errors='replace')}"
        )
    if file.read(1):
        raise BadFile(path, "there is something behind the end")


def _split(path: Path, number: int, line: bytes) -> tuple[str, msgspec.Raw]:
    try:
        return _line.decode(line)
    except WRONG as error:
        raise BadFile(path, f"not an object ({error})", f"line {number + 2}") from error


def _item(path: Path, number: int, kind: str, body: msgspec.Raw) -> Item:
    try:
        if kind in KINDS:
            return decode(KINDS[kind], body)
        if kind in _parts:
            part: Item = _parts[kind].decode(body)
            return part
    except WRONG as error:
        raise BadFile(path, f"no {kind} ({error})", f"line {number + 2}") from error
    raise BadFile(path, f"objects of kind {kind[:40]!r} are unknown to this program", f"line {number + 2}")


FORMAT = Format(
    name="bundle",
    title="Sourcemark bundle (.smbundle)",
    suffixes=(".smbundle",),
    media_types=("application/vnd.sourcemark.bundle",),
    holds="set",
    group="whole",
    purpose="everything, to be merged into another project",
    takes_texts=True,
    lossless=True,
    counts="object",
    signature=b'["sourcemark-bundle"',
    read=read,
    write=write,
)
