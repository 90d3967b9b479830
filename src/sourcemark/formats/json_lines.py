"""JSON from outside, decoded with the place of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from ..model.errors import BadFile
from .charset import text_in

T = TypeVar("T")
WRONG = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What decoding raises for bytes that are not what they should be."""
_MARK = b"\xef\xbb\xbf"


def decoded_lines(name: str, data: bytes, kind: type[T]) -> Iterator[tuple[int, T]]:
    """Each line that is not blank, with its number from 1. Raises `BadFile` with the line that is wrong."""
    decode = msgspec.json.Decoder(kind, strict=False).decode
    for number, line in lines(name, data):
        try:
            yield number, decode(line)
        except WRONG as error:
            raise _not_so(name, error, f"line {number:,}") from error


def lines(name: str, data: bytes, charset: str = "") -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank, as UTF-8, with its number from 1; `charset`: as a person chose."""
    for number, line in enumerate(_utf8(name, data, charset).split(b"\n"), 1):
        if line.strip():
            yield number, line


def decoded(name: str, data: bytes, kind: type[T] | Any = Any) -> T:
    """The whole file as one value. Raises `BadFile`."""
    try:
        thing: T = msgspec.json.decode(_utf8(name, data), type=kind, strict=False)
    except WRONG as error:
        raise _not_so(name, error) from error
    return thing


def decoded_part(name: str, where: str, part: msgspec.Raw, kind: type[T] | Any = Any) -> T:
    """A part of a file that was decoded before. Raises `BadFile` with the place."""
    try:
        thing: T = msgspec.json.decode(part, type=kind)
    except WRONG as error:
        raise _not_so(name, error, where) from error
    return thing


def unmarked(data: bytes) -> bytes:
    """Without the byte order mark that some programs put before UTF-8, and without what is blank before JSON."""
    return data.removeprefix(_MARK).lstrip()


def _not_so(name: str, error: Exception, where: str = "") -> BadFile:
    return BadFile(name, f"this is not what it should be ({why(error)})", where)


def why(error: Exception) -> str:
    """What the decoder says, without what it says it of."""
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]


def _utf8(name: str, data: bytes, charset: str = "") -> bytes:
    """JSON is UTF-8; some programs write it with a mark, or in UTF-16."""
    if charset:
        return text_in(name, data, chosen=charset).text.encode("utf-8", "replace")
    data = data.removeprefix(_MARK)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return text_in(name, data).text.encode("utf-8", "replace")
    return data
