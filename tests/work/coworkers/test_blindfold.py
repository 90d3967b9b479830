"""Who works blind learns of a merging nothing about marks that are hidden."""

from __future__ import annotations

from files import WHEN
from replicas import Desk, article_of, enter, tag

from sourcemark.model.articles import Article
from sourcemark.model.review import Settlement
from sourcemark.model.statements import Statement
from sourcemark.work.coworkers.merging import VEILED, in_words, preview, take_in
from sourcemark.work.submitting import arrange, submit


def test_marks_in_articles_one_has_not_submitted_are_not_told(desk: Desk) -> None:
    bob = desk.copy("Bob")
    enter(bob, "lee")
    tag(bob, 4, 12)
    arrange(desk.ann, blind=True)
    seen = preview(desk.ann, bob.path)
    assert {line.kind for line in seen.lines} == {"annotator", "source"}
    assert [(share.title, share.counts) for share in seen.shares] == [("", {"new": 2})]
    assert in_words(seen) == f"2 new. {VEILED}"
    done = take_in(desk.ann, bob.path)
    assert {line.kind for line in done.preview.lines} == {"annotator", "source"}
    assert list(desk.ann.all(Statement)) == []


def test_once_submitted_they_are(desk: Desk) -> None:
    bob = desk.copy("Bob")
    tag(bob, 4, 12)
    arrange(desk.ann, blind=True)
    submit(desk.ann, [article_of(desk.ann).id])
    assert {line.kind for line in preview(desk.ann, bob.path).lines} == {"annotator", "statement"}


def test_neither_how_many_steps_nor_in_which_articles_is_told(desk: Desk) -> None:
    bob = desk.copy("Bob")
    arrange(desk.ann, blind=True)
    one_step = [tag(bob, 4, 12)]
    little = preview(desk.ann, bob.path)
    for start in range(20, 60, 8):
        one_step.append(tag(bob, start, start + 4))
    much = preview(desk.ann, bob.path)
    assert (much.operations, much.more, much.left, much.ignored) == (0, 0, (), ())
    assert much == little
    assert not much.nothing
    done = take_in(desk.ann, bob.path)
    assert in_words(done.preview) == f"1 new. {VEILED}"
    again = take_in(desk.ann, bob.path)
    assert in_words(again.preview) == "Nothing is new here."


def test_where_nothing_is_hidden_steps_are_told(desk: Desk) -> None:
    bob = desk.copy("Bob")
    tag(bob, 4, 12)
    submit(desk.ann, [article.id for article in desk.ann.all(Article)])
    arrange(desk.ann, blind=True)
    seen = preview(desk.ann, bob.path)
    assert (seen.operations, seen.veiled) == (3, False)


def test_a_settlement_of_a_hidden_mark_is_not_told(desk: Desk) -> None:
    bob = desk.copy("Bob")
    made = tag(bob, 4, 12)
    settled = {"heads": ("a", "b"), "annotator": bob.user.annotator.id, "at": WHEN}
    with bob.operation("Decide") as op:
        op.put(Settlement(id="s", of="statement", entity=made.id, part="note", **settled))
        op.put(Settlement(id="t", of="statement", entity="gone", part="note", **settled))
    assert [s.counts for s in preview(desk.ann, bob.path).shares][-1] == {"new": 2}, "in its article"
    arrange(desk.ann, blind=True)
    seen = preview(desk.ann, bob.path)
    assert {line.kind for line in seen.lines} == {"annotator"}
    assert [(share.title, share.counts) for share in seen.shares] == [("", {"new": 1})]
