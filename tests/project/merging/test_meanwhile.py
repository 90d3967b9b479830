"""Somebody goes on working while a merging is planned and written: nothing of either is lost, and all is sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from beside import Beside, agree, drop, write
from files import TEXT, mark, put_all, put_article, said_by
from msgspec.structs import replace
from replicas import Desk, article_of, enter, tag, take

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Bulk, Project


@pytest.fixture
def beside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Beside]:
    with ExitStack() as stack:
        yield Beside(desk, monkeypatch, stack)


def test_a_source_changed_meanwhile_keeps_both_changes(beside: Beside) -> None:
    enter(beside.ann, "lee")
    bob = beside.desk.copy("Bob")
    enter(bob, "lee", motive="fled")
    beside.take(bob, lambda ann: enter(ann, "lee", role="general"))
    assert beside.ann.get(Source, "lee") == Source(id="lee", name="lee", role="general", motive="fled")
    agree(beside.ann, bob)


def test_a_part_that_both_changed_is_the_later_ones(beside: Beside) -> None:
    enter(beside.ann, "lee")
    bob = beside.desk.copy("Bob")
    enter(bob, "lee", motive="by Bob")
    beside.take(bob, lambda ann: enter(ann, "lee", motive="by Ann"))
    assert beside.ann.get(Source, "lee").motive == "by Ann"  # type: ignore[union-attr]
    agree(beside.ann, bob)


def test_a_source_that_is_needed_meanwhile_is_not_dropped(beside: Beside) -> None:
    lee = enter(beside.ann, "lee")
    bob = beside.desk.copy("Bob")
    drop("source", "lee")(bob)
    beside.take(bob, lambda ann: tag(ann, 4, 12, attribution=said_by(lee)))
    assert beside.ann.get(Source, "lee") == lee
    agree(beside.ann, bob)


@pytest.mark.parametrize("marks", [1, 3])
def test_a_source_that_is_deleted_meanwhile_is_back_for_the_mark_that_names_it(
    marks: int, beside: Beside
) -> None:
    lee = enter(beside.ann, "lee")
    bob = beside.desk.copy("Bob")
    made = [tag(bob, 4, 12 + n, attribution=said_by(lee)) for n in range(marks)]
    beside.take(bob, drop("source", "lee"))
    assert beside.ann.get(Source, "lee") == lee
    assert {s.id for s in beside.ann.all(Statement)} == {s.id for s in made}
    agree(beside.ann, bob)


@pytest.mark.parametrize("pause", range(1, 6))
def test_a_source_deleted_in_any_pause(pause: int, beside: Beside) -> None:
    lee, kim = enter(beside.ann, "lee"), enter(beside.ann, "kim")
    bob = beside.desk.copy("Bob")
    made = [tag(bob, 4, 12 + n, attribution=said_by(lee if n < 4 else kim)) for n in range(8)]

    def act(ann: Project) -> None:
        for id in ("lee", "kim"):
            try:
                drop("source", id)(ann)
            except Refused:  # a mark that has come already names it
                assert ann.get(Source, id)

    beside.take_in_pauses(bob, act, pause)
    assert {s.id for s in beside.ann.all(Statement)} == {s.id for s in made}
    agree(beside.ann, bob)


def test_an_article_deleted_meanwhile_is_back_for_the_marks_in_it(beside: Beside) -> None:
    article = article_of(beside.ann)
    bob = beside.desk.copy("Bob")
    made = tag(bob, 4, 12)
    beside.take(bob, drop("article", article.id))
    assert beside.ann.get(Statement, made.id) == made
    agree(beside.ann, bob)


def test_an_assessment_of_a_source_that_is_deleted_meanwhile(beside: Beside) -> None:
    enter(beside.ann, "lee")
    bob = beside.desk.copy("Bob")
    enter(bob, "kim", merged_into="lee")
    beside.take(bob, drop("source", "lee"))
    assert beside.ann.get(Source, "kim") == bob.get(Source, "kim")
    agree(beside.ann, bob)


def test_an_article_described_meanwhile_keeps_both(beside: Beside) -> None:
    article = article_of(beside.ann)
    bob = beside.desk.copy("Bob")
    put_all(bob, "Describe", [replace(article, outlet="Bob's Daily")])
    beside.take(bob, write(replace(article, byline="by Ann")))
    assert beside.ann.get(Article, article.id) == replace(article, outlet="Bob's Daily", byline="by Ann")
    agree(beside.ann, bob)


def test_the_same_text_imported_meanwhile_is_one_article_at_the_next_merging(beside: Beside) -> None:
    bob, text = beside.desk.copy("Bob"), "The same words, imported twice."
    with bob.operation("Import") as op:
        theirs = put_article(op, text, "Theirs")
    put_all(bob, "Tag", [mark(theirs, text, (4, 8), who=bob.user)])

    def act(ann: Project) -> None:
        with ann.operation("Import") as op:
            put_article(op, text, "Ours")

    beside.take(bob, act)
    agree(beside.ann, bob)


def test_a_mark_of_ones_own_changed_meanwhile_stays_as_it_is_now(beside: Beside) -> None:
    own = tag(beside.ann, 4, 12)
    bob = beside.desk.copy("Bob", "all", machine="another")
    put_all(bob, "Meddle", [replace(own, note="by Bob")])
    beside.take(bob, write(replace(own, note="by Ann")))
    assert beside.ann.get(Statement, own.id) == replace(own, note="by Ann")


def test_a_mark_that_came_meanwhile_by_another_way_is_there_once(beside: Beside) -> None:
    bob, cat = beside.desk.copy("Bob"), beside.desk.copy("Cat")
    made = tag(bob, 4, 12)
    take(cat, bob)
    put_all(bob, "Note", [replace(made, note="later")])
    beside.take(bob, lambda ann: take(ann, cat))
    assert beside.ann.get(Statement, made.id) == replace(made, note="later")
    agree(beside.ann, bob)


def test_a_mark_of_the_same_id_is_one_mark(beside: Beside) -> None:
    bob = beside.desk.copy("Bob")
    made = mark(article_of(bob), TEXT, (4, 12), who=bob.user, note="one")
    put_all(bob, "Tag", [made])
    put_all(beside.ann, "Know Bob", [bob.user.annotator])
    # What a bundle brings keeps its ids.
    beside.take(bob, write(replace(made, note="other")))
    assert [s.id for s in beside.ann.all(Statement)] == [made.id]


def test_an_import_beside_it_that_is_cancelled_takes_nothing_with_it(beside: Beside) -> None:
    bob, text = beside.desk.copy("Bob"), "The same words, imported twice."
    made = list[Statement]()

    def import_at_bobs() -> None:
        with bob.operation("Import") as op:
            theirs = put_article(op, text, "Theirs")
        made.append(mark(theirs, text, (4, 8), who=bob.user))
        put_all(bob, "Tag", made)

    def cut_short(job: Bulk) -> None:
        put_article(job, text, "Ours")
        job.rest()
        import_at_bobs()  # theirs is the younger: it would be read as ours
        with pytest.raises(Refused, match="job"):
            beside.take(bob, lambda ann: None)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), beside.ann.bulk("Import") as job:
        cut_short(job)
    assert list(beside.ann.all(Statement)) == []
    take(beside.ann, bob)
    assert [beside.ann.get(Statement, s.id) for s in made] == made
    agree(beside.ann, bob)


def test_one_undo_takes_back_the_merging_and_leaves_what_came_meanwhile(beside: Beside) -> None:
    enter(beside.ann, "lee")
    bob = beside.desk.copy("Bob")
    enter(bob, "lee", motive="fled")
    tag(bob, 4, 12)
    beside.take(bob, lambda ann: enter(ann, "lee", role="general"))
    assert beside.ann.undoable().name == "Merge"  # type: ignore[union-attr]
    beside.ann.undo()
    assert beside.ann.get(Source, "lee") == Source(id="lee", name="lee", role="general")
    assert list(beside.ann.all(Statement)) == []
