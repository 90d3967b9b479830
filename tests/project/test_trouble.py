"""What the disk, another program or damage bring about is told in words, and nothing is half written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from files import WHEN, mark, new_project, put_all, put_article, said_by, state

from sourcemark.model.articles import Article, Progress
from sourcemark.model.entity import Entity
from sourcemark.model.errors import BadFile
from sourcemark.model.scope import Scope, StatementFilter
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.queries import articles, sources, spoken, statements
from sourcemark.project.queries.bundle import bundle

TEXT = "The ministry said that troops moved."
LARGE = [Source(id=f"s{n}", name="x", note="much to say " * 2000) for n in range(20)]
ME = "annotator-Ann"


@pytest.fixture
def filled(path: Path) -> Project:
    project = new_project(path)
    lee = Source(id="lee", name="Lee")
    with project.operation("Fill") as op:
        article = put_article(op, TEXT)
        op.put(lee)
        op.put(Assessment(id="g", source="lee", annotator=ME, grade="B", at=WHEN))
        op.put(mark(article, TEXT, (4, 12), attribution=said_by(lee)))
        op.put(Progress(id="p", article=article.id, annotator=ME))
    return project


def spoil(project: Project, kind: type[Entity], body: str) -> None:
    project.link.execute(f"UPDATE {kind.kind} SET body = ?", (body,))


READS: list[tuple[type[Entity], Callable[[Project], object]]] = [
    (Source, lambda p: p.get(Source, "lee")),
    (Source, lambda p: list(p.all(Source))),
    (Source, lambda p: list(sources.all_sources(p.link))),
    (Source, lambda p: sources.source_rows(p.link, [1])),
    (Source, lambda p: sources.source_row(p.link, "lee")),
    (Assessment, lambda p: sources.assessments(p.link, "lee")),
    (Article, lambda p: articles.article_rows(p.link, [1], ME)),
    (Progress, lambda p: articles.progress_of(p.link, next(p.all(Article)).id, ME)),
    (Statement, lambda p: list(statements.stream(p.link, Scope()))),
    (Statement, lambda p: statements.search_statements(p.link, StatementFilter())),
    (Statement, lambda p: spoken.spoken_rows(p.link, [1])),
    (Source, lambda p: list(bundle(p.link, Scope()))),
    (Source, lambda p: put_all(p, "Edit", [Source(id="lee", name="Other")])),
]


@pytest.mark.parametrize("body", ["", "{", '{"id":3}', "[" * 100_000])
@pytest.mark.parametrize(("kind", "read"), READS)
def test_a_damaged_entry_is_a_damaged_file(
    filled: Project, kind: type[Entity], read: Callable[[Project], object], body: str
) -> None:
    spoil(filled, kind, body)
    with pytest.raises(BadFile, match="damaged") as told:
        read(filled)
    assert told.value.path == filled.path
    assert kind.kind in told.value.where
    filled.close()


def test_what_should_be_text_and_is_none_is_a_damaged_file(filled: Project) -> None:
    filled.link.execute("UPDATE source SET body = CAST(x'7bff' AS TEXT)")
    with pytest.raises(BadFile, match="damaged"):
        list(filled.all(Source))
    filled.close()


def test_a_missing_text_is_a_damaged_file(filled: Project) -> None:
    article = next(filled.all(Article))
    filled.link.execute("PRAGMA foreign_keys = OFF")
    filled.link.execute("DELETE FROM text")
    with pytest.raises(BadFile, match="text of an article is missing"):
        filled.text(article)
    filled.close()


def fill_the_disk(project: Project) -> None:
    pages = project.link.execute("PRAGMA page_count").fetchone()[0]
    project.link.execute(f"PRAGMA max_page_count = {pages + 2}")


def make_room(project: Project) -> None:
    project.link.execute("PRAGMA max_page_count = 1000000")


def in_one_go(project: Project) -> None:
    put_all(project, "Enter", LARGE)


def bit_by_bit(project: Project) -> None:
    with project.bulk("Enter") as bulk:
        for source in LARGE:
            bulk.put(source)


@pytest.mark.parametrize("write", [in_one_go, bit_by_bit])
def test_a_full_disk_is_told_and_nothing_is_half_written(
    project: Project, write: Callable[[Project], None]
) -> None:
    put_all(project, "Before", [Source(id="lee", name="Lee")])
    before = state(project)
    fill_the_disk(project)
    with pytest.raises(BadFile, match="disk is full"):
        write(project)
    assert state(project) == before
    make_room(project)
    write(project)
    assert len(list(project.all(Source))) == 1 + len(LARGE)


@pytest.mark.parametrize("write", [in_one_go, bit_by_bit])
def test_a_file_that_another_program_holds_is_told(
    project: Project, write: Callable[[Project], None]
) -> None:
    put_all(project, "Before", [Source(id="lee", name="Lee")])
    project.link.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadFile, match="another program"):
            write(project)
        other.execute("ROLLBACK")
    write(project)


def test_a_slip_in_our_own_sql_stays_a_bug(project: Project) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), project.operation("Slip"):
        project.link.execute("SELECT * FROM nowhere")
