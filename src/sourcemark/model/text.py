"""From foreign bytes to the canonical text that is frozen: made once, at import, and never again.

What is changed is listed in `canonical`; everything else stays as it was captured. There is no Unicode
normalisation and no tidying of spaces: that would alter what is quoted.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from msgspec import field

from .entity import Value
from .patterns import pattern

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16: its mark begins with that of UTF-16
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
"""What files mean that declare these, as browsers read them (WHATWG Encoding)."""

_NOT_FOR_FILES = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
_SAMPLE = 64_000
"""Bytes that a guess looks at."""

_BREAKS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\f": "\n\n"}

_UNWANTED = pattern("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls, non-characters and lone surrogates: XML, PDF and Qt refuse or misread them."""

_PAIR = pattern("[\ud800-\udbff][\udc00-\udfff]")


class Decoded(Value, frozen=True):
    """Bytes as text, not yet canonical."""

    text: str
    charset: str
    """Python's name of the encoding."""
    guessed: bool = False
    """True when neither the bytes nor their declaration settled it, or when some could not be read."""


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of `data`; `declared` is the charset that the file or its carrier names. Never fails."""
    for mark, charset in _MARKS.items():
        if data.startswith(mark):
            text = data[len(mark) :].decode(charset, "replace")
            return Decoded(text=text, charset=charset, guessed="\ufffd" in text)
    charset = _known(declared)
    if (found := _widest(data)) is not None:
        return found
    if not charset.startswith("utf-16") and (wide := _wide(data)):
        return Decoded(text=data.decode(wide, "replace"), charset=wide, guessed=True)
    return _strictly(data, charset, "utf-8") or _nearly(data, charset, "utf-8") or _guess(data)


def _known(declared: str) -> str:
    """Python's name of a declared charset; empty when there is none that could be meant."""
    try:
        name = codecs.lookup(declared.strip("'\" \t\r\n")).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_FOR_FILES else _MEANT.get(name, name)


def _strictly(data: bytes, *charsets: str) -> Decoded | None:
    for charset in filter(None, charsets):
        try:
            return Decoded(text=data.decode(charset), charset=charset)
        except (UnicodeError, LookupError):
            continue
    return None


def _nearly(data: bytes, *charsets: str) -> Decoded | None:
    """A text of that charset with a few broken bytes: ten good characters beyond ASCII for each bad one."""
    for charset in filter(None, charsets):
        try:
            text = data.decode(charset, "replace")
        except (UnicodeError, LookupError):
            continue
        bad = text.count("\ufffd")
        if len(text) - len(text.encode("ascii", "ignore")) > 11 * bad:
            return Decoded(text=text, charset=charset, guessed=True)
    return None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows by its zero bytes, which stand on one side only."""
    sample = data[: _SAMPLE & ~1]
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if max(high, low) * 5 < len(sample) or min(high, low) * 10 > max(high, low) or not sample:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _widest(data: bytes) -> Decoded | None:
    """UTF-32 without a mark: every fourth byte is zero, and nothing else decodes so."""
    may_be = data and len(data) % 4 == 0 and data.count(0) * 4 >= len(data)
    return _strictly(data, "utf-32-le", "utf-32-be") if may_be else None


def _guess(data: bytes) -> Decoded:
    """By the statistics of the bytes; with too few of them beyond ASCII to tell, Western European."""
    charset = "cp1252"
    beyond = sum(byte > 127 for byte in data[:_SAMPLE])
    if beyond >= 20 or beyond * 5 > len(data):
        from charset_normalizer import from_bytes  # slow to import, seldom needed

        best = from_bytes(data[:_SAMPLE]).best()
        if best and charset not in best.could_be_from_charset:
            charset = best.encoding
    return Decoded(text=data.decode(charset, "replace"), charset=codecs.lookup(charset).name, guessed=True)


class Canonical(Value, frozen=True):
    """A text ready to be frozen, and what had to go."""

    text: str
    removed: dict[str, int] = field(default_factory=dict)
    """`U+FFFE` and so on, with how many of each were taken out."""


def canonical(text: str) -> Canonical:
    """The canonical form of a text. Canonical text comes back as it is.

    Byte order marks in front go; CRLF, CR, U+2028 and U+2029 become LF, a form feed two of them;
    surrogates in pairs become their character; what `_UNWANTED` lists is removed and counted.
    """
    text = text.lstrip("\ufeff")
    for found, instead in _BREAKS.items():
        text = text.replace(found, instead)
    if _UNWANTED.search(text) is None:
        return Canonical(text=text)
    text = _PAIR.sub(_joined, text)
    removed = Counter(f"U+{ord(char):04X}" for char in _UNWANTED.findall(text))
    return Canonical(text=_UNWANTED.sub("", text).lstrip("\ufeff"), removed=dict(sorted(removed.items())))


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
