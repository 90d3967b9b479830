"""Verified copies of a project, in a folder beside it, the oldest making room for the newest."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from .. import SUFFIX
from ..model.errors import BadFile
from .connection import connect, inspect, remove

KEEP = 7
"""Automatic backups kept per project; those made before a migration stay until removed by hand."""

PAGES = 2000
"""Pages copied at a time: between two portions a writer gets its turn."""


Told = Callable[[int, int], None]
"""Is told pages done and pages in all."""


def folder(path: Path) -> Path:
    """Where the backups of a project lie."""
    return path.with_name(f"{path.stem} backups")


def backups(path: Path) -> list[Path]:
    """Automatic backups, the one that holds the latest work first."""
    clocks = _clocks(path)
    return sorted(clocks, key=lambda copy: (clocks[copy], copy.name), reverse=True)


def _clocks(path: Path) -> dict[Path, int]:
    """What each backup holds up to. Names and file times tell less: clocks of machines are set, files are copied."""
    # A name may hold [, which means something in a pattern.
    pattern = f"{glob.escape(path.stem)} ????-??-?? ??????{SUFFIX}"
    return {copy: _clock_of(copy) for copy in folder(path).glob(pattern)}


def _clock_of(copy: Path) -> int:
    """The clock of the last step in a backup; 0 when it can't be read."""
    try:
        with contextlib.closing(connect(copy, writing=False)) as link:
            return _clock(link)
    except sqlite3.DatabaseError:
        return 0


def _clock(link: sqlite3.Connection) -> int:
    last = link.execute("SELECT clock FROM operation WHERE complete = 1 ORDER BY key DESC LIMIT 1").fetchone()
    return int(last[0]) if last else 0


def wanted(path: Path, link: sqlite3.Connection) -> bool:
    """True when something was done that no backup holds."""
    clock = _clock(link)
    return clock > 0 and clock not in _clocks(path).values()


def back_up(path: Path, *, label: str = "", keep: int = KEEP, progress: Told | None = None) -> Path:
    """Copy the project as it stands, open the copy and check it; only then does it count.

    `progress` is told pages done and pages in all. Raises BadFile when no sound copy can be made.
    """
    stamp = label or datetime.now(UTC).strftime("%Y-%m-%d %H%M%S")
    target = folder(path) / f"{path.stem} {stamp}{SUFFIX}"
    draft = target.with_suffix(".part")
    try:
        _make_folder(target.parent)
        _make(path, draft, target, progress)
    except (OSError, sqlite3.Error) as error:
        raise BadFile(target, f"no backup could be made ({error})") from error
    others = [copy for copy in backups(path) if copy != target]
    for old in others[max(keep - 1, 0) :]:
        remove(old)
    return target


def _make_folder(folder: Path) -> None:
    """A link would lead the copies, and the removal of old ones, to where somebody else wants them."""
    if folder.is_symlink():
        raise OSError(errno.ELOOP, "a link stands where the folder of backups belongs")
    folder.mkdir(exist_ok=True)


def _make(path: Path, draft: Path, target: Path, progress: Told | None) -> None:
    remove(draft)
    try:
        draft.touch(exist_ok=False)  # SQLite would follow a link that stands there
        _copy(path, draft, progress)
        _verify(draft)
        os.replace(draft, target)
    finally:
        remove(draft)


def _copy(path: Path, draft: Path, progress: Told | None) -> None:
    def told(status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    with (
        contextlib.closing(connect(path, writing=False)) as source,
        contextlib.closing(sqlite3.connect(draft)) as copy,
    ):
        source.backup(copy, pages=PAGES, progress=told)
        copy.execute("PRAGMA journal_mode = DELETE")  # a single file, readable from a read-only medium


def _verify(draft: Path) -> None:
    inspect(draft)
    with contextlib.closing(connect(draft, writing=False)) as link:
        (verdict,) = link.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise BadFile(draft, f"the copy is damaged ({verdict})")
        link.execute("SELECT count(*) FROM operation").fetchone()
