"""Where an annotation's target stands: positions and quotes out of selectors of any make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ....model.errors import BadFile
from ....model.spans import Quote, Span

_MOST = 2**53
_CHARACTERS = re.compile(r"char=(\d{1,15}),(\d{1,15})")
"""A fragment of plain text (RFC 5147)."""
_DEEP = 8


class Place(Struct, frozen=True):
    """One target: as far as it is known."""

    source: str
    span: Span | None = None
    quote: Quote | None = None
    role: str = ""


def listed(value: Any) -> list[Any]:
    """JSON-LD writes one thing by itself and several as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def text_of(value: Any) -> str:
    """A string, or the first of several; empty for anything else."""
    first = next(iter(listed(value)), "")
    if isinstance(first, dict):
        first = first.get("id", first.get("@value", ""))
    return first if isinstance(first, str) else ""


def place_of(name: str, where: str, target: Any, role: str = "") -> Place:
    """The place that a target, or a body that is a place, stands for. Raises `BadFile` for one that can't be."""
    if not isinstance(target, dict):
        address, _, fragment = text_of(target).partition("#")
        return Place(address, _fragment(name, where, fragment), role=role)
    span, quote = None, None
    for selector in _selectors(target):
        span = span or _position(name, where, selector)
        quote = quote or _quote(selector)
    return Place(text_of(target.get("source", target.get("id"))), span, quote, role)


def _selectors(target: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All that are side by side; of one that is refined only what refines it, without its positions."""
    for selector in listed(target.get("selector")):
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "Choice":
            yield from (item for item in listed(selector.get("items")) if isinstance(item, dict))
        elif "refinedBy" in selector:
            yield from _refined(selector)
        else:
            yield selector


def _refined(selector: dict[str, Any]) -> Iterator[dict[str, Any]]:
    inner: Any = selector
    for _ in range(_DEEP):
        if not (isinstance(inner, dict) and "refinedBy" in inner):
            break
        inner = next(iter(listed(inner["refinedBy"])), None)
    if isinstance(inner, dict) and _is(inner, "TextQuoteSelector"):
        yield inner


def _is(selector: dict[str, Any], kind: str) -> bool:
    return any(
        isinstance(type, str) and type.endswith(kind)
        for type in listed(selector.get("type", selector.get("@type")))
    )


def _position(name: str, where: str, selector: dict[str, Any]) -> Span | None:
    if _is(selector, "FragmentSelector"):
        return _fragment(name, where, text_of(selector.get("value")))
    if not _is(selector, "TextPositionSelector"):
        return None
    return _span(name, where, selector.get("start"), selector.get("end"))


def _fragment(name: str, where: str, fragment: str) -> Span | None:
    found = _CHARACTERS.fullmatch(fragment)
    return _span(name, where, int(found[1]), int(found[2])) if found else None


def _span(name: str, where: str, start: object, end: object) -> Span | None:
    """None for a caret between two characters."""
    if not (type(start) is int and type(end) is int and 0 <= start <= end <= _MOST):
        raise BadFile(name, f"no text has a place from {str(start)[:40]} to {str(end)[:40]}", where)
    return Span(start, end) if start < end else None


def _quote(selector: dict[str, Any]) -> Quote | None:
    if not _is(selector, "TextQuoteSelector"):
        return None
    exact, prefix, suffix = (text_of(selector.get(key)) for key in ("exact", "prefix", "suffix"))
    return Quote(exact=exact, prefix=prefix, suffix=suffix) if exact else None
