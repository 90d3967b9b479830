"""What may be proposed where one works blind: as the project says, undone like any step."""

from __future__ import annotations

import pytest

from sourcemark.model.errors import Refused
from sourcemark.model.kinds import decode
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.project import Project
from sourcemark.work.proposing.setting import CHOICES, Rule, arrange_proposals, rule, step_on
from sourcemark.work.submitting import arrange, arranged


def test_nothing_is_ruled_out_unless_one_works_blind(project: Project) -> None:
    for value in ("as each likes", "the same for all", "none"):
        arrange_proposals(project, value)
        assert rule(project) == Rule(learned=True, register=True)


def test_who_works_blind_gets_what_the_project_says(project: Project) -> None:
    arrange(project, blind=True)
    assert rule(project) == Rule(learned=True, register=True)
    arrange_proposals(project, "the same for all")
    assert rule(project) == Rule(learned=False, register=False)
    arrange_proposals(project, "none")
    with pytest.raises(Refused, match="proposes nothing"):
        rule(project)
    arrange(project, blind=False)
    assert rule(project) == Rule()


def test_it_is_a_step_that_can_be_undone_and_leaves_the_rest_as_it_is(project: Project) -> None:
    arrange(project, blind=True, nameless=True)
    changes = arrange_proposals(project, "the same for all")
    assert changes.of(Arrangement.kind) == (ARRANGEMENT,)
    assert changes.name == "Proposals while working blind: the same for all"
    how = arranged(project)
    assert (how.blind, how.nameless, how.proposals) == (True, True, "the same for all")
    project.undo()
    assert arranged(project).proposals == "as each likes"
    project.redo()
    assert arranged(project).proposals == "the same for all"


def test_what_is_so_already_is_no_step(project: Project) -> None:
    arrange_proposals(project, "none")
    before = project.undoable()
    arrange_proposals(project, "none")
    assert project.undoable() == before


def test_one_can_step_through_the_three(project: Project) -> None:
    names = [step_on(project).name for _ in CHOICES]
    assert [name.partition(": ")[2] for name in names] == ["the same for all", "none", "as each likes"]
    project.undo()
    assert arranged(project).proposals == "none"


def test_an_arrangement_of_an_earlier_file_lets_each_do_as_they_like() -> None:
    old = decode(Arrangement, b'{"blind":true,"id":"arrangement"}')
    assert (old.blind, old.proposals) == (True, "as each likes")
