"""Damaged pages and locks met by plain queries, while opening, and by the check: always in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from files import fill, new_project, user

from sourcemark.model.articles import Article
from sourcemark.model.errors import BadFile
from sourcemark.model.scope import ArticleFilter, StatementFilter
from sourcemark.project import Project, connection, open_project
from sourcemark.project.check import check
from sourcemark.project.history import steps
from sourcemark.project.queries import articles, sources, statements

ME = "annotator-Ann"
PLAIN: list[Callable[[Project], object]] = [
    lambda p: p.link.execute("SELECT * FROM statement").fetchall(),
    lambda p: list(p.link.execute("SELECT * FROM change")),
    lambda p: next(p.link.execute("SELECT count(*) FROM article_search WHERE article_search MATCH 'the'")),
    lambda p: p.link.execute("SELECT count(*) FROM statement_source").fetchone(),
    lambda p: p.link.execute("SELECT * FROM operation").fetchmany(1_000),
    lambda p: articles.article_keys(p.link, ArticleFilter(), ME),
    lambda p: sources.source_keys(p.link, ""),
    lambda p: [statements.marks(p.link, a.id) for a in p.all(Article)],
    lambda p: [statements.statement_ids(p.link, a.id, StatementFilter()) for a in p.all(Article)],
    lambda p: list(steps(p.link, 100)),
    lambda p: p.undoable(),
    lambda p: p.undo(),
]


def met(path: Path) -> int:
    """How many of the queries told of damage; anything but words is raised."""
    told = 0
    with closing(open_project(path, user())) as project:
        for query in PLAIN:
            try:
                query(project)
            except BadFile:
                told += 1
    return told


def test_a_damaged_page_is_told_in_words_whatever_meets_it(path: Path) -> None:
    fill(path)
    whole = path.read_bytes()
    size = int.from_bytes(whole[16:18], "big")
    told = 0
    for page in range(1, len(whole) // size):
        path.write_bytes(whole[: page * size] + b"\x07" * 100 + whole[page * size + 100 :])
        try:
            told += met(path)
        except BadFile:  # it does not even open
            told += 1
    assert told >= 20, "the garbage lay where queries meet it"


def hold(path: Path) -> sqlite3.Connection:
    """Another program that lets nobody else near the file."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE other(x)")
    return other


@pytest.mark.parametrize("use", [lambda path: open_project(path, user()), check])
def test_a_file_locked_by_another_program_is_not_called_damaged(
    path: Path, use: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    new_project(path).close()
    monkeypatch.setattr(connection, "PATIENCE", 0.0)
    with closing(hold(path)), pytest.raises(BadFile, match=": another program is using the file"):
        use(path)


def test_a_query_in_the_way_of_another_program_is_told(project: Project) -> None:
    project.link.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadFile, match="another program is using the file"):
            project.link.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadFile, match="another program is using the file"):
            project.link.executemany("DELETE FROM tally WHERE 0 = ?", [(1,)])


def test_a_slip_of_the_program_stays_its_own(project: Project) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        project.link.execute("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError):
        project.link.execute("INSERT INTO text VALUES (NULL, NULL)")
