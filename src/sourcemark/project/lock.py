"""One writer per project file: a lock file beside it, which the system releases when the process dies."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        file.seek(1 << 30)  # beyond the words, which others may then still read
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class Held(Exception):
    """Somebody else has the lock; the message says who."""


def lock_file(path: Path) -> Path:
    """Where the lock of a project lies: the same for every link that leads to it."""
    real = path.resolve()
    return real.with_name(real.name + ".lock")


def holder(path: Path) -> str:
    """Who has the project open for writing, empty when nobody has. Leaves no trace."""
    try:
        with lock_file(path).open("rb", buffering=0) as file:
            try:
                _seize(file)
            except OSError:
                return file.read(400).decode("utf-8", "replace").strip() or "another window"
    except OSError:  # no such file, or none we may read: nobody signed
        return ""
    return ""


class Lock:
    """The right to write. Raises Held when another window or process has it, OSError when none can be made."""

    def __init__(self, path: Path, who: str) -> None:
        self.path = lock_file(path)
        self._file = self._take()
        self._sign(who)

    def _take(self) -> BinaryIO:
        while True:
            file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
            try:
                _seize(file)
            except OSError:
                words = file.read(400).decode("utf-8", "replace").strip()
                file.close()
                raise Held(words or "another window") from None
            if self._is_current(file):
                return file
            file.close()  # the holder removed it between our opening and our locking

    def _is_current(self, file: BinaryIO) -> bool:
        with contextlib.suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(file.fileno()), os.stat(self.path))
        return False

    def _sign(self, who: str) -> None:
        since = datetime.now().astimezone().strftime("%H:%M")
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"{who} on {platform.node()}, since {since}".encode())

    def release(self) -> None:
        """Give it back and leave no file behind."""
        with contextlib.suppress(
            OSError
        ):  # on Windows an open file can't be removed, another holder's may not be
            if sys.platform != "win32":
                self.path.unlink()
        self._file.close()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self.path.unlink()
