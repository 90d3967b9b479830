"""Handing out a copy: of what was merged before, and merged back."""

from __future__ import annotations

from typing import Any

from files import TEXT, WHEN, mark, put_all, put_article, said_by
from handed import FOR_CAT, Handed, all_of, bring, has
from msgspec.structs import replace
from replicas import article_of, enter, shared, tag, take

from sourcemark.model.articles import Article
from sourcemark.model.review import Settlement
from sourcemark.model.statements import Statement
from sourcemark.project.merging.clashing import open_clashes
from sourcemark.project.merging.handing import Selection, hand_out


def test_a_copy_of_a_copy_comes_home(handed: Handed) -> None:
    article, own = bring(handed.ann, "annly")
    first = handed.open(handed.out("cat", article))
    made = mark(article, first.text(article), (3, 7), who=first.user)
    put_all(first, "Tag", [made])
    path = first.path.with_name("dan.sourcemark")
    hand_out(first, path, Selection((article.id,), "all"), replace(FOR_CAT, made_for="Dan"))
    dan = handed.open(path, "Dan")
    assert {s.id for s in dan.all(Statement)} == {own.id, made.id}
    last = mark(article, dan.text(article), (3, 8), who=dan.user)
    put_all(dan, "Tag", [last])
    take(handed.ann, dan)
    assert {s.id for s in handed.ann.all(Statement)} == {own.id, made.id, last.id}
    again = take(first, handed.ann)
    assert again.preview.conflicts == ()
    assert shared(first).items() <= shared(handed.ann).items()


def test_nothing_of_a_merging_that_was_undone_is_in_the_bytes(handed: Handed) -> None:
    bob = handed.desk.copy("Bob")
    article = article_of(handed.ann)
    put_all(bob, "Tag boblytagged", [mark(article, TEXT, (4, 12), who=bob.user, note="boblynote")])
    bring(bob, "unseenly")
    take(handed.ann, bob)
    handed.ann.undo()
    path = handed.out("cat", *handed.ann.all(Article))
    assert has(path, "boblynote", "boblytagged", *all_of("unseenly")) == []
    cat = handed.open(path)
    tag(cat, 4, 12)
    take(cat, bob)
    take(handed.ann, cat)
    assert {key for key in shared(handed.ann) if key[0] == "statement"} == {
        key for key in shared(cat) if key[0] == "statement"
    }


def test_a_text_that_two_had_imported_is_one_in_the_copy_too(handed: Handed) -> None:
    bob = handed.desk.copy("Bob")
    ours, own = bring(handed.ann, "same")
    theirs, made = bring(bob, "same")
    take(handed.ann, bob)
    cat = handed.open(handed.out("cat", ours))
    assert [a.id for a in cat.all(Article)] == [ours.id]
    assert {s.id: s.article for s in cat.all(Statement)} == {own.id: ours.id, made.id: ours.id}
    put_all(bob, "Note", [replace(made, note="later")])
    take(cat, bob)
    assert [a.id for a in cat.all(Article) if a.sha256 == theirs.sha256] == [ours.id]
    assert cat.get(Statement, made.id) == replace(made, article=ours.id, note="later")
    take(handed.ann, cat)
    assert handed.ann.get(Statement, made.id) == cat.get(Statement, made.id)


def test_marks_that_were_carried_over_stand_in_the_copy_where_they_stand_here(handed: Handed) -> None:
    bob = handed.desk.copy("Bob")
    old = "Officials said twelve men fled. Nobody saw them again, a driver said."
    new = "Correction. Officials said twelve men fled. A driver said so."
    with handed.ann.operation("Import") as op:
        ours = put_article(op, new, "Men flee", url="https://example.org/men")
    with bob.operation("Import") as op:
        theirs = put_article(op, old, "Men flee", url="https://example.org/men")
    made = mark(theirs, old, (15, 30), who=bob.user)
    put_all(bob, "Tag", [made])
    take(handed.ann, bob)
    stands = handed.ann.get(Statement, made.id)
    assert stands is not None
    assert stands.article == ours.id
    cat = handed.open(handed.out("cat", ours))
    assert cat.get(Statement, made.id) == stands
    take(cat, handed.ann)
    assert cat.get(Statement, made.id) == stands


def test_what_was_settled_is_settled_in_the_copy_too(handed: Handed) -> None:
    enter(handed.ann, "lee")
    bob = handed.desk.copy("Bob")
    enter(handed.ann, "lee", note="by Ann")
    enter(bob, "lee", note="by Bob")
    take(handed.ann, bob)
    (clash,) = open_clashes(handed.ann)
    settled: dict[str, Any] = {"annotator": handed.ann.user.annotator.id, "at": WHEN}
    made = Settlement(id="s", of="source", entity="lee", part="note", heads=clash.heads, **settled)
    first = handed.open(handed.out("cat", article_of(handed.ann)))
    assert [c.heads for c in open_clashes(first)] == [clash.heads]
    put_all(handed.ann, "Settle", [made])
    assert open_clashes(handed.ann) == []
    assert open_clashes(handed.open(handed.out("dan", article_of(handed.ann)), "Dan")) == []


def test_what_is_merged_back_is_one_step_and_nothing_twice(handed: Handed) -> None:
    article, own = bring(handed.ann, "annly")
    lee = enter(handed.ann, "lee")
    cat = handed.open(handed.out("cat", article))
    before = shared(handed.ann)
    assert take(handed.ann, cat).preview.shares == ()
    made = mark(article, cat.text(article), (3, 7), who=cat.user, attribution=said_by(lee))
    put_all(cat, "Tag", [made])
    take(handed.ann, cat)
    assert set(shared(handed.ann)) - set(before) == {
        ("statement", made.id),
        ("annotator", cat.user.annotator.id),
    }
    handed.ann.undo()
    assert shared(handed.ann) == before
    assert own.id in {s.id for s in handed.ann.all(Statement)}
