"""Objects on the disk until they are needed: a set of a million marks is never in memory."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Texts:
    """Texts under their hashes. To be closed."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed with this object
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, sha256: str, text: str) -> None:
        """Keep it, once."""
        if sha256 not in self._places:
            data = text.encode()
            self._places[sha256] = (self._file.seek(0, 2), len(data))
            self._file.write(data)

    def get(self, sha256: str) -> str:
        """The text of that hash. KeyError when it was not kept."""
        start, length = self._places[sha256]
        self._file.seek(start)
        return self._file.read(length).decode()

    def close(self) -> None:
        """Gone."""
        self._file.close()


class Spool(Generic[T]):
    """Structs of one kind, written one after the other and read again as often as one likes. To be closed."""

    def __init__(self, kind: type[T]) -> None:
        self.number = 0
        self._file = TemporaryFile()  # noqa: SIM115 - closed with this object
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
        self._file.write(len(body).to_bytes(8, "big"))
        self._file.write(body)
        self.number += 1
        return body

    def __iter__(self) -> Iterator[T]:
        """All of them, in order. One at a time: no other iteration, and nothing is put meanwhile."""
        self._file.seek(0)
        while head := self._file.read(8):
            yield self._decode(self._file.read(int.from_bytes(head, "big")))
        self._file.seek(0, 2)

    def close(self) -> None:
        """Gone."""
        self._file.close()
