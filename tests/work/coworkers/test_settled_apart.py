"""Several decide on one clash without knowledge of each other: alike, or apart."""

from __future__ import annotations

import pytest
from replicas import Desk, enter, take

from sourcemark.model.sources import Source
from sourcemark.project import Project
from sourcemark.work.coworkers.settling import conflicts, settle


@pytest.fixture
def bob(desk: Desk) -> Project:
    """His copy, in which he wrote another note than Ann at the same time; merged."""
    enter(desk.ann, "lee")
    made = desk.copy("Bob")
    enter(desk.ann, "lee", note="by Ann")
    enter(made, "lee", note="by Bob")
    take(desk.ann, made)
    return made


def test_who_both_decide_alike_agree_for_good(desk: Desk, bob: Project) -> None:
    take(bob, desk.ann)
    for project in (desk.ann, bob):
        (found,) = conflicts(project)
        settle(project, found, 0)
    for into, other in ((desk.ann, bob), (bob, desk.ann)):
        assert take(into, other).preview.conflicts == ()
        assert conflicts(into) == []


@pytest.mark.parametrize("first", ["Ann", "Bob"])
def test_opposite_choices_open_it_again_for_everybody(desk: Desk, bob: Project, first: str) -> None:
    cat = desk.copy("Cat")
    take(bob, desk.ann)

    def choose_hers() -> None:
        (found,) = conflicts(bob)
        settle(bob, found, 1)

    def confirm_his() -> None:
        (found,) = conflicts(desk.ann)
        settle(desk.ann, found, 0)

    for act in (confirm_his, choose_hers) if first == "Ann" else (choose_hers, confirm_his):
        act()
    take(cat, bob)
    assert conflicts(cat) == []
    take(cat, desk.ann)
    take(desk.ann, bob)
    take(bob, desk.ann)
    for project in (desk.ann, bob, cat):
        (again,) = conflicts(project)
        assert again.name == "note of source “lee”"
        assert [side.value for side in again.sides] == ["by Ann", "by Bob"]
    settle(desk.ann, again, 1)
    for project in (desk.ann, bob, cat):
        if project is not desk.ann:
            take(project, desk.ann)
        assert conflicts(project) == []
        assert project.get(Source, "lee") == Source(id="lee", name="lee", note="by Bob")
    desk.ann.undo()
    assert len(conflicts(desk.ann)) == 1


def test_who_opens_a_decision_again_by_a_change_decides_it_anew(desk: Desk, bob: Project) -> None:
    """The later decision knows of the earlier one and overrules it: these two are no opposite choices."""
    (found,) = conflicts(desk.ann)
    settle(desk.ann, found, 0)
    cat = desk.copy("Cat")
    enter(desk.ann, "lee", note="by Ann again")
    enter(cat, "lee", note="by Cat")
    take(desk.ann, cat)
    (found,) = conflicts(desk.ann)
    settle(desk.ann, found, 1)
    assert conflicts(desk.ann) == []
    take(bob, desk.ann)
    assert conflicts(bob) == []
