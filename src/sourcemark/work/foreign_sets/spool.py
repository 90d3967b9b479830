"""Objects on the disk until they are needed: a set of a million marks is never in memory."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Generic, TypeVar

import msgspec

from ...formats.kept import Kept

T = TypeVar("T")


class Texts:
    """Texts under their hashes. To be closed."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._places: dict[str, int] = {}

    def put(self, sha256: str, text: str) -> None:
        """Keep it, once."""
        if sha256 not in self._places:
            self._places[sha256] = self._kept.put(text.encode())

    def get(self, sha256: str) -> str:
        """The text of that hash. KeyError when it was not kept."""
        return self._kept.get(self._places[sha256]).decode()

    def close(self) -> None:
        """Gone."""
        self._kept.close()


class Spool(Generic[T]):
    """Structs of one kind, written one after the other and read again as often as one likes. To be closed."""

    def __init__(self, kind: type[T]) -> None:
        self.number = 0
        self._kept = Kept()
        self._encode, self._decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(kind).decode

    def __enter__(self) -> Spool[T]:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()

    def put(self, thing: T) -> bytes:
        """Keep it; as it was written."""
        body = self._encode(thing)
        self._kept.put(body)
        self.number += 1
        return body

    def __iter__(self) -> Iterator[T]:
        """All of them, in order."""
        return map(self._decode, self._kept)

    def close(self) -> None:
        """Gone."""
        self._kept.close()
