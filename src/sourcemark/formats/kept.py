"""Bytes that wait on the disk until they are needed: texts of an article, a million marks."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile

_HEAD = 8
"""Bytes before each, that say how many they are."""


class Kept:
    """Bytes in, a place out; bytes back. To be closed: it holds a temporary file."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed with this object
        self._end = 0
        self._writing = True

    def put(self, data: bytes) -> int:
        """Keep them behind the others; their place."""
        if not self._writing:  # going to the end each time would write out what is gathered
            self._file.seek(self._end)
            self._writing = True
        place = self._end
        self._file.write(len(data).to_bytes(_HEAD, "big"))
        self._file.write(data)
        self._end += _HEAD + len(data)
        return place

    def get(self, place: int) -> bytes:
        """What was put there."""
        self._writing = False
        self._file.seek(place)
        return self._file.read(int.from_bytes(self._file.read(_HEAD), "big"))

    def __iter__(self) -> Iterator[bytes]:
        """All of them in order; others may be read and put meanwhile."""
        place = 0
        while place < self._end:
            data = self.get(place)
            place += _HEAD + len(data)
            yield data

    def close(self) -> None:
        """Gone."""
        self._file.close()
