"""Files of earlier versions: a verified backup first, then all of the way or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from files import beside, new_project, problems, user

from sourcemark.model.errors import BadFile
from sourcemark.project import open_project
from sourcemark.project.backup import folder
from sourcemark.project.connection import inspect
from sourcemark.project.migrations import migrate


@pytest.fixture
def old(path: Path) -> Path:
    """A file as a made-up version 0 wrote it: without one of today's indexes."""
    new_project(path).close()
    with closing(sqlite3.connect(path)) as link:
        link.execute("DROP INDEX source_list")
        link.execute("PRAGMA user_version = 0")
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def to_1(link: sqlite3.Connection) -> None:
    """From the made-up version 0 to the first real one."""
    link.execute("CREATE INDEX source_list ON source(merged_into, name)")


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as link:
        return {name for (name,) in link.execute("SELECT name FROM sqlite_schema")}


def test_an_old_file_is_brought_up_to_date_after_a_backup(old: Path) -> None:
    migrate(old, {0: to_1})
    assert inspect(old) == 1
    assert problems(old) == []
    backup = folder(old) / "case version 0.sourcemark"
    assert beside(backup) == [backup.name]
    assert inspect(backup) == 0
    assert "source_list" not in tables(backup)
    project = open_project(old, user())
    assert project.why_read_only == ""
    project.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    before = tables(old)

    def fails(link: sqlite3.Connection) -> None:
        to_1(link)
        link.execute("DROP TABLE undo_stack")
        link.execute("SELECT no_such_function()")

    with pytest.raises(sqlite3.OperationalError):
        migrate(old, {0: fails})
    assert inspect(old) == 0
    assert tables(old) == before
    assert (folder(old) / "case version 0.sourcemark").exists()
    migrate(old, {0: to_1})
    assert problems(old) == []


def test_a_file_of_today_is_left_alone(path: Path) -> None:
    new_project(path).close()
    before = path.read_bytes()
    migrate(path, {0: to_1})
    assert path.read_bytes() == before
    assert not folder(path).exists()


def test_a_version_that_never_was_is_refused(old: Path) -> None:
    with pytest.raises(BadFile, match="no version 0"):
        open_project(old, user())
    assert beside(old) == ["case.sourcemark"]


def test_an_old_file_that_may_only_be_read_says_what_to_do(old: Path) -> None:
    with pytest.raises(BadFile, match="older Sourcemark"):
        open_project(old, user(), read_only=True)


def test_without_a_sound_backup_nothing_is_changed(old: Path) -> None:
    folder(old).write_text("in the way")
    with pytest.raises(BadFile, match="no backup"):
        migrate(old, {0: to_1})
    assert inspect(old) == 0
    assert "source_list" not in tables(old)
