"""Names and quotes that run from right to left must not turn what stands next to them."""

from __future__ import annotations

from collections.abc import Iterable

_START, _END = "\u2068", "\u2069"
"""FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex #9). They take no room."""


def isolated(words: str) -> str:
    """`words` kept together in their own direction, whatever stands beside them."""
    return words if words.isascii() and not words[:1].isdigit() else f"{_START}{words}{_END}"


def beside(parts: Iterable[str], between: str = " · ") -> str:
    """The parts that say something, each in its own direction, in the order of the list."""
    return between.join(isolated(part) for part in parts if part)
