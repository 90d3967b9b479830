"""The side of the parent: one child process, from its start until nothing is left of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import IO, BinaryIO, cast

from .messages import LONGEST, receive, send

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Child:
    """A module run as a process of its own. One thread talks to it, another may kill it."""

    def __init__(self, module: str, environment: Mapping[str, str] = {}) -> None:
        """`module`: its full name, e.g. "sourcemark.formats.child". `environment`: beside what it has from us."""
        self.killed = False
        """Its end was wished for."""
        self._process = subprocess.Popen(
            (sys.executable, "-P", "-m", module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
            env={**os.environ, **environment},
        )

    def send(self, body: bytes) -> None:
        """One message to it. Raises `OSError` when it is gone."""
        send(_open(self._process.stdin), body)

    def receive(self, longest: int = LONGEST) -> bytes:
        """Its next message. Raises `EOFError` when it is gone, `Garbled` beyond `longest` bytes."""
        return receive(_open(self._process.stdout), longest)

    @property
    def alive(self) -> bool:
        """False once it has ended, for whatever reason."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once; the thread that talks to it learns of it. It holds nothing that could be lost."""
        self.killed = True
        self._process.kill()

    def end(self) -> None:
        """Kill it and wait until it has ended, whoever talks to it."""
        self.kill()
        self._process.wait()

    def close(self) -> int:
        """Kill it and wait until nothing is left: its exit code. Only while nobody talks to it."""
        self.kill()
        with contextlib.suppress(BrokenPipeError), self._process:  # of bytes that it did not take
            self._process.wait()
        return self._process.returncode


def _open(pipe: IO[bytes] | None) -> BinaryIO:
    """A pipe that was asked for is there."""
    assert pipe is not None
    return cast(BinaryIO, pipe)
