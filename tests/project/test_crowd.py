"""Statements written many at a time leave the same rows, in every table and in the search, as one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from files import TEXT, mark, new_project, problems, put_all, put_article, said_by, user
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import articles, sources, statements, texts

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.model.kinds import encode
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Bulk, Project
from sourcemark.project.crowd import Crowd

PEOPLE = [Annotator(id=f"annotator-{name}", name=name) for name in ("Ann", "Bob")]
TABLES = ("statement", "statement_piece", "statement_source", "statement_code", "tally")


class Case:
    """Texts, articles, sources and statements in them."""

    def __init__(self, texts: Sequence[str], articles: Sequence[Article], sources: Sequence[Source]) -> None:
        self.texts, self.articles, self.sources = texts, articles, sources
        self.marks = list[Statement]()

    def begin(self, path: Path) -> Project:
        """A project with all but the statements."""
        project = new_project(path)
        with project.operation("Begin") as op:
            for text in self.texts:
                op.keep_text(text)
            for thing in (*PEOPLE, *self.articles, *self.sources):
                op.put(thing)
        return project


@st.composite
def cases(draw: st.DrawFn) -> Case:
    written = draw(st.lists(texts, min_size=1, max_size=2))
    case = Case(
        written,
        [draw(articles(text)) for text in written],
        draw(st.lists(sources(), max_size=3, unique_by=lambda source: source.id)),
    )
    known = [source.id for source in case.sources]
    for _ in range(draw(st.integers(0, 8))):
        text, article = draw(st.sampled_from(list(zip(written, case.articles, strict=True))))
        who = draw(st.sampled_from(PEOPLE)).id
        made = draw(statements(article, text, who, known))
        if all(made.id != other.id for other in case.marks):
            case.marks.append(made)
    return case


def rows(project: Project) -> dict[str, list[object]]:
    """All that was written, without the ids and moments of the steps."""
    found = {
        table: sorted(map(repr, project.link.execute(f"SELECT * FROM main.{table}"))) for table in TABLES
    }
    log = "SELECT operation, kind, entity, replaced, was, became FROM change ORDER BY key"
    found["change"] = sorted(map(repr, project.link.execute(log)))
    found["size"] = project.link.execute("SELECT key, size, complete FROM operation ORDER BY key").fetchall()
    return found


def searched(project: Project, word: str) -> list[object]:
    query = "SELECT rowid FROM statement_search WHERE statement_search MATCH ? ORDER BY rowid"
    return project.link.execute(query, (f'"{word}"',)).fetchall()


def words_of(marks: Sequence[Statement]) -> set[str]:
    """Some words of each, as one types them into a search."""
    parts = (word for s in marks for word in f"{s.exact} {s.note}".replace('"', " ").split())
    return {word for word in parts if any(map(str.isalnum, word))}


def in_shares(marks: list[Statement], sizes: list[int]) -> Iterator[list[Statement]]:
    left = [*marks]
    for size in [*sizes, len(left)]:
        yield left[:size]
        left = left[size:]


@given(case=cases(), sizes=st.lists(st.integers(1, 4), max_size=3))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_it_is_as_if_each_was_written_alone(
    case: Case, sizes: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("crowd")
    with ExitStack() as stack:
        one, many = (case.begin(folder / f"{name}.sourcemark") for name in ("one", "many"))
        stack.callback(one.close)
        stack.callback(many.close)
        with one.bulk("Tag") as op:
            for made in case.marks:
                op.put(made)
        with many.bulk("Tag") as bulk:
            write(many, bulk, in_shares(case.marks, sizes))
        assert rows(one) == rows(many)
        for word in sorted(words_of(case.marks))[:12]:
            assert searched(one, word) == searched(many, word)
        assert dict(op.changes.ids) == dict(bulk.changes.ids)
        integrity = "INSERT INTO statement_search(statement_search) VALUES ('integrity-check')"
        many.link.execute(integrity)
        assert problems(many.path) == []
        many.undo()
        assert [*many.all(Statement)] == []
    assert problems(many.path) == []


def write(project: Project, op: Bulk, shares: Iterator[list[Statement]]) -> None:
    crowd = Crowd(project.link, op)
    for share in shares:
        op.resume()
        crowd.put([(made, encode(made).decode()) for made in share])
        op.rest()


def test_it_does_not_build_on_what_a_job_may_yet_take_back(project: Project) -> None:
    with project.operation("Know") as op:
        op.put(user().annotator)
    with closing(project.clone(writing=True)) as other, project.bulk("Import") as job:
        article = put_article(job)
        job.rest()
        made = mark(article, TEXT, (4, 12))
        with pytest.raises(Refused, match="job"), other.bulk("Tag") as op:
            write(other, op, iter([[made]]))
    assert list(project.all(Statement)) == []


def test_a_source_that_came_back_under_another_key_is_found(project: Project) -> None:
    lee, kim = Source(id="lee", name="Lee"), Source(id="kim", name="Kim")
    with project.operation("Begin") as op:
        article = put_article(op)
        for thing in (*PEOPLE, lee, kim):
            op.put(thing)
    first, last = (
        mark(article, TEXT, (4, 12 + n), attribution=said_by(source)) for n, source in enumerate((kim, lee))
    )
    lone = mark(article, TEXT, (1, 3), attribution=said_by(lee))
    with closing(project.clone(writing=True)) as job, job.bulk("Merge") as op:
        crowd = Crowd(job.link, op)
        op.resume()
        crowd.put([(first, encode(first).decode())])
        crowd._key("source", "lee")
        op.rest()
        with project.operation("Drop") as other:
            other.drop("source", "lee")
        put_all(project, "Bring back", [Source(id="pak", name="Pak"), lee])
        op.resume()
        crowd.put([(s, encode(s).decode()) for s in (last, lone)])
    assert [project.get(Statement, s.id) for s in (first, last, lone)] == [first, last, lone]
