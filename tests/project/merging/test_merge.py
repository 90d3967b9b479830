"""Merging a coworker's file: what comes, what it leaves alone, and how it is taken back."""

from __future__ import annotations

from files import mark, put_article, said_by
from msgspec.structs import replace
from replicas import Desk, enter, shared, tag, take

from sourcemark.model.articles import Article
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project.merging.merge import dry_run


def test_a_copy_holds_what_was_chosen_and_nothing_else(desk: Desk) -> None:
    own = tag(desk.ann, 4, 12)
    enter(desk.ann, "lee")
    bob = desk.copy("Bob", "none")
    assert bob.get(Statement, own.id) is None
    assert bob.get(Source, "lee") is not None
    assert len(list(bob.all(Article))) == 2
    assert bob.undoable() is None
    assert "statement" not in {kind for (kind,) in bob.link.execute("SELECT kind FROM received_change")}


def test_a_coworkers_marks_come_in_and_one_undo_takes_them_back(desk: Desk) -> None:
    bob = desk.copy("Bob")
    lee = enter(bob, "lee")
    made = tag(bob, 4, 12, attribution=said_by(lee))
    before = shared(desk.ann)
    seen = dry_run(desk.ann, bob.path)
    assert (seen.count("new"), seen.count("changed"), seen.count("deleted")) == (3, 0, 0)
    assert shared(desk.ann) == before
    done = take(desk.ann, bob)
    assert done.changes.of("statement") == (made.id,)
    assert desk.ann.get(Statement, made.id) == made
    assert shared(desk.ann) == {**before, **shared(bob)}
    desk.ann.undo()
    assert shared(desk.ann) == before
    desk.ann.redo()
    assert desk.ann.get(Statement, made.id) == made


def test_merging_again_changes_nothing(desk: Desk) -> None:
    bob = desk.copy("Bob")
    tag(bob, 4, 12)
    take(desk.ann, bob)
    after = shared(desk.ann)
    again = take(desk.ann, bob)
    assert again.preview.nothing
    assert not again.changes
    assert shared(desk.ann) == after


def test_merging_again_after_an_undo_brings_it_back(desk: Desk) -> None:
    bob = desk.copy("Bob")
    made = tag(bob, 4, 12)
    take(desk.ann, bob)
    desk.ann.undo()
    tag(desk.ann, 1, 3)
    take(desk.ann, bob)
    assert desk.ann.get(Statement, made.id) == made


def test_an_undone_merging_does_not_travel(desk: Desk) -> None:
    bob, cat = desk.copy("Bob"), desk.copy("Cat")
    made = tag(bob, 4, 12)
    take(desk.ann, bob)
    desk.ann.undo()
    take(cat, desk.ann)
    assert cat.get(Statement, made.id) is None


def test_what_was_merged_travels_on(desk: Desk) -> None:
    bob, cat = desk.copy("Bob"), desk.copy("Cat")
    made = tag(bob, 4, 12)
    take(desk.ann, bob)
    take(cat, desk.ann)
    assert cat.get(Statement, made.id) == made
    assert take(cat, bob).preview.nothing


def test_a_deletion_travels_and_is_told(desk: Desk) -> None:
    bob = desk.copy("Bob")
    made = tag(bob, 4, 12)
    take(desk.ann, bob)
    with bob.operation("Delete") as op:
        op.drop("statement", made.id)
    assert dry_run(desk.ann, bob.path).count("deleted") == 1
    take(desk.ann, bob)
    assert desk.ann.get(Statement, made.id) is None
    desk.ann.undo()
    assert desk.ann.get(Statement, made.id) == made


def test_an_undo_of_ones_own_step_travels(desk: Desk) -> None:
    bob = desk.copy("Bob")
    made = tag(bob, 4, 12)
    take(desk.ann, bob)
    bob.undo()
    take(desk.ann, bob)
    assert desk.ann.get(Statement, made.id) is None
    bob.redo()
    take(desk.ann, bob)
    assert desk.ann.get(Statement, made.id) == made


def test_changes_of_different_parts_both_stand(desk: Desk) -> None:
    enter(desk.ann, "lee")
    bob = desk.copy("Bob")
    enter(desk.ann, "lee", role="general")
    enter(bob, "lee", motive="fled")
    done = take(desk.ann, bob)
    assert desk.ann.get(Source, "lee") == Source(id="lee", name="lee", role="general", motive="fled")
    assert done.preview.conflicts == ()


def test_of_two_changes_of_one_part_the_later_stands_and_both_are_told(desk: Desk) -> None:
    enter(desk.ann, "lee")
    bob = desk.copy("Bob")
    enter(desk.ann, "lee", note="by Ann")
    enter(bob, "lee", note="by Bob")
    (clashing,) = take(desk.ann, bob).preview.conflicts
    take(bob, desk.ann)
    assert (
        desk.ann.get(Source, "lee") == bob.get(Source, "lee") == Source(id="lee", name="lee", note="by Bob")
    )
    (clash,) = clashing.clashes
    assert clash.part == "note"
    assert [v.became.note for v in clash.versions] == ["by Bob", "by Ann"]


def test_a_mark_is_changed_by_nobody_but_its_annotator(desk: Desk) -> None:
    own = tag(desk.ann, 4, 12)
    bob = desk.copy("Bob")
    with bob.operation("Meddle") as op:
        op.put(replace(own, note="by Bob"))
    done = take(desk.ann, bob)
    assert desk.ann.get(Statement, own.id) == own
    assert done.preview.ignored == ((own.id, bob.user.annotator.id),)


def test_a_source_that_one_deleted_stays_while_anothers_mark_names_it(desk: Desk) -> None:
    lee = enter(desk.ann, "lee")
    bob = desk.copy("Bob")
    made = tag(bob, 4, 12, attribution=said_by(lee))
    with desk.ann.operation("Delete lee") as op:
        op.drop("source", "lee")
    done = take(desk.ann, bob)
    take(bob, desk.ann)
    assert done.preview.kept == (("source", "lee"),)
    assert shared(desk.ann) == shared(bob)
    assert desk.ann.get(Statement, made.id) == made
    with bob.operation("Delete") as op:
        op.drop("statement", made.id)
    take(desk.ann, bob)
    assert desk.ann.get(Source, "lee") is None


def test_the_same_text_imported_by_two_is_one_article(desk: Desk) -> None:
    bob = desk.copy("Bob")
    text = "The same words, imported twice."
    with desk.ann.operation("Import") as op:
        ours = put_article(op, text, "Ours")
    with bob.operation("Import") as op:
        theirs = put_article(op, text, "Theirs")
    made = mark(theirs, text, (4, 8), who=bob.user)
    with bob.operation("Tag") as op:
        op.put(made)
    done = take(desk.ann, bob)
    assert done.preview.same == ((theirs.id, ours.id),)
    assert desk.ann.get(Article, theirs.id) is None
    assert desk.ann.get(Statement, made.id) == replace(made, article=ours.id)
    take(bob, desk.ann)
    assert shared(bob) == shared(desk.ann)
    with bob.operation("Note") as op:
        op.put(replace(made, article=ours.id, note="later"))
    take(desk.ann, bob)
    assert desk.ann.get(Statement, made.id) == replace(made, article=ours.id, note="later")


def test_marks_in_another_version_of_a_text_are_carried_over_by_quote(desk: Desk) -> None:
    bob = desk.copy("Bob")
    old = "Officials said twelve men fled. Nobody saw them again, a driver said."
    new = "Correction. Officials said twelve men fled. A driver said so."
    with desk.ann.operation("Import") as op:
        ours = put_article(op, new, "Men flee", url="https://example.org/men")
    with bob.operation("Import") as op:
        theirs = put_article(op, old, "Men flee", url="https://example.org/men")
    found, lost = mark(theirs, old, (15, 30), who=bob.user), mark(theirs, old, (32, 53), who=bob.user)
    with bob.operation("Tag") as op:
        op.put(found)
        op.put(lost)
    done = take(desk.ann, bob)
    carried = desk.ann.get(Statement, found.id)
    assert carried is not None
    assert (carried.article, carried.exact) == (ours.id, "twelve men fled")
    assert done.preview.left == (lost,)
    assert desk.ann.get(Statement, lost.id) == lost
    assert desk.ann.get(Article, theirs.id) == theirs
    desk.ann.undo()
    assert desk.ann.get(Article, theirs.id) is None


def test_names_that_are_hidden_are_not_told_by_a_dry_run(desk: Desk) -> None:
    bob = desk.copy("Bob")
    tag(bob, 4, 12)
    assert {line.why for line in dry_run(desk.ann, bob.path).lines if line.kind == "statement"} == {"Bob"}
    with desk.ann.operation("Hide names") as op:
        op.put(Arrangement(id=ARRANGEMENT, nameless=True))
    lines = dry_run(desk.ann, bob.path).lines
    assert lines
    assert not [line for line in lines if "Bob" in line.title + line.why]
