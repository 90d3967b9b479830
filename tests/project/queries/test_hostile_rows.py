"""Rows that no program of ours would write: what asks for them neither hangs nor overflows."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from files import mark, new_project, put_article, user

from sourcemark.project import open_project
from sourcemark.project.queries.articles import article_key, article_rows
from sourcemark.project.queries.statements import pieces

PIECES = 40_000


def test_a_statement_of_endless_pieces_is_read_at_once(path: Path) -> None:
    project, text = new_project(path), "ab" * PIECES
    with project.operation("Import") as op:
        article = put_article(op, text)
        made = mark(article, text, *((n, n + 1) for n in range(0, len(text), 2)))
        op.put(made)
    start = time.perf_counter()
    found = pieces(project.link, article.id)
    assert time.perf_counter() - start < 1
    assert found == {made.id: made.spans}
    project.close()


@pytest.mark.parametrize(("says", "shown"), [(2**62, 1.0), (-(2**62), 0.0)])
def test_statements_reach_no_farther_than_the_text(path: Path, says: int, shown: float) -> None:
    project = new_project(path)
    with project.operation("Import") as op:
        article = put_article(op, "abc")
        op.put(mark(article, "abc", (0, 1)))
    project.close()
    with closing(sqlite3.connect(path)) as link:
        link.execute("UPDATE tally SET reach = ?", (says,))
        link.commit()
    project = open_project(path, user())
    key = article_key(project.link, article.id)
    assert key is not None
    assert article_rows(project.link, [key], user().annotator.id)[key].reach == shown
    project.close()
