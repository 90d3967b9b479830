"""Who works blind sees nothing of what coworkers marked, whatever is asked, until one's own set is submitted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest
from answered import learnt, verdict
from blinded import ANN, BO, HIDDEN, Pair, answers, pair
from files import TEXT, WHEN, mark, problems, put_all

from sourcemark.model.articles import Article
from sourcemark.model.entity import Entity
from sourcemark.model.kinds import KINDS, decode
from sourcemark.model.people import Annotator, User
from sourcemark.model.review import Comment, Decision, Settlement
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.queries.proposals import learned, verdicts_of
from sourcemark.project.sight import ALONE, OPEN, may_see
from sourcemark.work import attributing, grading, submitting, tagging

WITH_VIEWS = (
    *("statement", "statement_source", "statement_code", "tally", "decision", "comment", "settlement"),
    *ALONE,
)
"""Pieces have a view too, but none is ever read without its statement."""


THEIR_VERDICTS = "SELECT 1 FROM main.verdict WHERE article = ?"
STAY_HIDDEN = ("proposals.verdicts_of", "proposals.learned")
"""Questions about what is each annotator's own, whatever is submitted."""


@pytest.fixture
def both(tmp_path: Path) -> Pair:
    return pair(tmp_path)


@pytest.fixture
def much(both: Pair) -> Iterator[Project]:
    """The project in which Bo marked a lot, opened by Ann."""
    project = open_project(both.much, ANN)
    yield project
    project.close()
    assert problems(both.much) == []


@pytest.fixture
def little(both: Pair) -> Iterator[Project]:
    with closing(open_project(both.little, ANN)) as project:
        yield project


def ids(project: Project) -> list[str]:
    """Articles in the order in which they came in: Bo has submitted the first, Ann marked the first two."""
    return [id for (id,) in project.link.execute("SELECT id FROM article ORDER BY key")]


def all_of(project: Project) -> set[str]:
    """Annotators of all marks that can be seen, and of what is said and decided about them."""
    found = [*project.all(Statement), *project.all(Decision), *project.all(Comment)]
    return {thing.annotator for thing in found}


def same(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The questions that are answered in the same way; those that name an id are asked with each file's own."""
    return [ask for (ask, a), (_, b) in zip(one.items(), other.items(), strict=True) if a == b]


def test_no_answer_tells_how_much_a_coworker_marked(much: Project, little: Project) -> None:
    asked = answers(much)
    assert same(asked, answers(little)) == list(asked)
    assert not [ask for ask, told in asked.items() if HIDDEN in told]


def test_the_rule_is_the_same_in_queries_and_for_things_at_hand(much: Project) -> None:
    for submitted in ids(much):
        submitting.submit(much, [submitted])
        for kind, type in KINDS.items():
            shown = {id for (id,) in much.link.execute(f"SELECT id FROM {kind}")}
            for id, body in much.link.execute(f"SELECT id, body FROM main.{kind}").fetchall():
                assert may_see(much.link, ANN.annotator.id, decode(type, body)) == (id in shown), (kind, id)
        submitting.withdraw(much, [submitted])
    hidden = set()
    for kind, type in KINDS.items():
        bodies = [body for (body,) in much.link.execute(f"SELECT body FROM main.{kind}")]
        hidden |= {kind for body in bodies if not may_see(much.link, ANN.annotator.id, decode(type, body))}
    assert hidden == {"statement", "decision", "comment", "settlement", *ALONE} == KINDS.keys() - {*OPEN}


def test_a_kind_that_nobody_named_is_hidden(much: Project) -> None:
    class Novelty(Entity, frozen=True, kw_only=True):
        kind: ClassVar[str] = "novelty"

    assert not may_see(much.link, ANN.annotator.id, Novelty(id="n"))
    settled = Settlement(
        id="n", of="novelty", entity="n", part="x", heads=(), annotator=ANN.annotator.id, at=WHEN
    )
    assert not may_see(much.link, ANN.annotator.id, settled)
    assert may_see(much.link, ANN.annotator.id, msgspec.structs.replace(settled, of="source"))


@pytest.mark.parametrize("table", WITH_VIEWS)
def test_without_one_of_the_views_some_answer_would_tell(table: str, much: Project, little: Project) -> None:
    much.link.execute(f"DROP VIEW temp.{table}")
    asked = answers(much)
    assert same(asked, answers(little)) != list(asked)


def test_everything_is_there_once_it_is_submitted_and_hidden_again_when_that_is_undone(much: Project) -> None:
    without = ("steps.steps", *STAY_HIDDEN)
    before = answers(much, without)
    submitting.submit(much, ids(much))
    after = answers(much, without)
    assert HIDDEN in "".join(after.values())
    much.undo()
    assert answers(much, without) == before
    much.redo()
    submitting.arrange(much, blind=False)
    assert answers(much, without) == after


def test_what_others_answered_to_proposals_stays_hidden_also_when_all_is_submitted(much: Project) -> None:
    submitting.submit(much, ids(much))
    (kept,) = (id for id in ids(much) if much.link.execute(THEIR_VERDICTS, (id,)).fetchone())
    own = verdict(kept, who=ANN)
    put_all(much, "Answer", [own])
    assert verdicts_of(much.link, kept) == [own]
    assert learned(much.link) is None
    came_along = msgspec.structs.replace(learnt(), annotator=None)
    put_all(much, "Learn", [came_along])
    assert learned(much.link) == came_along, "what nobody signed came with the copy"
    put_all(much, "Learn", [learnt(ANN)])
    assert learned(much.link) == learnt(ANN)


def test_only_the_submitted_article_opens(much: Project) -> None:
    first, *others = ids(much)
    submitting.submit(much, [first])
    theirs = [s for s in much.all(Statement) if s.annotator != ANN.annotator.id]
    assert {s.article for s in theirs} == {first}
    assert {s.article for s in much.all(Statement)} == {first, others[0]}
    submitting.withdraw(much, [first])
    assert all_of(much) == {ANN.annotator.id}


def test_a_job_and_a_reader_are_as_blind(much: Project, both: Pair) -> None:
    asked = answers(much)
    with closing(much.clone()) as clone, closing(much.clone(writing=True)) as writer:
        assert answers(clone) == answers(writer) == asked
    with closing(open_project(both.much, ANN, read_only=True)) as reader:
        assert answers(reader) == asked


def test_who_sits_down_sees_their_own(much: Project) -> None:
    assert all_of(much) == {ANN.annotator.id}
    much.user = BO
    # Bo has submitted the first article, and sees there what Ann and the reviewer made of it.
    first = ids(much)[0]
    assert {s.article for s in much.all(Statement) if s.annotator != BO.annotator.id} == {first}
    much.user = User(annotator=Annotator(id="cy", name="Cy"), device="laptop")
    assert all_of(much) == set()
    much.user = ANN
    assert all_of(much) == {ANN.annotator.id}


def test_a_second_reading_is_ones_own_and_a_longer_name_is_not(much: Project) -> None:
    article = next(much.all(Article))
    again, twin = (Annotator(id=ANN.annotator.id + end, name=end) for end in ("~1", "a"))
    marks = [mark(article, TEXT, (0, 3), who=User(annotator=a, device="x")) for a in (again, twin)]
    put_all(much, "More", [again, twin, *marks])
    assert again.id in all_of(much)
    assert twin.id not in all_of(much)


def test_an_annotators_id_may_hold_a_quote(much: Project) -> None:
    odd = User(annotator=Annotator(id="o'dd'); DROP TABLE text; --", name="Odd"), device="laptop")
    much.user = odd
    assert all_of(much) == set()
    put_all(much, "Mark", [mark(next(much.all(Article)), TEXT, (0, 3), who=odd)])
    assert all_of(much) == {odd.annotator.id}
    much.undo()
    much.user = ANN


def test_blindness_begins_and_ends_with_its_step(much: Project) -> None:
    submitting.arrange(much, blind=False)
    assert len(all_of(much)) == 3
    much.undo()
    assert all_of(much) == {ANN.annotator.id}
    much.redo()
    assert len(all_of(much)) == 3


def test_where_nobody_works_blind_there_are_no_views(much: Project) -> None:
    submitting.arrange(much, blind=False)
    assert much.link.execute("SELECT count(*) FROM sqlite_temp_schema").fetchone() == (0,)


def test_what_is_hidden_can_neither_be_overwritten_nor_broken(much: Project) -> None:
    """What writes knows the truth: a mark that is hidden stays what it is when it comes in again."""
    (body,) = much.link.execute("SELECT body FROM main.statement WHERE id = 'agreed'").fetchone()
    hidden = msgspec.json.decode(body, type=Statement)
    assert much.get(Statement, "agreed") is None
    assert much.stands(Statement, "agreed") == hidden
    put_all(much, "Again", [hidden])
    step = much.undoable()
    assert step is not None
    assert step.name == "Work blind"


def cut_short(project: Project) -> None:
    with project.bulk("Cut short") as bulk:
        hers = next(project.all(Statement))
        bulk.put(msgspec.structs.replace(hers, note="changed", codes={"terms": ("x",)}))
        bulk.drop(Statement.kind, hers.id)
        raise RuntimeError


def test_one_works_blind_as_one_works_seeing(much: Project) -> None:
    """Marking, changing, deleting, undo, redo and what is cut short: the fixture checks the whole file afterwards."""
    articles = ids(much)
    made = tagging.tag(much, articles[0], [Span(0, 3), Span(4, 12)], "official").of("statement")[0]
    attributing.set_source(much, [made], "lee")
    grading.grade_reliability(much, [made], "B")
    with much.operation("Delete") as op:
        op.drop(Statement.kind, made)
    for _ in range(4):
        much.undo()
    for _ in range(4):
        much.redo()
    with pytest.raises(RuntimeError):
        cut_short(much)
    assert {s.note for s in much.all(Statement)} == {""}
