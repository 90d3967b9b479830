"""A coworker's project file: a private copy of it, checked, and readable beside one's own as `theirs`."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ...model.errors import BadFile
from .. import migrations
from ..connection import connect, ends_early, inspect
from ..opening import compare_schema
from ..reading import unreadable, why_of
from ..schema import VERSION


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """A private copy of a project file that has been checked; gone after the block. Raises BadFile.

    Whoever changes the file meanwhile changes nothing here, and nothing is ever written to it.
    """
    inspect(path)
    with TemporaryDirectory(prefix="sourcemark-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "theirs"
        with naming(path):
            _copy(path, copy)
            if inspect(copy) < VERSION:
                _check(copy, old=True)
                migrations.migrate(copy)
            _check(copy)
        yield copy


def _copy(path: Path, copy: Path) -> None:
    try:
        for suffix in ("", "-wal"):
            part = path.with_name(path.name + suffix)
            if not suffix or part.exists():
                shutil.copyfile(part, copy.with_name(copy.name + suffix))
    except OSError as error:
        raise BadFile(path, f"it can't be read ({error.strerror})") from error


def _check(copy: Path, *, old: bool = False) -> None:
    with contextlib.closing(connect(copy, writing=False)) as link:
        if ends_early(copy, link):
            raise BadFile(copy, "the file is cut off")
        if not old:
            compare_schema(copy, link)
        for (verdict,) in link.execute("PRAGMA quick_check(1)"):
            if verdict != "ok":
                raise BadFile(copy, f"the file is damaged ({verdict})")


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """What is wrong with the copy is told of the file it was copied from."""
    try:
        yield
    except BadFile as error:
        raise BadFile(path, error.why, error.where) from error
    except sqlite3.Error as error:
        if not why_of(error):
            raise
        raise unreadable(path, error) from error
