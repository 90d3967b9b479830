"""XML for other programs, written piece by piece: escaped, and without what XML can't hold."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from ..model.patterns import pattern

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_IMPOSSIBLE = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Controls, lone surrogates and non-characters (XML 1.0, production 2)."""
_ESCAPED = pattern('[&<>"\t\n\r]|[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
"""What is not written as it is; most words have none of it."""
_IN_TEXT = {"\r": "&#13;"}
_IN_VALUES = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;", '"': "&quot;"}
"""A parser makes spaces of these unless they are written so."""


def words(text: str) -> str:
    """Text between tags. What XML can't hold becomes U+FFFD, so that places stay."""
    return escape(_IMPOSSIBLE.sub("\ufffd", text), _IN_TEXT) if _ESCAPED.search(text) else text


def value(text: str) -> str:
    """Text between the double quotes of an attribute."""
    return escape(_IMPOSSIBLE.sub("\ufffd", text), _IN_VALUES) if _ESCAPED.search(text) else text


def element(name: str, attributes: Mapping[str, str | int], inner: str = "") -> str:
    """An element; `inner` is XML already."""
    said = "".join(f' {key}="{value(str(said))}"' for key, said in attributes.items())
    return f"<{name}{said}>{inner}</{name}>\n" if inner else f"<{name}{said}/>\n"
