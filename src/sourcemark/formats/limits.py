"""What reading one foreign file may cost at most."""

from __future__ import annotations

from contextvars import ContextVar

from msgspec import Struct

MB = 1 << 20


class Limits(Struct, frozen=True, kw_only=True):
    """Time in seconds of one file; the rest in bytes. Memory is held only where the system can (not Windows)."""

    seconds: float = 60.0
    memory: int = 1024 * MB
    size: int = 100 * MB
    """Of the file as it comes."""
    unpacked: int = 200 * MB
    """Of all that is taken out of one archive."""


current: ContextVar[Limits] = ContextVar("current", default=Limits())  # noqa: B039 (frozen)
"""The limits in force where a reader runs; `read(name, data)` has no place for them."""


def in_words(size: int) -> str:
    """A number of bytes for people: "100 MB", "1 GB", "512 bytes"."""
    for unit, name in ((1024 * MB, "GB"), (MB, "MB"), (1024, "kB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size} bytes"
