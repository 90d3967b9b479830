"""Row 10: a coworker's 100,000 statements merged into a project of 100,000, and merged a second time."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import corpus
import msgspec
from measuring import Taken, against, in_turns, median, take, tell
from starting import at_home

from sourcemark.model.articles import Article
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator, User
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.model.statements import Statement
from sourcemark.project import Project, create, open_project
from sourcemark.project.merging.handing import Selection, hand_out
from sourcemark.project.merging.merge import merge
from sourcemark.work.codebooks import builtin

ARTICLES, STATEMENTS, SHARE = 1_000, 100, 20
"""Articles, statements in each, and statements of one step of the coworker's."""
COWORKER = User(annotator=Annotator(id="coworker", name="Coworker"), device="elsewhere")
PLAIN = ("received", "received_change", "merging", "operation", "change", "annotator", "statement", "receipt",
         "statement_source", "statement_code", "statement_piece", "undo_stack", "tally")  # fmt: skip
_SEARCH = """INSERT INTO statement_search (rowid, exact, note) SELECT key, body ->> '$.quotes[0].exact',
  coalesce(body ->> '$.note', '') FROM theirs.statement WHERE key > ?"""


def make(folder: Path) -> tuple[Path, Path]:
    """Ours with 100,000 statements, and a copy that was handed out and filled with as many others."""
    ours, theirs = folder / "ours.sourcemark", folder / "theirs.sourcemark"
    with closing(create(ours, corpus.USER, builtin())) as project:
        fill(project)
        ids = tuple(article.id for article in project.all(Article))
        hand_out(project, theirs, Selection(ids, "none"), Arrangement(id=ARRANGEMENT))
        marks = list(project.all(Statement))
    with closing(open_project(theirs, COWORKER)) as project:
        for number in range(0, len(marks), SHARE):
            with project.operation(f"Tag {number}") as op:
                for mark in marks[number : number + SHARE]:
                    op.put(msgspec.structs.replace(mark, id=new_id(), annotator=COWORKER.annotator.id))
    return ours, theirs


def fill(project: Project) -> None:
    """A thousand articles of 10 kB with a hundred statements each."""
    prose = corpus.Prose()
    with project.bulk("Articles") as op:
        marker = corpus.Marker(op, 500)
        for number in range(ARTICLES):
            marker.mark(corpus.put_article(op, prose.text(10_000), f"Article {number}", number), STATEMENTS)
            op.pause()


def merged(ours: Path, theirs: Path, path: Path) -> Taken:
    """Into a copy of ours."""
    shutil.copy(ours, path)
    with closing(open_project(path, corpus.USER)) as project:
        return take(lambda: merge(project, theirs, "Merge"))


def again(path: Path, theirs: Path) -> Taken:
    """The same file a second time."""
    with closing(open_project(path, corpus.USER)) as project:
        return take(lambda: merge(project, theirs, "Merge"))


def bare(ours: Path, after: Path, path: Path) -> Taken:
    """All rows that merging wrote, index tables and search too, copied from the file that has them."""
    shutil.copy(ours, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        for pragma in ("foreign_keys = OFF", "journal_mode = WAL", "synchronous = FULL"):
            link.execute(f"PRAGMA {pragma}")
        link.execute("ATTACH ? AS theirs", (str(after),))
        (last,) = link.execute("SELECT max(key) FROM main.statement").fetchone()
        return take(lambda: copy_rows(link, last))


def copy_rows(link: sqlite3.Connection, last: int) -> None:
    """INSERT … SELECT, table by table, in one transaction."""
    link.execute("BEGIN IMMEDIATE")
    for table in PLAIN:
        link.execute(f"INSERT INTO main.{table} SELECT * FROM theirs.{table} {new_rows(table)}")
    link.execute(_SEARCH, (last,))
    link.execute("COMMIT")


def new_rows(table: str) -> str:
    """A condition for rows that only the merged file has."""
    if table == "tally":
        return "WHERE annotator = 'coworker'"
    if table in ("statement_source", "statement_code", "statement_piece"):
        return "WHERE statement > (SELECT min(key) - 1 FROM theirs.statement WHERE annotator = 'coworker')"
    key = {"undo_stack": "position", "merging": "operation", "receipt": "received"}.get(table, "key")
    return f"WHERE {key} > (SELECT coalesce(max({key}), 0) FROM main.{table})"


def figures(folder: Path, times: int = 3) -> None:
    """Ours and the floor in turns, then the second merging against the first."""
    ours, theirs = make(folder)
    fresh = (folder / f"{number}.sourcemark" for number in itertools.count())
    after = next(fresh)
    merged(ours, theirs, after)
    floor, first = in_turns(
        times, lambda: bare(ours, after, next(fresh)), lambda: merged(ours, theirs, next(fresh))
    )
    second = [again(after, theirs) for _ in range(times)]
    what = "100,000 statements of a coworker into a project of 100,000"
    tell([against(10, f"merge {what}", median(floor), median(first), 5)])
    tell(
        [against(10, "merge the same file again, against the first time", median(first), median(second), 0.1)]
    )


if __name__ == "__main__":
    with at_home() as home:
        figures(home)
