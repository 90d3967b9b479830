"""What reading one foreign file may cost at most."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    """Of all that is taken out of one file, archives in it included."""


current: ContextVar[Limits] = ContextVar("current", default=Limits())  # noqa: B039 (frozen)
"""The limits in force where a reader runs; `read(name, data)` has no place for them."""


class Budget:
    """What may still be taken out of one file, in bytes."""

    def __init__(self) -> None:
        self.left = current.get().unpacked

    def spend(self, size: int) -> bool:
        """Whether so much more is within the limits."""
        self.left -= size
        return self.left >= 0


_shared: ContextVar[Budget | None] = ContextVar("shared", default=None)


@contextmanager
def one_budget() -> Iterator[None]:
    """All that is unpacked meanwhile counts together: an archive with those that lie in it."""
    outer = _shared.get()
    _shared.set(outer or Budget())
    try:
        yield
    finally:
        _shared.set(outer)


def budget() -> Budget:
    """The budget of the file at hand, or a fresh one."""
    return _shared.get() or Budget()


def in_words(size: int) -> str:
    """A number of bytes for people: "100 MB", "1 GB", "512 bytes"."""
    for unit, name in ((1024 * MB, "GB"), (MB, "MB"), (1024, "kB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size} bytes"
