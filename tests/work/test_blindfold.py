"""Who works blind learns of a merging nothing about marks that are hidden."""

from __future__ import annotations

from replicas import Desk, article_of, enter, tag

from sourcemark.model.statements import Statement
from sourcemark.work.merging import in_words, preview, take_in
from sourcemark.work.submitting import arrange, submit


def test_marks_in_articles_one_has_not_submitted_are_not_told(desk: Desk) -> None:
    bob = desk.copy("Bob")
    enter(bob, "lee")
    tag(bob, 4, 12)
    arrange(desk.ann, blind=True)
    seen = preview(desk.ann, bob.path)
    assert {line.kind for line in seen.lines} == {"annotator", "source"}
    assert [(share.title, share.counts) for share in seen.shares] == [("", {"new": 2}), ("Troops move", {})]
    assert in_words(seen) == "2 new."
    done = take_in(desk.ann, bob.path)
    assert {line.kind for line in done.preview.lines} == {"annotator", "source"}
    assert list(desk.ann.all(Statement)) == []


def test_once_submitted_they_are(desk: Desk) -> None:
    bob = desk.copy("Bob")
    tag(bob, 4, 12)
    arrange(desk.ann, blind=True)
    submit(desk.ann, [article_of(desk.ann).id])
    assert {line.kind for line in preview(desk.ann, bob.path).lines} == {"annotator", "statement"}
