"""Submitting one's marks, taking that back, and how the project is worked in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from files import put_article
from things import Case

from sourcemark.model.articles import Article, Progress
from sourcemark.model.errors import Refused
from sourcemark.model.people import User
from sourcemark.model.scope import ArticleFilter
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.queries.articles import article_keys, article_rows
from sourcemark.project.sight import arrangement
from sourcemark.work import codebooks, sources, submitting
from sourcemark.work.submitting import arrange, drafts, is_submitted, submit, withdraw


def statuses(here: Case) -> list[str]:
    return [s.status for s in here.statements]


def progress(project: Project) -> list[tuple[bool, bool]]:
    return [(p.done, p.submitted) for p in project.all(Progress)]


def test_all_own_drafts_are_submitted_and_the_article_is_done(here: Case) -> None:
    here.tag(), here.tag(20, 30)
    changes = submit(here.project, [here.article.id])
    assert changes.name == "Submit “Troops move”"
    assert statuses(here) == ["submitted", "submitted"]
    assert progress(here.project) == [(True, True)]
    assert is_submitted(here.project, here.article.id)
    here.project.undo()
    assert statuses(here) == ["draft", "draft"]
    assert not is_submitted(here.project, here.article.id)


def test_an_article_without_marks_is_submitted_as_well(here: Case) -> None:
    submit(here.project, [here.article.id])
    assert is_submitted(here.project, here.article.id)


def test_what_is_marked_later_is_a_draft_until_it_is_submitted_anew(here: Case) -> None:
    submit(here.project, [here.article.id])
    with pytest.raises(Refused, match="nothing was marked since"):
        submit(here.project, [here.article.id])
    here.tag()
    assert (drafts(here.project, here.article.id), is_submitted(here.project, here.article.id)) == (1, True)
    submit(here.project, [here.article.id])
    assert (drafts(here.project, here.article.id), statuses(here)) == (0, ["submitted"])


def test_withdrawing_makes_drafts_of_them_again(here: Case) -> None:
    here.tag()
    with pytest.raises(Refused, match="not submitted"):
        withdraw(here.project, [here.article.id])
    submit(here.project, [here.article.id])
    changes = withdraw(here.project, [here.article.id])
    assert changes.name == "Withdraw “Troops move”"
    assert statuses(here) == ["draft"]
    assert progress(here.project) == [(False, False)]


def test_nobody_submits_for_another(here: Case, as_user: Callable[[str], User]) -> None:
    theirs = here.tag()
    as_user("Bo")
    mine = here.tag(20, 30)
    submit(here.project, [here.article.id])
    assert (here.get(theirs.id).status, here.get(mine.id).status) == ("draft", "submitted")
    withdraw(here.project, [here.article.id])
    as_user("Ann")
    submit(here.project, [here.article.id])
    assert (here.get(theirs.id).status, here.get(mine.id).status) == ("submitted", "draft")


def test_several_articles_are_one_step(here: Case) -> None:
    with here.project.operation("More") as op:
        more = put_article(op, "Another text.", "Another")
    here.tag()
    both = [here.article.id, more.id, more.id]
    assert submit(here.project, both).name == "Submit 2 articles"
    here.project.undo()
    submit(here.project, [more.id])
    assert submit(here.project, both).name == "Submit “Troops move”", "only what is not submitted yet"
    with pytest.raises(Refused, match="Choose an article"):
        submit(here.project, [])


def test_the_list_says_what_is_submitted(here: Case) -> None:
    me, link = here.project.user.annotator.id, here.project.link
    (key,) = article_keys(link, ArticleFilter(), me)
    assert not article_rows(link, [key], me)[key].submitted
    submit(here.project, [here.article.id])
    assert article_rows(link, [key], me)[key].submitted
    assert not article_rows(link, [key], "somebody")[key].submitted


def test_arranging_is_a_step_with_a_clear_name(here: Case) -> None:
    project = here.project
    assert arrange(project, blind=True).name == "Work blind"
    assert arrange(project, nameless=True).name == "Hide annotators' names"
    assert arrangement(project.link).blind
    assert not arrange(project, blind=True)
    assert arrange(project, blind=False, nameless=False).name == (
        "Stop working blind before 1 article is submitted; Show annotators' names"
    )
    project.undo()
    submit(project, [here.article.id])
    assert arrange(project, blind=False).name == "Stop working blind"


def test_a_coworkers_marks_appear_when_ones_own_are_submitted(
    here: Case, as_user: Callable[[str], User]
) -> None:
    theirs = here.tag()
    as_user("Bo")
    arrange(here.project, blind=True)
    assert here.project.get(Statement, theirs.id) is None
    submit(here.project, [here.article.id])
    assert here.project.get(Statement, theirs.id) == theirs
    here.project.undo()
    assert here.project.get(Statement, theirs.id) is None


def test_what_hidden_marks_may_rest_on_is_neither_deleted_nor_replaced(here: Case) -> None:
    arrange(here.project, blind=True)
    with pytest.raises(Refused, match="While you work blind"):
        sources.drop(here.project, "lee")
    with pytest.raises(Refused, match="While you work blind"):
        codebooks.start_from(here.project, codebooks.builtin())


def test_a_cancelled_submission_leaves_all_as_it_was(here: Case) -> None:
    here.tag()

    class Stop(Exception):
        pass

    class Task:
        cancelled = False

        def progress(self, done: int, total: int = 0, label: str = "") -> None:
            raise Stop

    with pytest.raises(Stop):
        submit(here.project, [here.article.id], Task())
    assert (statuses(here), progress(here.project)) == (["draft"], [])
    assert submitting.arranged(here.project).blind is False
    assert here.project.get(Article, here.article.id) is not None
