"""The process in which foreign files are read: `python -m sourcemark.formats.child`, driven through its pipes.

It knows nothing of the project and writes no file. Whatever goes wrong in it ends it, and the parent
(`process.py`) says so of the file that was being read.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import time
from typing import BinaryIO

import msgspec

from . import limits as limits_
from .answering import answers
from .limits import Limits
from .wire import OUT_OF_MEMORY, Ask, encode, receive, send

_LONGEST = 1 << 40


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Take the limits, then answer. Raises `EOFError` when the parent goes away."""
    limits = msgspec.msgpack.decode(receive(source, _LONGEST), type=Limits)
    limits_.current.set(limits)
    confine(limits)
    decode = msgspec.msgpack.Decoder(list[Ask]).decode
    while True:
        for ask in decode(receive(source, _LONGEST)):
            _spend(limits.seconds)
            for answer in answers(ask):
                send(sink, encode(answer))
                _spend(limits.seconds)


def confine(limits: Limits) -> None:
    """Let the system hold the limits, where it can: memory, no files written, few opened, no core dump."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (most, most))


def _spend(seconds: float) -> None:
    """Give the next file its own processor time; the system ends the process when the parent can't."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))


def main() -> None:
    """Keep the pipes for messages alone: what a library prints goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent, who got it too, decides
    sink = os.fdopen(os.dup(1), "wb")
    gc.set_threshold(50_000)  # trees of pages are large and free of rings: looking for these costs a tenth
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        serve(sys.stdin.buffer, sink)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, BrokenPipeError):
        os._exit(0)


if __name__ == "__main__":
    main()
