"""What is running in this process just now, so that two looks show what a test left behind."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 5.0
"""Seconds for a thread that was told to stop to reach its end."""

Found = dict[int | str, str]
"""What identifies a thing -> its description."""


def leftovers(qt: bool) -> Found:
    """All that runs: Python threads, child processes and, with `qt`, Qt's threads, timers and windows."""
    found = threads() | children()
    return found | windows() | runners() if qt else found


def beyond(before: Found, qt: bool) -> list[str]:
    """Descriptions of what runs now and did not then. Threads get a moment to end; garbage is collected."""
    for thread in threading.enumerate():
        if id(thread) not in before and isinstance(thread, threading.Thread) and thread.ident in _own():
            thread.join(PATIENCE)
    if qt:
        _delete_what_is_condemned()
    found = leftovers(qt)
    if found.keys() - before.keys():
        gc.collect()
        found = leftovers(qt)
    return [name for key, name in found.items() if key not in before]


def threads() -> Found:
    """Python's own threads; those that Qt started are seen by `runners`."""
    return {id(thread): f"thread {thread.name}" for thread in threading.enumerate() if thread.ident in _own()}


def children() -> Found:
    """Child processes, dead but unclaimed ones included, by process id. Linux only."""
    if not sys.platform.startswith("linux"):
        return {}
    from multiprocessing import forkserver, resource_tracker

    pythons = {forkserver._forkserver._forkserver_pid, resource_tracker._resource_tracker._pid}  # type: ignore[attr-defined]
    return {f"process {pid}": f"process {pid}: {_command(pid)}" for pid in _child_ids() if pid not in pythons}


def windows() -> Found:
    """Top-level widgets, hidden ones too."""
    from PySide6.QtWidgets import QApplication

    return {id(w): f"window {w!r} {w.windowTitle()}" for w in QApplication.topLevelWidgets()}


def runners() -> Found:
    """Timers that tick, threads and pools of Qt that run, as far as Python holds them."""
    import shiboken6
    from PySide6.QtCore import QThread, QThreadPool, QTimer

    def busy(thing: Any) -> bool:
        if isinstance(thing, QTimer):
            return bool(thing.isActive())
        if isinstance(thing, QThread):
            return bool(thing.isRunning()) and thing is not QThread.currentThread()
        return bool(thing.activeThreadCount() > 0)

    known = (o for o in gc.get_objects() if isinstance(o, QTimer | QThread | QThreadPool))
    return {id(thing): repr(thing) for thing in known if shiboken6.isValid(thing) and busy(thing)}


def _own() -> set[int | None]:
    foreign = threading._DummyThread
    return {t.ident for t in threading.enumerate() if not isinstance(t, foreign)}


def _child_ids() -> Iterator[int]:
    for listing in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # the thread ended since it was listed
            yield from (int(word) for word in listing.read_text().split())


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return os.strerror(3)


def _delete_what_is_condemned() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
