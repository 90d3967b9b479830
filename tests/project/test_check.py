"""The check finds whatever is wrong with a file, and nothing wrong with a sound one; it never crashes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from files import TEXT, beside, fill, mark, new_project, problems, put_all, put_article, user

from sourcemark.model.sources import Source
from sourcemark.project import open_project
from sourcemark.project.check import MOST, check


@pytest.fixture
def filled(path: Path) -> Path:
    fill(path)
    return path


def unfrozen(path: Path, *statements: str) -> None:
    """Change the file behind our back, guards taken away and put back."""
    with closing(sqlite3.connect(path)) as link:
        guards = link.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            link.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            link.execute(statement)
        for _, sql in guards:
            link.execute(sql)
        link.commit()


def test_a_sound_file_has_no_problems_and_is_not_touched(filled: Path) -> None:
    before, told = filled.read_bytes(), list[tuple[int, int]]()
    report = check(filled, lambda done, total: told.append((done, total)))
    assert report.problems == []
    assert report.figures == {
        "version": 4, "open": "", "articles": 1, "texts": 1, "originals": 1, "sources": 2, "statements": 2,
        "annotators": 1, "operations": 7, "changes": 10, "devices": 1,
    }  # fmt: skip
    assert told[-1][0] == told[-1][1]
    assert filled.read_bytes() == before
    assert beside(filled) == ["case.sourcemark"]


def test_while_somebody_works_it_says_who(filled: Path) -> None:
    project = open_project(filled, user())
    with project.bulk("Under way") as op:
        op.put(Source(id="new", name="New"))
        op.rest()
        report = check(filled)
        assert report.problems == []
        assert str(report.figures["open"]).startswith("Ann on ")
    project.close()


WRONG = {
    "text": ("UPDATE text SET text = replace(text, 'moved', 'stood')", "is not the one that was frozen"),
    "original": ("UPDATE original SET bytes = x'00'", "is not the one that was kept"),
    "length": ("UPDATE article SET body = replace(body, '\"length\":', '\"length\":9')", "its text has"),
    "quote": (
        "UPDATE statement SET body = replace(body, 'said', 'lied')",
        "its quote is not what the text says",
    ),
    "prefix": (
        'UPDATE statement SET body = replace(body, \'"prefix":"T\', \'"prefix":"t\')',
        "its quote is not",
    ),
    "suffix": (
        'UPDATE statement SET body = replace(body, \'"suffix":"\', \'"suffix":"x\')',
        "its quote is not",
    ),
    "beyond": ("UPDATE statement SET body = replace(body, '[8,25]', '[8,2500]')", "lies beyond the end"),
    "order": ("UPDATE statement SET body = replace(body, '[4,12],[20,30]', '[20,30],[4,12]')", "not sorted"),
    "column": ("UPDATE statement SET source_type = 'other'", "its column source_type"),
    "fold": ("UPDATE source SET fold = 'other'", "its column fold"),
    "json": ("UPDATE source SET body = 'no json'", "can't be read"),
    "unknown field": ("UPDATE source SET body = replace(body, '\"name\"', '\"nome\"')", "can't be read"),
    "pieces": ("UPDATE statement_piece SET last = last + 1", "the table of pieces"),
    "pieces gone": ("DELETE FROM statement_piece", "the table of pieces"),
    "speakers": ("DELETE FROM statement_source", "the table of speakers"),
    "codes": ("UPDATE statement_code SET code = 'other' WHERE code = 'b'", "the table of codes"),
    "tally": ("UPDATE tally SET statements = 7", "is not what a count gives"),
    "tally gone": ("DELETE FROM tally", "is not what a count gives"),
    "reach": ("UPDATE tally SET reach = 9999", "is not what a count gives"),
    "state": (
        "UPDATE source SET body = replace(body, 'Lee', 'Leo'), name = 'leo'",
        "is not what its history says",
    ),
    "version": ("UPDATE source SET version = 1", "is not what its history says"),
    "vanished": ("DELETE FROM progress", "is not what its history says"),
    "unlogged": (
        """INSERT INTO codebook (id, body, version) VALUES ('x', '{"id":"x","name":"x"}', 1)""",
        "but not in the history",
    ),
    "was": ("UPDATE change SET was = '{}' WHERE was IS NOT NULL", "something that it had not become"),
    "became": ("UPDATE change SET became = replace(became, 'Lee', 'Leo')", "is not what its history says"),
    "replaced": (
        "UPDATE change SET replaced = 1 WHERE replaced > 1",
        "another operation than the one it replaced",
    ),
    "size": ("UPDATE operation SET size = 7 WHERE name = 'Tag'", "did not change as much as it says"),
    "undo list": ("DELETE FROM undo_stack", "is not what the history says"),
    "incomplete": ("UPDATE operation SET complete = 0 WHERE name = 'Done'", "was cut short (Done)"),
    "dangling": ("UPDATE statement_source SET source = 99", "names a missing source"),
    "index": ("INSERT INTO statement_search (rowid, exact, note) VALUES (99, 'more', '')", "not in the file"),
    "index words": (
        "INSERT INTO statement_search (statement_search, rowid, exact, note) SELECT 'delete', key, 'ministry', '' "
        "FROM statement",
        "full-text index",
    ),
    "article index": ("INSERT INTO article_search (article_search) VALUES ('delete-all')", "full-text index"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(filled: Path, case: str) -> None:
    statement, words = WRONG[case]
    unfrozen(filled, statement)
    found = problems(filled)
    assert any(words in problem for problem in found), found


def test_mergers_in_a_ring_are_named(path: Path) -> None:
    project = new_project(path)
    rings = {"a": "b", "b": "a", "into": "a", "sound": "last", "self": "self"}
    put_all(
        project,
        "Merge",
        [Source(id="last", name="x"), *(Source(id=i, name=i, merged_into=o) for i, o in rings.items())],
    )
    project.close()
    found = [problem for problem in problems(path) if "merged into itself" in problem]
    assert [problem.split(":")[0] for problem in found] == ["source a", "source self"]


def test_problems_without_end_are_cut(path: Path) -> None:
    project = new_project(path)
    with project.operation("Many") as op:
        article = put_article(op)
        for n in range(MOST + 20):
            op.put(mark(article, TEXT, (n, n + 1)))
    project.close()
    unfrozen(path, "UPDATE statement SET status = 'other'")
    found = problems(path)
    assert len(found) == MOST + 1
    assert "there may be more" in found[-1]


def test_a_statement_out_of_reach_of_the_check_is_none(filled: Path) -> None:
    """The check reads each statement through its article, so one without an article must be told otherwise."""
    unfrozen(filled, "UPDATE statement SET article = 99")
    assert any("names a missing article" in problem for problem in problems(filled))
