"""The history while one works blind: coworkers' steps are one line, whatever they are and however many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from blinded import ANN, BO, HIDDEN, pair
from files import TEXT, mark, put_all, user

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.model.people import User
from sourcemark.project import Project, open_project
from sourcemark.project.history import steps as all_steps
from sourcemark.project.queries.people import shown_names
from sourcemark.project.queries.steps import SIGNED_IN, VEILED, is_veiled, steps
from sourcemark.work import submitting

HERE = User(annotator=BO.annotator, device=ANN.device)
"""Bo, at Ann's machine."""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    opened = open_project(pair(tmp_path).much, ANN)
    yield opened
    opened.close()


def names(project: Project, limit: int = 100, before: str = "") -> list[str]:
    return [step.name for step in steps(project.link, project.user.annotator.id, limit, before)]


def as_bo(project: Project, name: str, who: User = HERE) -> None:
    """Bo marks something at Ann's machine."""
    project.user = who
    put_all(project, name, [mark(next(project.all(Article)), TEXT, (0, 3), who=who)])
    project.user = ANN


def test_hidden_steps_in_a_row_are_one_line(project: Project) -> None:
    hers = [step.name for step in all_steps(project.link, 100) if HIDDEN not in step.name]
    assert names(project) == [VEILED, *hers]
    put_all(project, "Between", [next(project.all(Article))])
    submitting.arrange(project, nameless=True)
    as_bo(project, HIDDEN)
    assert names(project)[:3] == [VEILED, "Hide annotators' names", VEILED]


def test_paging_goes_on_behind_the_hidden_ones(project: Project) -> None:
    as_bo(project, HIDDEN)
    whole, paged, before = names(project), list[str](), ""
    while found := list(steps(project.link, ANN.annotator.id, 1, before)):
        paged += [step.name for step in found]
        before = found[-1].operation
    assert paged == whole


def test_a_hidden_step_says_neither_whose_nor_how_much(project: Project) -> None:
    hidden = next(steps(project.link, ANN.annotator.id, 1))
    assert is_veiled(hidden)
    assert (hidden.annotator, hidden.size) == ("", 0)


def test_undo_says_no_name_of_what_it_refuses(project: Project) -> None:
    as_bo(project, HIDDEN)
    top = project.undoable()
    assert top is not None
    assert top.name == VEILED
    with pytest.raises(Refused, match="Bo's: switch to Bo") as refused:
        project.undo()
    assert HIDDEN not in str(refused.value)


def test_ones_own_step_keeps_its_name_but_not_how_much_of_others_it_brought(project: Project) -> None:
    theirs = [mark(next(project.all(Article)), TEXT, (n, n + 3), who=BO) for n in range(3)]
    put_all(project, "Merge", theirs)
    step = next(steps(project.link, ANN.annotator.id, 1))
    assert (step.name, step.size) == ("Merge", 0)
    undo = project.undoable()
    assert undo is not None
    assert undo.size == 3, "a long step is taken back as a job"


def test_after_submitting_all_is_told(project: Project) -> None:
    articles = [article.id for article in project.all(Article)]
    submitting.submit(project, articles)
    found = [step for step in steps(project.link, ANN.annotator.id, 100) if HIDDEN in step.name]
    assert len(found) == 19
    assert {step.annotator for step in found} == {BO.annotator.id}
    assert all(step.size for step in found)


def test_with_names_hidden_nobody_is_seen_signing_in(project: Project) -> None:
    project.user = user("Cy", "tablet")
    put_all(project, "Read", [next(project.all(Article)), *_one_mark(project)])
    project.user = ANN
    submitting.submit(project, [article.id for article in project.all(Article)])
    assert "Sign in: Cy" in names(project)
    submitting.arrange(project, nameless=True)
    assert SIGNED_IN in names(project)
    assert not [name for name in names(project) if "Cy" in name]


def _one_mark(project: Project) -> list[object]:
    return [mark(next(project.all(Article)), TEXT, (0, 3), who=project.user)]


def test_numbers_stand_for_names_and_stay(project: Project) -> None:
    assert shown_names(project.link, ANN.annotator.id)[BO.annotator.id] == "Bo"
    submitting.arrange(project, nameless=True)
    found = shown_names(project.link, ANN.annotator.id)
    assert found == {ANN.annotator.id: "Ann", BO.annotator.id: "Annotator 1", "adjudicated": "Adjudicated"}
    assert shown_names(project.link, BO.annotator.id)[ANN.annotator.id] == "Annotator 1"
    as_bo(project, HIDDEN)
    with pytest.raises(Refused, match="Annotator 1's: switch to Annotator 1"):
        project.undo()
    project.user = HERE
    project.undo()
    project.user = ANN
