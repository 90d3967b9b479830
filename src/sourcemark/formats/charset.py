"""Foreign bytes as text, for every reader of plain sources; what is no text at all is named instead of read."""

from __future__ import annotations

import codecs
from collections import Counter
from unicodedata import category

from ..model.errors import BadFile
from ..model.text import Decoded, decode

_FEW = 3
"""Characters that may be broken in any text, however short: one slip makes no file worthless."""
_CONTROLS = 0.05
"""Share of controls from which bytes are no text. Colours in a log stay below it, noise is at a tenth."""
_BROKEN = 0.15
"""Share of controls and unreadable characters from which bytes are no text."""
_LAYOUT = frozenset("\t\n\r\f\v\x85")


def text_in(name: str, data: bytes, declared: str = "", chosen: str = "") -> Decoded:
    """The text of `data` as `model.text.decode` reads it, or in the charset that a person chose.

    Raises `BadFile` when it is none.
    """
    found = _as_chosen(name, data, chosen) if chosen else decode(data, declared)
    if "\0" in found.text and not found.charset.startswith(("utf-16", "utf-32")):
        raise BadFile(name, "this is no text: there are zero bytes in it")
    if _is_noise(found):
        raise BadFile(name, "this is no text: too many of its characters can't be read")
    return found


def _as_chosen(name: str, data: bytes, charset: str) -> Decoded:
    try:
        codec = codecs.lookup(charset)
        text = data.decode(codec.name, "replace")
    except (LookupError, ValueError, AssertionError) as error:
        raise BadFile(name, f"there is no charset named {charset[:40]}") from error
    return Decoded(text=text, charset=codec.name)


def _is_noise(found: Decoded) -> bool:
    """True for controls and broken characters beyond what a slip, or a program that marks up lines, leaves."""
    # Where a charset was only guessed, characters that do not exist speak against the guess.
    strange = {"Cc", "Cn", "Co", "Cs"} if found.guessed else {"Cc"}
    lost, length = found.text.count("\ufffd"), len(found.text)
    odd = {c for c in set(found.text) if category(c) in strange and c not in _LAYOUT}  # counting all is slow
    controls = sum(n for c, n in Counter(found.text).items() if c in odd) if odd else 0
    return lost + controls > _FEW and (controls > _CONTROLS * length or controls + lost > _BROKEN * length)
