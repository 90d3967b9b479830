"""Making, opening and closing: every path, every reason to refuse, and what is left on the disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from files import BOOK, beside, new_project, problems, put_all, put_article, user

from sourcemark.model.articles import Article
from sourcemark.model.codebook import Codebook
from sourcemark.model.errors import BadFile, Refused
from sourcemark.model.sources import Source
from sourcemark.project import Project, create, open_project


def open_to_all() -> str:
    """A folder for temporary files that somebody else can get to: one's own may be closed to all others."""
    for folder in (tempfile.gettempdir(), "/var/tmp", "/tmp"):
        path = Path(folder)
        if path.is_dir() and all(place.stat().st_mode & 0o001 for place in (path, *path.parents)):
            return folder
    pytest.skip("no folder here is open to others")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Permissions do not bind the superuser: be somebody else for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def closed(path: Path) -> Path:
    """A project with an article, closed."""
    project = new_project(path)
    with project.operation("Import") as op:
        put_article(op)
    project.close()
    return path


@pytest.fixture
def archive(closed: Path) -> Iterator[Path]:
    """The same project in a folder that nobody may write to."""
    folder = Path(tempfile.mkdtemp(dir=open_to_all()))
    path = Path(shutil.copy(closed, folder))
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "name", ["50% #1? & co", "with spaces ", "Ünï—çødé 军队 😀 שלום", "[abc] *", "a'b\"c;--", "%20%2F"]
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"folder {name}" / f"{name}.sourcemark"
    path.parent.mkdir()
    project = new_project(path)
    put_all(project, "Add", [Source(id="s", name="x")])
    project.close()
    assert beside(path) == [path.name]
    for read_only in (False, True):
        project = open_project(path, user(), read_only=read_only)
        assert project.get(Source, "s") is not None
        project.close()
        assert beside(path) == [path.name]
    assert problems(path) == []


def test_edits_survive_a_power_cut_and_a_hostile_file_gets_nothing(path: Path) -> None:
    project = new_project(path)
    clone = project.clone(writing=True)
    for link in (project.link, clone.link):
        values = {
            name: link.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
        }
        assert values == {
            "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1
        }  # fmt: skip
    with project.bulk("Many") as op:
        op.put(Source(id="s", name="x"))
    assert project.link.execute("PRAGMA synchronous").fetchone() == (2,), "full again after a long operation"
    clone.close()
    project.close()


def test_while_open_there_is_a_log_and_a_lock_and_afterwards_one_file(path: Path) -> None:
    project = new_project(path)
    assert "case.sourcemark-wal" in beside(path)
    assert "case.sourcemark.lock" in beside(path)
    halfway = project.all(Codebook)
    next(halfway)
    project.close()
    assert beside(path) == ["case.sourcemark"]


def test_nothing_is_overwritten(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(Refused, match="exists already"):
        create(closed, user(), BOOK)
    assert closed.read_bytes() == before


def test_where_nothing_can_be_made_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no project can be written here"):
        new_project(tmp_path / "no such folder" / "x.sourcemark")


def test_opened_for_reading_nothing_can_be_written(closed: Path) -> None:
    before = closed.read_bytes()
    project = open_project(closed, user(), read_only=True)
    assert project.why_read_only == "Opened for reading only."
    with pytest.raises(Refused), project.operation("Never"):
        pass
    with pytest.raises(BadFile, match="can't be written"):
        project.link.execute("DELETE FROM undo_stack")
    assert len(list(project.all(Article))) == 1
    project.close()
    assert closed.read_bytes() == before


def test_a_folder_without_write_permission_is_read(archive: Path) -> None:
    with as_nobody():
        project = open_project(archive, user())
        assert "can't be written" in project.why_read_only
        assert len(list(project.all(Article))) == 1
        project.close()
        assert problems(archive) == []
    assert beside(archive) == [archive.name]


def test_a_file_that_cannot_be_read_is_refused_in_words(archive: Path) -> None:
    archive.chmod(0o000)
    with as_nobody(), pytest.raises(BadFile, match="can't be read"):
        open_project(archive, user())


@pytest.mark.parametrize("content", [b"", b"plain text", b"SQLite format 3\x00", b"PK\x03\x04" + bytes(200)])
def test_what_is_no_project_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(BadFile, match="not a Sourcemark project"):
        open_project(path, user())
    assert path.read_bytes() == content
    assert beside(path) == ["case.sourcemark"]


def test_no_file_a_folder_and_a_foreign_database_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no such file"):
        open_project(tmp_path / "none.sourcemark", user())
    with pytest.raises(BadFile, match="can't be read"):
        open_project(tmp_path, user())
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as link:
        link.execute("CREATE TABLE t(x)")
    with pytest.raises(BadFile, match="not a Sourcemark project"):
        open_project(tmp_path / "theirs.db", user())


@pytest.mark.parametrize("left", [100, 4096, 8192, 50_000])
def test_a_cut_off_file_is_refused_or_read_but_never_crashes(closed: Path, left: int) -> None:
    closed.write_bytes(closed.read_bytes()[:left])
    with pytest.raises(BadFile, match=r"damaged|tables"):
        open_project(closed, user())
    assert beside(closed)[0] == "case.sourcemark"
    assert "case.sourcemark.lock" not in beside(closed)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON change BEGIN SELECT 1; END",
        "CREATE TRIGGER sqlite1evil AFTER INSERT ON change BEGIN SELECT 1; END",
        "CREATE VIEW evil AS SELECT * FROM source",
        "CREATE TABLE evil(x)",
        "DROP TRIGGER text_is_frozen",
        "ALTER TABLE source ADD COLUMN evil TEXT",
    ],
)
def test_foreign_tables_views_and_triggers_are_refused(closed: Path, statement: str) -> None:
    with closing(sqlite3.connect(closed)) as link:
        link.execute(statement)
    for read_only in (False, True):
        with pytest.raises(BadFile, match="its tables are not those"):
            open_project(closed, user(), read_only=read_only)
    assert any("tables" in problem for problem in problems(closed))
    assert "case.sourcemark.lock" not in beside(closed)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_without_a_codebook_is_refused(closed: Path, read_only: bool) -> None:
    with closing(sqlite3.connect(closed)) as link:
        link.execute("DELETE FROM codebook")
        link.commit()
    with pytest.raises(BadFile, match="it has no codebook"):
        open_project(closed, user(), read_only=read_only)
    assert beside(closed) == [closed.name]


def test_a_newer_file_is_refused_politely(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as link:
        link.execute("PRAGMA user_version = 99")
    with pytest.raises(BadFile, match="made by a newer Sourcemark"):
        open_project(closed, user())


def test_a_new_project_appears_only_when_it_is_whole(path: Path) -> None:
    def fill(project: Project) -> None:
        assert not path.exists()
        assert project.get(Codebook, BOOK.id) == BOOK
        put_all(project, "Add", [Source(id="s", name="x")])

    project = create(path, user(), BOOK, fill)
    assert project.why_read_only == ""
    assert project.get(Source, "s") is not None
    project.close()
    assert beside(path) == [path.name]
    assert problems(path) == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_new_project_that_fails_halfway_leaves_nothing(path: Path, error: type[BaseException]) -> None:
    def fail(project: Project) -> None:
        put_all(project, "Add", [Source(id="s", name="x")])
        raise error

    with pytest.raises(error):
        create(path, user(), BOOK, fail)
    assert beside(path) == []


def test_what_a_crash_left_of_a_new_project_is_no_hindrance(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    path.with_name(path.name + ".part").symlink_to(precious)
    path.with_name(path.name + ".part-wal").write_bytes(b"half a log")
    new_project(path).close()
    assert precious.read_text() == "mine"
    assert beside(path) == sorted([path.name, "precious"])


def test_the_log_of_a_crashed_and_deleted_project_is_not_taken_over(path: Path, tmp_path: Path) -> None:
    crashed = new_project(path)
    with crashed.operation("Import") as op:
        put_article(op)
    kept = {suffix: path.with_name(path.name + suffix).read_bytes() for suffix in ("-wal", "-shm")}
    crashed.close()
    path.unlink()
    for suffix, data in kept.items():  # as a killed process leaves them
        path.with_name(path.name + suffix).write_bytes(data)
    project = new_project(path)
    assert list(project.all(Article)) == []
    project.close()
    assert problems(path) == []
    assert beside(path) == [path.name]
