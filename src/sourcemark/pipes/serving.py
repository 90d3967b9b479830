"""The side of the child: its pipes, and the limits that the system holds for it where it can.

A child writes no file and opens no connection. Whatever goes wrong in it ends it, and the parent says so.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import BinaryIO

OUT_OF_MEMORY = 3
"""Exit code of a child that ran out of memory."""
OUT_OF_TIME = -getattr(signal, "SIGXCPU", 1 << 16)
"""Exit code of a child that the system ended because it had worked for too long."""


def run(serve: Callable[[BinaryIO, BinaryIO], None]) -> None:
    """Call `serve(source, sink)` until the parent goes away. The pipes are kept for messages alone: what a library
    prints goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent, who got it too, decides
    sink = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        serve(sys.stdin.buffer, sink)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, BrokenPipeError):
        os._exit(0)


def confine(memory: int) -> None:
    """Let the system hold the limits, where it can: `memory` in bytes, no files written, few opened, no core dump."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (most, most))


def give_way(by: int = 5) -> None:
    """Let the window's process go first, where the system can (`by` as for `nice`).

    By 5 it has a quarter of a core that another program keeps busy, by 10 a tenth: too little for proposals to come
    while one reads.
    """
    if hasattr(os, "nice"):
        os.nice(by)


def spend(seconds: float) -> None:
    """Give what comes next its own processor time; the system ends the process when the parent can't."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))
