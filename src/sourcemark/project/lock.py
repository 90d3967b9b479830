"""One writer per project file: a lock file beside it, which the system releases when the process dies."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

PATIENCE = 0.2
"""Seconds a new window waits for a lock that is taken: who only looks (`holder`) has it for an instant."""
_ONLY_ITSELF = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

if sys.platform == "win32":
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        file.seek(1 << 30)  # beyond the words, which others may then still read
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _machine() -> str:
    """This machine's name, without loading what else could tell it: the window waits."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


class Held(Exception):
    """Somebody else has the lock; the message says who."""


def lock_file(path: Path) -> Path:
    """Where the lock of a project lies: the same for every link that leads to it."""
    real = path.resolve()
    return real.with_name(real.name + ".lock")


def holder(path: Path) -> str:
    """Who has the project open for writing, empty when nobody has. Leaves no trace."""
    try:
        with _opened(lock_file(path), os.O_RDONLY) as file:
            try:
                _seize(file)
            except OSError:
                return file.read(400).decode("utf-8", "replace").strip() or "another window"
    except OSError:  # no such file, or none we may read: nobody signed
        return ""
    return ""


def _opened(path: Path, how: int) -> BinaryIO:
    """The lock file itself. OSError for anything that is none: a project may come from somebody who put it there."""
    file = os.fdopen(
        os.open(path, how | _ONLY_ITSELF, 0o644), "r+b" if how & os.O_RDWR else "rb", buffering=0
    )
    found = os.fstat(file.fileno())
    if path.is_symlink() or not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        file.close()
        raise OSError(errno.ELOOP, "a link or something else stands where its lock belongs", str(path))
    return file


class Lock:
    """The right to write. Raises Held when another window or process has it, OSError when none can be made."""

    def __init__(self, path: Path, who: str) -> None:
        self.path = lock_file(path)
        self._file = self._take()
        self._sign(who)

    def _take(self) -> BinaryIO:
        until = time.monotonic() + PATIENCE
        while True:
            file = _opened(self.path, os.O_RDWR | os.O_CREAT)
            try:
                _seize(file)
            except OSError:
                words = file.read(400).decode("utf-8", "replace").strip()
                file.close()
                if time.monotonic() > until:
                    raise Held(words or "another window") from None
                time.sleep(PATIENCE / 20)
                continue
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
        self._file.write(f"{who} on {_machine()}, since {since}".encode())

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
