"""A mark that came from a proposal is a mark like any other: in lists, counts, exports, agreement and merges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from proposed import Read
from replicas import Desk, article_of, take
from sets import handed_on

from sourcemark.analysis.agreement import Asked
from sourcemark.model.articles import Progress
from sourcemark.model.proposals import Proposal, ProposedSource, Verdict
from sourcemark.model.scope import ArticleFilter, Scope, StatementFilter
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.project.queries.articles import article_keys, article_rows
from sourcemark.project.queries.statements import count, marks, statement_ids
from sourcemark.project.queries.steps import steps
from sourcemark.work import tagging
from sourcemark.work.proposing.accepting import accept
from sourcemark.work.proposing.dismissing import dismiss
from sourcemark.work.review.agreeing import agree
from sourcemark.work.review.gathering import Among


def told(story: Read, folder: Path) -> list[Any]:
    """All that lists, counts and an export say of the project."""
    project, link = story.project, story.project.link
    items = handed_on(project, folder / "out.smbundle")
    (folder / "out.smbundle").unlink()
    keys = article_keys(link, ArticleFilter(), story.me)
    return [
        [item for item in items if not isinstance(item, tuple)],
        marks(link, story.article),
        statement_ids(link, story.article, StatementFilter(words="port")),
        count(link, Scope()),
        article_rows(link, keys, story.me),
    ]


def test_nothing_tells_it_from_a_mark_made_by_hand(story: Read, tmp_path: Path) -> None:
    p = story.proposal("The port is shut", "the harbour master Ana Ruiz", "said")
    accept(story.project, story.article, [p], "1")
    dismiss(story.project, story.article, [story.proposal("it rained", "Jon Abel")], "1")
    before = told(story, tmp_path)
    assert [type(item).kind for item in before[0]].count("statement") == 1
    assert "verdict" not in {type(item).kind for item in before[0]}
    with story.project.operation("As if by hand") as op:
        for verdict in story.verdicts:
            op.drop(Verdict.kind, verdict.id)
    assert told(story, tmp_path) == before


def test_a_coworkers_file_brings_the_statement_and_the_name_of_the_step(desk: Desk) -> None:
    bob = desk.copy("Bob")
    article = article_of(bob).id
    p = Proposal(spans=(Span(18, 26),), source=ProposedSource(spans=(Span(0, 12),), types=("official",)))
    (taken,) = accept(bob, article, [p], "1").of(Statement.kind)
    dismiss(bob, article, [p], "1")
    (step, _) = steps(bob.link, bob.user.annotator.id, 2)
    assert step.name == "Dismiss a proposal (model 1)"
    made = bob.get(Statement, taken)
    desk.shut(bob)
    take(desk.ann, bob)
    assert desk.ann.get(Statement, taken) == made
    assert list(desk.ann.all(Verdict)) == []
    names = [name for (name,) in desk.ann.link.execute("SELECT name FROM received")]
    assert "Accept a proposal (model 1): Official, ministry 1" in names
    assert not [name for name in names if name.startswith("Dismiss")]


def test_agreement_is_that_of_the_marks(desk: Desk) -> None:
    article, place = article_of(desk.ann).id, Span(18, 26)
    tagging.tag(desk.ann, article, [place], "official")
    bob = desk.copy("Bob")
    accept(bob, article, [Proposal(spans=(place,), source=ProposedSource(types=("official",)))], "1")
    dismiss(bob, article, [Proposal(spans=(Span(40, 50),))], "1")
    for project in (desk.ann, bob):
        me = project.user.annotator.id
        with project.operation("Done") as op:
            op.put(Progress(id=f"p-{me}", article=article, annotator=me, done=True, submitted=True))
    desk.shut(bob)
    take(desk.ann, bob)
    report = agree(desk.ann, Among(), Asked(draws=0)).report
    types = next(facet for facet in report.facets if facet.facet == "source_type")
    assert types.figures.measures["percent"].value == 1
