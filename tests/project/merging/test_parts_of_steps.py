"""Steps of which a copy holds only a part: the rest comes when somebody has it, and goes when that is undone."""

from __future__ import annotations

import itertools

import pytest
from files import TEXT, mark, said_by
from replicas import Desk, article_of, common, take

from sourcemark.model.articles import Progress
from sourcemark.model.ids import id_of
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project


def tag_with_new_source(project: Project) -> Statement:
    """A source and a mark that names it, in one step."""
    lee = Source(id="lee", name="Lee")
    made = mark(article_of(project), TEXT, (4, 12), who=project.user, attribution=said_by(lee))
    with project.operation("Tag with new source") as op:
        op.put(lee)
        op.put(made)
    return made


def test_what_a_copy_was_handed_out_without_comes_with_the_whole_file(desk: Desk) -> None:
    made = tag_with_new_source(desk.ann)
    bob = desk.copy("Bob", "none")
    assert bob.get(Source, "lee") is not None
    assert bob.get(Statement, made.id) is None
    before = common(bob)
    take(bob, desk.ann)
    assert bob.get(Statement, made.id) == made
    assert take(bob, desk.ann).preview.nothing
    bob.undo()
    assert common(bob) == before
    take(bob, desk.ann)
    assert bob.get(Statement, made.id) == made


@pytest.mark.parametrize("order", list(itertools.permutations(("Ann", "Bob", "Cat"))))
def test_in_whatever_order_the_parts_come(order: tuple[str, ...], desk: Desk) -> None:
    made = tag_with_new_source(desk.ann)
    bob, cat = desk.copy("Bob", "none"), desk.copy("Cat", "own")
    people = {"Ann": desk.ann, "Bob": bob, "Cat": cat}
    dan = desk.copy("Dan", "none")
    for name in order:
        take(dan, people[name])
    assert dan.get(Statement, made.id) == made
    assert common(dan) == common(desk.ann)


def test_a_part_travels_as_a_part(desk: Desk) -> None:
    made = tag_with_new_source(desk.ann)
    bob = desk.copy("Bob", "none")
    dan = desk.copy("Dan", "none")
    take(dan, bob)
    take(dan, desk.ann)
    assert dan.get(Statement, made.id) == made


def test_a_part_that_is_taken_back_does_not_travel(desk: Desk) -> None:
    made = tag_with_new_source(desk.ann)
    bob, cat = desk.copy("Bob", "none"), desk.copy("Cat", "none")
    take(bob, desk.ann)
    bob.undo()
    take(cat, bob)
    assert cat.get(Statement, made.id) is None


def test_nobody_changes_what_another_signed(desk: Desk) -> None:
    me, article = desk.ann.user.annotator, article_of(desk.ann)
    progress = Progress(id=id_of(article.id, me.id), article=article.id, annotator=me.id, submitted=True)
    with desk.ann.operation("Submit") as op:
        op.put(progress)
    bob = desk.copy("Bob", "all")
    with bob.operation("Meddle") as op:
        op.put(Progress(id=progress.id, article=article.id, annotator=me.id))
        op.put(type(me)(id=me.id, name="Renamed"))
        op.put(mark(article, TEXT, (1, 3), who=desk.ann.user))
    before = common(desk.ann)
    done = take(desk.ann, bob)
    assert common(desk.ann) == before
    assert desk.ann.get(type(me), me.id) == me
    assert len(done.preview.ignored) == 3
