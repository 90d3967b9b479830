"""What somebody answered to proposals, and what was learnt from it, stays in its file: nobody else even hears of it."""

from __future__ import annotations

import pytest
from answered import HEAD, learnt, verdict
from files import TEXT, mark, put_all, put_article, state
from handed import Handed, has
from msgspec.structs import replace
from replicas import Desk, article_of, common, shared, tag, take

from sourcemark.model.articles import Article
from sourcemark.model.kinds import UNTOLD
from sourcemark.model.proposals import LEARNED, Learned
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.check import check
from sourcemark.project.merging.articles import known_as
from sourcemark.project.merging.handing import Marks
from sourcemark.project.merging.merge import dry_run, merge
from sourcemark.project.queries.proposals import learned, verdicts_of


def accept(project: Project, start: int, end: int) -> Statement:
    """A statement and the verdict that led to it, in one step."""
    article = article_of(project)
    made = mark(article, TEXT, (start, end), who=project.user)
    with project.operation("Accept a proposal (model 1)") as op:
        op.put(made)
        op.put(verdict(article.id, start, end, who=project.user, answer="accepted", statement=made.id))
    return made


def dismiss(project: Project, type: str = "official") -> None:
    article = article_of(project)
    put_all(project, "Dismiss secretlystep", [verdict(article.id, who=project.user, type=type)])


def answers(project: Project) -> set[str]:
    return {kind for kind, _ in state(project)} & UNTOLD


def names(project: Project) -> list[str]:
    query = "SELECT name FROM operation UNION ALL SELECT name FROM received ORDER BY name"
    return [name for (name,) in project.link.execute(query)]


def test_a_merge_brings_the_statement_and_its_step_but_no_verdict(desk: Desk) -> None:
    bob = desk.copy("Bob")
    made = accept(bob, 4, 12)
    dismiss(bob)
    put_all(bob, "Learn secretlystep", [learnt(bob.user)])
    take(desk.ann, bob)
    assert desk.ann.get(Statement, made.id) == made
    assert answers(desk.ann) == set()
    assert "Accept a proposal (model 1)" in names(desk.ann), "that it came from a proposal is no secret"
    assert "secretlystep" not in " ".join(names(desk.ann))
    assert take(desk.ann, bob).preview.nothing
    assert common(desk.ann) == common(bob)


def test_who_only_answered_has_nothing_to_bring(desk: Desk) -> None:
    bob = desk.copy("Bob")
    tag(bob, 20, 30)
    take(desk.ann, bob)
    dismiss(bob)
    bob.undo()
    bob.redo()
    put_all(bob, "Learn", [learnt(bob.user)])
    assert dry_run(desk.ann, desk.shut(bob)).nothing


def test_a_merge_and_its_undoing_leave_ones_own_verdicts_alone(desk: Desk) -> None:
    bob = desk.copy("Bob")
    theirs = tag(bob, 20, 30)
    accept(desk.ann, 4, 12)
    put_all(desk.ann, "Learn", [learnt()])
    before = state(desk.ann)
    take(desk.ann, bob)
    assert desk.ann.get(Statement, theirs.id) == theirs
    assert {key: body for key, body in state(desk.ann).items() if key[0] in UNTOLD} == {
        key: body for key, body in before.items() if key[0] in UNTOLD
    }
    desk.ann.undo()
    assert {**state(desk.ann), **before} == state(desk.ann)
    assert len(verdicts_of(desk.ann.link, article_of(desk.ann).id)) == 1


def test_an_article_that_only_a_verdict_names_goes_as_everywhere(desk: Desk) -> None:
    """It is deleted at Bob's; had Ann's verdict kept it, no two files would ever agree."""
    bob = desk.copy("Bob", "none")
    dismiss(desk.ann)
    article = article_of(desk.ann).id
    with bob.operation("Delete") as op:
        op.drop("article", article)
    take(desk.ann, bob)
    take(bob, desk.ann)
    assert ("article", article) not in shared(desk.ann)
    assert common(desk.ann) == common(bob)


@pytest.mark.parametrize("marks", ["none", "own", "all"])
def test_not_a_byte_of_a_verdict_is_in_a_copy(marks: Marks, handed: Handed) -> None:
    ann, article = handed.ann, article_of(handed.ann)
    made = accept(ann, 4, 12)
    dismiss(ann, "secretlytype")
    with ann.operation("Take back secretlystep") as op:
        op.drop("verdict", verdicts_of(ann.link, article.id)[-1].id)
    put_all(ann, "Learn secretlystep", [learnt()])
    ids = [v.id for v in verdicts_of(ann.link, article.id)]
    path = handed.out("cat", article, marks=marks)
    assert has(path, *ids, "secretlytype", "secretlystep", "AAECAwQF", '"head"') == []
    copy = handed.open(path)
    assert answers(copy) == set()
    assert (copy.get(Statement, made.id) is not None) == (marks != "none")
    assert ("Accept a proposal (model 1)" in names(copy)) == (marks != "none")


def test_what_was_learnt_comes_only_with_the_copy_that_was_to_have_it(handed: Handed) -> None:
    put_all(handed.ann, "Learn secretlystep", [learnt()])
    path = handed.out("cat", article_of(handed.ann), learned=True)
    cat = handed.open(path)
    found = learned(cat.link)
    assert found == replace(learnt(), annotator=None)
    assert found is not None
    assert found.head == HEAD
    assert has(path, "secretlystep") == []
    with cat.operation("Forget what was learnt") as op:
        op.drop(Learned.kind, LEARNED)
    take(handed.ann, cat)
    assert learned(handed.ann.link) == learnt()


def test_no_figure_of_a_check_counts_them(desk: Desk) -> None:
    before = check(desk.ann.path).figures
    dismiss(desk.ann)
    after = check(desk.ann.path).figures
    assert {name for name in before if before[name] != after[name]} == {"operations", "changes"}


def bring(project: Project, text: str, url: str = "") -> str:
    with project.operation("Import") as op:
        return put_article(op, text, project.user.annotator.name, url=url).id


def test_of_a_text_that_two_imported_the_answers_are_kept_whichever_article_is_left(desk: Desk) -> None:
    text, people = "The same words, imported twice by two people.", (desk.ann, desk.copy("Bob"))
    own = {bring(project, text): project for project in people}
    (left, other), (gone, project) = sorted(own.items())  # the older one stays
    answered = verdict(gone, who=project.user)
    put_all(project, "Dismiss", [answered])
    take(project, other)
    assert project.stands(Article, gone) is None
    assert verdicts_of(project.link, left, project.user.annotator.id) == [answered]
    project.undo()
    assert verdicts_of(project.link, gone) == [answered]
    assert verdicts_of(project.link, left) == []


def test_answers_in_another_version_of_a_text_are_not_those_to_this_one(desk: Desk) -> None:
    """Their places lie in other words."""
    bob = desk.copy("Bob")
    theirs = bring(desk.ann, "Today: the bridge is closed, he said.", "https://paper.example/a")
    left = bring(bob, "The bridge is closed, he said.", "https://paper.example/a")
    merge(bob, desk.ann.path, "Merge", carry={})
    put_all(bob, "Dismiss", [verdict(theirs, who=bob.user)])
    bob.undo()
    bob.undo()
    put_all(bob, "Dismiss", [verdict(theirs, who=bob.user)])
    merge(bob, desk.ann.path, "Merge", carry={theirs: left})
    assert known_as(bob.link) == {theirs: left}
    assert verdicts_of(bob.link, left) == []
