"""Files of earlier versions: a verified backup first, then all of the way or nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from files import beside, new_project, problems, user

from sourcemark.model.articles import Article
from sourcemark.model.errors import BadFile
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import open_project
from sourcemark.project.backup import folder
from sourcemark.project.connection import inspect
from sourcemark.project.migrations import migrate
from sourcemark.project.schema import VERSION

BEFORE = VERSION - 1
KEPT = Path(__file__).parents[1] / "golden" / "versions"


@pytest.fixture
def old(path: Path) -> Path:
    """A file as a made-up version before this one wrote it: without one of today's indexes."""
    new_project(path).close()
    with closing(sqlite3.connect(path)) as link:
        link.execute("DROP INDEX source_list")
        link.execute(f"PRAGMA user_version = {BEFORE}")
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def to_today(link: sqlite3.Connection) -> None:
    """From the made-up version to today's."""
    link.execute("CREATE INDEX source_list ON source(merged_into, name)")


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as link:
        return {name for (name,) in link.execute("SELECT name FROM sqlite_schema")}


def test_an_old_file_is_brought_up_to_date_after_a_backup(old: Path) -> None:
    migrate(old, {BEFORE: to_today})
    assert inspect(old) == VERSION
    assert problems(old) == []
    backup = folder(old) / f"case version {BEFORE}.sourcemark"
    assert beside(backup) == [backup.name]
    assert inspect(backup) == BEFORE
    assert "source_list" not in tables(backup)
    project = open_project(old, user())
    assert project.why_read_only == ""
    project.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    before = tables(old)

    def fails(link: sqlite3.Connection) -> None:
        to_today(link)
        link.execute("DROP TABLE undo_stack")
        link.execute("SELECT no_such_function()")

    with pytest.raises(sqlite3.OperationalError):
        migrate(old, {BEFORE: fails})
    assert inspect(old) == BEFORE
    assert tables(old) == before
    assert (folder(old) / f"case version {BEFORE}.sourcemark").exists()
    migrate(old, {BEFORE: to_today})
    assert problems(old) == []


def test_a_file_of_today_is_left_alone(path: Path) -> None:
    new_project(path).close()
    before = path.read_bytes()
    migrate(path, {BEFORE: to_today})
    assert path.read_bytes() == before
    assert not folder(path).exists()


def test_a_version_that_never_was_is_refused(old: Path) -> None:
    with closing(sqlite3.connect(old)) as link:
        link.execute("PRAGMA user_version = 0")
    with pytest.raises(BadFile, match="no version 0"):
        open_project(old, user())
    assert beside(old) == ["case.sourcemark"]


def test_an_old_file_that_may_only_be_read_says_what_to_do(old: Path) -> None:
    with pytest.raises(BadFile, match="older Sourcemark"):
        open_project(old, user(), read_only=True)


def test_without_a_sound_backup_nothing_is_changed(old: Path) -> None:
    folder(old).write_text("in the way")
    with pytest.raises(BadFile, match="no backup"):
        migrate(old, {BEFORE: to_today})
    assert inspect(old) == BEFORE
    assert "source_list" not in tables(old)


@pytest.mark.parametrize("version", range(1, VERSION))
def test_files_of_every_earlier_version_open_and_work(version: int, path: Path) -> None:
    shutil.copy(KEPT / f"{version}.sourcemark", path)
    with closing(open_project(path, user())) as project:
        assert [article.title for article in project.all(Article)] == ["Bridge closed"]
        assert [s.exact for s in project.all(Statement)] == [
            "The ministry said the bridge was closed on Monday",
            "“Nobody warned u",
        ]
        with project.operation("Enter a source") as op:
            op.put(Source(id="another", name="Another"))
        assert project.undo() is not None
    assert problems(path) == []
