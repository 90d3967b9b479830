"""What a long operation under way has written counts nowhere until it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import msgspec
import pytest
from files import TEXT, mark, put_all, put_article

from sourcemark.model.articles import Article
from sourcemark.model.bundle import Item
from sourcemark.model.scope import ArticleFilter, Scope, StatementFilter
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Bulk, Project
from sourcemark.project.queries.articles import article_keys
from sourcemark.project.queries.bundle import bundle
from sourcemark.project.queries.sources import source_keys
from sourcemark.project.queries.statements import count, search_statements, stream

ALL = Scope()


@pytest.fixture
def under_way(project: Project) -> Iterator[Bulk]:
    """An article, a statement and a source each more, and changed ones; all of it not yet done."""
    with project.operation("Before") as op:
        article = put_article(op, TEXT)
        op.put(mark(article, TEXT, (4, 12)))
        op.put(Source(id="lee", name="Lee"))
    with closing(project.clone(writing=True)) as other, other.bulk("Import") as bulk:
        more = put_article(bulk, TEXT + "more", title="Later")
        bulk.put(mark(more, TEXT, (0, 3)))
        bulk.put(mark(article, TEXT, (0, 3)))
        bulk.put(Source(id="new", name="New"))
        bulk.put(Source(id="lee", name="Lee II", merged_into="new"))
        bulk.put(msgspec.structs.replace(article, title="Changed"))
        bulk.put(msgspec.structs.replace(article, title="Changed again"))
        bulk.rest()
        yield bulk


def ids(items: Iterator[Item]) -> set[str]:
    return {getattr(item, "id", "") for item in items}


def test_until_it_is_done_a_bundle_is_what_was_before(project: Project, under_way: Bulk) -> None:
    found = list(bundle(project.link, ALL))
    assert [i.title for i in found if isinstance(i, Article)] == ["Troops move"]
    assert [(i.name, i.merged_into) for i in found if isinstance(i, Source)] == [("Lee", None)]
    assert sum(isinstance(i, Statement) for i in found) == 1
    assert count(project.link, ALL) == len(list(stream(project.link, ALL))) == 1


def test_lists_and_search_leave_it_out_until_then(project: Project, under_way: Bulk) -> None:
    assert len(article_keys(project.link, ArticleFilter(), "x")) == 1
    assert len(article_keys(project.link, ArticleFilter(state="new"), "x")) == 1
    assert len(source_keys(project.link)) <= 1
    assert len(search_statements(project.link, StatementFilter())) == 1


def test_afterwards_everything_counts(project: Project) -> None:
    put_all(project, "Before", [Source(id="lee", name="Lee")])
    with project.bulk("Import") as op:
        article = put_article(op, TEXT)
        op.put(mark(article, TEXT, (4, 12)))
    assert count(project.link, ALL) == 1
    assert article.id in ids(bundle(project.link, ALL))
    assert len(article_keys(project.link, ArticleFilter(), "x")) == 1
