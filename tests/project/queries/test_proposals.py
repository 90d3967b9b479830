"""What people did with proposals is found again by article, and what was learnt as it was put in."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from answered import HEAD, learnt, verdict
from blinded import answers, pair
from files import TEXT, mark, put_all, put_article, user

from sourcemark.model.articles import Article
from sourcemark.model.proposals import LEARNED, Learned, Verdict
from sourcemark.model.scope import Scope
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.queries.bundle import bundle
from sourcemark.project.queries.proposals import learned, verdicts_of
from sourcemark.work import submitting

ANN, BO = user("Ann"), user("Bo")


@pytest.fixture
def known(project: Project) -> Article:
    """An article."""
    with project.operation("Import") as op:
        return put_article(op)


@pytest.fixture
def article(known: Article) -> str:
    """Its id."""
    return known.id


def test_verdicts_are_found_by_article_and_annotator(project: Project, article: str) -> None:
    hers, his = verdict(article, 4, 12, who=ANN), verdict(article, 4, 12, who=BO, answer="accepted")
    put_all(project, "Answer", [hers, his, verdict("another", 4, 12)])
    assert verdicts_of(project.link, article) == [hers, his]
    assert verdicts_of(project.link, article, BO.annotator.id) == [his]
    assert verdicts_of(project.link, "nowhere") == []


def test_a_verdict_goes_and_comes_with_the_statement_of_its_step(project: Project, known: Article) -> None:
    """One step, undone and redone as a whole; the fixture proves state and history of both."""
    article = known.id
    with project.operation("Accept a proposal") as op:
        made = mark(known, TEXT, (4, 12))
        op.put(made)
        op.put(verdict(article, 4, 12, answer="accepted", statement=made.id))
    before = verdicts_of(project.link, article)
    project.undo()
    assert (verdicts_of(project.link, article), project.stands(Statement, made.id)) == ([], None)
    project.redo()
    assert (verdicts_of(project.link, article), project.stands(Statement, made.id)) == (before, made)


def test_a_verdict_keeps_no_article_from_being_taken_back(project: Project, article: str) -> None:
    left = verdict(article, 4, 12)
    put_all(project, "Answer", [left])
    with project.operation("Take back") as op:
        op.drop("article", article)
    assert verdicts_of(project.link, article) == [left]


def test_what_was_learnt_is_there_byte_by_byte(project: Project) -> None:
    assert learned(project.link) is None
    put_all(project, "Learn", [learnt()])
    found = learned(project.link)
    assert found == learnt()
    assert found is not None
    assert found.head == HEAD
    with project.operation("Forget what was learnt") as op:
        op.drop(Learned.kind, LEARNED)
    assert learned(project.link) is None


def test_no_other_question_hears_of_them(tmp_path: Path) -> None:
    """No list, count, search, usage, scope, reading or bundle: all is as it was, to the bundle's moment."""
    asks_for_them = ("proposals.verdicts_of", "proposals.learned", "lessons.marked_by")
    (_, path), quiet = pair(tmp_path), ("steps.steps", *asks_for_them)
    with closing(open_project(path, ANN)) as project:
        submitting.arrange(project, blind=False)
        before, whole = answers(project, quiet), list(bundle(project.link, Scope()))
        article = next(project.all(Article)).id
        put_all(project, "Answer", [verdict(article), verdict(article, who=BO, answer="accepted"), learnt()])
        assert answers(project, quiet) == before
        assert list(bundle(project.link, Scope())) == whole


def test_it_is_found_by_an_index_however_many_there_are(project: Project, article: str) -> None:
    asked = list[str]()
    project.link.set_trace_callback(asked.append)
    verdicts_of(project.link, article, ANN.annotator.id)
    project.link.set_trace_callback(None)
    plan = " ".join(row[3] for row in project.link.execute(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert "verdict_article" in plan
    assert "change_entity" in plan
    assert not re.search(r"SCAN (verdict|l|change)\b", plan)


def test_a_verdict_without_what_was_proposed_is_refused() -> None:
    body = msgspec.json.decode(msgspec.json.encode(verdict("a")))
    del body["proposal"]["spans"]
    with pytest.raises(msgspec.ValidationError, match="spans"):
        msgspec.convert(body, Verdict)
