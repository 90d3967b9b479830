"""Threads on statements and differences: whose they are, what they follow, and undo of every act."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from files import state, user
from team import Team, ids, team

from sourcemark.model.changes import Changes
from sourcemark.model.errors import Refused
from sourcemark.model.people import User
from sourcemark.model.review import Comment
from sourcemark.project import Project
from sourcemark.work.review import commenting


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


def taken_back(here: Team, act: Callable[[], Changes]) -> Comment | None:
    """Do it, undo it, redo it; the comment it is about."""
    before = state(here.project)
    (id,) = act().of("comment")
    after = state(here.project)
    here.project.undo()
    assert state(here.project) == before != after
    here.project.redo()
    assert state(here.project) == after
    return here.project.get(Comment, id)


def test_a_comment_is_written_mended_and_taken_away(here: Team) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy")
    made = taken_back(here, lambda: commenting.add(here.project, ids(cy, bob, cy), " Which? "))
    assert made is not None
    assert (made.text, made.about, made.article) == ("Which?", tuple(sorted(ids(bob, cy))), here.article.id)
    assert made.annotator == user("Ann").annotator.id
    assert here.step == "Comment"
    mended = taken_back(here, lambda: commenting.edit(here.project, made.id, "Which one?"))
    assert mended is not None
    assert (mended.text, mended.at) == ("Which one?", made.at)
    assert taken_back(here, lambda: commenting.delete(here.project, made.id)) is None
    assert here.step == "Delete comment"
    with pytest.raises(Refused, match="no longer there"):
        commenting.edit(here.project, made.id, "x")


def test_a_thread_follows_each_of_its_statements(here: Team) -> None:
    bob, cy, dan = (here.mark(who) for who in ("Bob", "Cy", "Dan"))
    for about, text in (((bob, cy), "one"), ((cy,), "two"), ((dan,), "three")):
        commenting.add(here.project, ids(*about), text)

    def thread(*about: str) -> list[str]:
        return [c.text for c in commenting.thread(here.project, here.article.id, about)]

    assert thread(bob.id) == ["one"]
    assert thread(cy.id) == ["one", "two"]
    assert thread(bob.id, dan.id) == ["one", "three"]
    assert thread("other") == commenting.thread(here.project, "other", [bob.id]) == []
    here.gone(bob)
    assert thread(bob.id) == ["one"], "what was said stays"


def test_nobody_changes_what_another_said(here: Team, as_user: Callable[[str], User]) -> None:
    bob = here.mark("Bob")
    (id,) = commenting.add(here.project, [bob.id], "Sure?").of("comment")
    as_user("Cy")
    for act in (
        lambda: commenting.edit(here.project, id, "No."),
        lambda: commenting.delete(here.project, id),
    ):
        with pytest.raises(Refused, match="This comment is Ann's"):
            act()


def test_what_can_not_be_commented_on_is_refused(here: Team) -> None:
    bob, elsewhere = here.mark("Bob"), here.mark("Bob", article=here.another())
    for about, text, why in (
        ([], "x", "no longer there"),
        (["gone"], "x", "no longer there"),
        (ids(bob, elsewhere), "x", "several articles"),
        ([bob.id], " \n", "Write something"),
    ):
        with pytest.raises(Refused, match=why):
            commenting.add(here.project, about, text)


def test_who_works_blind_comments_on_own_marks_alone(here: Team) -> None:
    bob, mine = here.mark("Bob"), here.mark("Ann")
    here.arranged(blind=True)
    with pytest.raises(Refused, match="no longer there"):
        commenting.add(here.project, [bob.id], "x")
    commenting.add(here.project, [mine.id], "To look at again")
    here.done("Ann", submitted=True)
    commenting.add(here.project, [bob.id], "x")
    assert len(commenting.thread(here.project, here.article.id, ids(bob, mine))) == 2
