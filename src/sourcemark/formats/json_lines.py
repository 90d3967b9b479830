"""JSON from outside, decoded with the place of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from ..model.errors import BadFile
from .charset import text_in

T = TypeVar("T")
_WRONG = (msgspec.MsgspecError, UnicodeError, RecursionError)


def decoded_lines(name: str, data: bytes, kind: type[T]) -> Iterator[tuple[int, T]]:
    """Each line that is not blank, with its number from 1. Raises `BadFile` with the line that is wrong."""
    decode = msgspec.json.Decoder(kind, strict=False).decode
    for number, line in lines(name, data):
        try:
            yield number, decode(line)
        except _WRONG as error:
            raise BadFile(
                name, f"this is not what it should be ({why(error)})", f"line {number:,}"
            ) from error


def lines(name: str, data: bytes, charset: str = "") -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank, as UTF-8, with its number from 1; `charset`: as a person chose."""
    for number, line in enumerate(_utf8(name, data, charset).split(b"\n"), 1):
        if line.strip():
            yield number, line


def decoded(name: str, data: bytes, kind: type[T] | Any = Any) -> T:
    """The whole file as one value. Raises `BadFile`."""
    try:
        thing: T = msgspec.json.decode(_utf8(name, data), type=kind, strict=False)
    except _WRONG as error:
        raise BadFile(name, f"this is not what it should be ({why(error)})") from error
    return thing


def why(error: Exception) -> str:
    """What the decoder says, without what it says it of."""
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:200]


def _utf8(name: str, data: bytes, charset: str = "") -> bytes:
    """JSON is UTF-8; some programs write it with a mark, or in UTF-16."""
    if charset:
        return text_in(name, data, chosen=charset).text.encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return text_in(name, data).text.encode("utf-8", "replace")
    return data
