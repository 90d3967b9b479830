"""Making, opening and closing project files."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from ..model.codebook import CODEBOOK, Codebook
from ..model.errors import BadFile, Refused, SourcemarkError
from ..model.ids import new_id
from ..model.people import User
from . import migrations
from .connection import inspect, may, remove
from .erasing import Told, left_over, mend
from .lock import Held, Lock
from .project import Project
from .reading import unreadable
from .schema import APPLICATION_ID, SCHEMA, VERSION


def create(
    path: Path,
    user: User,
    codebook: Codebook | None,
    fill: Callable[[Project], object] = lambda project: None,
) -> Project:
    """A new project file with that codebook and what `fill` writes, opened; without a codebook `fill` writes one.

    Refused when something is there already. The file appears only when it is whole: whatever goes wrong before,
    there is none.
    """
    if path.exists():
        raise Refused(f"{path.name} exists already: open it, or choose another name.")
    draft = path.with_name(path.name + ".part")
    try:
        remove(draft)
        draft.touch(exist_ok=False)  # SQLite would follow a link that stands there
        _write_empty(draft)
        _fill(draft, user, codebook, fill)
        remove(path)  # the log of a project that crashed and was deleted here would be taken for this one's
        os.replace(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise BadFile(path, f"no project can be written here ({error})") from error
    finally:
        with contextlib.suppress(OSError):
            remove(draft)
    return open_project(path, user)


def _fill(draft: Path, user: User, codebook: Codebook | None, fill: Callable[[Project], object]) -> None:
    with contextlib.closing(_open(draft, user)) as project:
        # A project without its codebook would be none, so this is no step to undo.
        if codebook is not None:
            with project.operation("New project", undoable=False) as op:
                op.put(codebook)
        fill(project)


def _write_empty(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        link.execute(f"PRAGMA user_version = {VERSION}")
        link.executescript(f"BEGIN;{SCHEMA}COMMIT;")
        link.executemany("INSERT INTO meta VALUES (?, ?)", (("project", new_id()), ("replica", new_id())))


class CutShort(SourcemarkError):
    """The file holds the remains of a long operation: to take them back takes a while."""

    def __init__(self, path: Path, left: int) -> None:
        super().__init__(f"{path.name}: {left:,} changes that were cut short are to be taken back first.")


def open_project(
    path: Path, user: User, *, read_only: bool = False, most: int | None = None, told: Told | None = None
) -> Project:
    """Open a project file. Raises BadFile when it is none, is damaged or newer than this program.

    When another window or program has it open, or it can't be written, it opens for reading and
    `why_read_only` says so. What a crash cut short is taken back first, of which `told` hears as in
    `erasing.mend`; with more than `most` changes CutShort is raised instead.
    """
    project = _open(path, user, read_only=read_only, most=most, told=told)
    try:
        if project.get(Codebook, CODEBOOK) is None:
            raise BadFile(path, "it has no codebook")
    except BaseException:
        project.close()
        raise
    return project


def _open(
    path: Path, user: User, *, read_only: bool = False, most: int | None = None, told: Told | None = None
) -> Project:
    version = inspect(path)
    lock, why = (None, "Opened for reading only.") if read_only else _lock(path, user)
    try:
        if version < VERSION:
            _bring_up_to_date(path, why)
        return _opened(Project(path, user, lock, why), most, told)
    except BaseException as error:
        if lock is not None:
            lock.release()
        if isinstance(error, sqlite3.DatabaseError):
            raise unreadable(path, error) from error
        raise


def _bring_up_to_date(path: Path, why_not: str) -> None:
    if why_not:
        raise BadFile(path, f"made by an older Sourcemark, and can't be brought up to date now. {why_not}")
    migrations.migrate(path)


def _opened(project: Project, most: int | None, told: Told | None) -> Project:
    try:
        compare_schema(project.path, project.link)
        if not project.why_read_only:
            if most is not None and (left := left_over(project.link)) > most:
                raise CutShort(project.path, left)
            mend(project.link, told)
        project.look()
    except BaseException:
        project.link.close()
        raise
    return project


def _lock(path: Path, user: User) -> tuple[Lock | None, str]:
    try:
        if may(path, os.W_OK):
            return Lock(path, user.annotator.name), ""
        return None, "The file can't be written: you can read, but not change anything."
    except Held as holder:
        return None, f"Open elsewhere ({holder}): you can read here, but not change anything."
    except OSError as error:
        why = error.strerror
        return None, f"The folder can't be written ({why}): you can read, but not change anything."


def compare_schema(path: Path, link: sqlite3.Connection) -> None:
    """Raise BadFile unless the file has exactly our tables, indexes and triggers and nobody else's."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    theirs = set(link.execute(query))
    with contextlib.closing(sqlite3.connect(":memory:")) as ours:
        ours.executescript(SCHEMA)
        expected = set(ours.execute(query))
    if theirs != expected:
        odd = sorted(f"{kind} {name}" for kind, name, *_ in theirs ^ expected)
        raise BadFile(path, "its tables are not those of a Sourcemark project", ", ".join(odd[:3]))
