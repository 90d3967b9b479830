"""Merged again and again, in circles and by way of others; texts that several brought, corrected or not."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from files import mark, put_all, put_article
from msgspec.structs import replace
from replicas import Desk, enter, shared, tag, take

from sourcemark.model.articles import Article
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.check_contents import mergers
from sourcemark.project.merging.merge import merge
from sourcemark.work import sources

OLD = "Officials said twelve men fled. Nobody saw them again, a driver said."
NEW = "Correction. Officials said twelve men fled. A driver said so."
URL = "https://example.org/men"


def all_alike(*people: Project) -> None:
    """Everybody merges everybody's, and all have the same."""
    for _ in range(2):
        for one in people:
            for other in people:
                if one is not other:
                    take(one, other)
    assert all(shared(project) == shared(people[0]) for project in people)


def two_deep(project: Project) -> list[str]:
    """Entries that are merged into one that is itself merged: lists follow one step only."""
    query = """SELECT one.id FROM source one JOIN source other ON other.id = one.merged_into
      WHERE other.merged_into IS NOT NULL"""
    return [id for (id,) in project.link.execute(query)]


def test_what_goes_round_in_a_circle_comes_home_changed_by_all(desk: Desk) -> None:
    enter(desk.ann, "lee")
    bob, cat = desk.copy("Bob"), desk.copy("Cat")
    enter(desk.ann, "lee", role="by Ann")
    take(bob, desk.ann)
    enter(bob, "lee", role="by Ann", motive="by Bob")
    take(cat, bob)
    enter(cat, "lee", role="by Cat", motive="by Bob")
    done = take(desk.ann, cat)
    assert desk.ann.get(Source, "lee") == Source(id="lee", name="lee", role="by Cat", motive="by Bob")
    assert done.preview.conflicts == (), "each knew of the one before"
    all_alike(desk.ann, bob, cat)


def test_a_deletion_goes_round_too(desk: Desk) -> None:
    bob, cat = desk.copy("Bob"), desk.copy("Cat")
    made = tag(bob, 4, 12)
    take(cat, bob)
    take(desk.ann, cat)
    bob.undo()
    take(cat, bob)
    take(desk.ann, cat)
    assert desk.ann.get(Statement, made.id) is None
    bob.redo()
    take(desk.ann, bob)
    take(cat, desk.ann)
    assert cat.get(Statement, made.id) == made
    all_alike(desk.ann, bob, cat)


def test_sources_merged_in_opposite_directions_are_one(desk: Desk) -> None:
    for id in ("kim", "lee"):
        enter(desk.ann, id)
    bob = desk.copy("Bob")
    sources.merge(desk.ann, "lee", ["kim"])
    sources.merge(bob, "kim", ["lee"])
    all_alike(desk.ann, bob)
    assert two_deep(desk.ann) == []
    assert [s.id for s in desk.ann.all(Source) if s.merged_into is None] == ["kim"]


def test_a_chain_of_mergers_is_one_step_long(desk: Desk) -> None:
    for id in ("kim", "lee", "pak", "ro"):
        enter(desk.ann, id)
    bob, cat = desk.copy("Bob"), desk.copy("Cat")
    sources.merge(desk.ann, "lee", ["kim"])
    sources.merge(bob, "pak", ["lee"])
    sources.merge(cat, "ro", ["pak"])
    all_alike(cat, bob, desk.ann)
    assert {s.id: s.merged_into for s in desk.ann.all(Source)} == dict.fromkeys(
        ("kim", "lee", "pak"), "ro"
    ) | {"ro": None}


@pytest.mark.parametrize("undone", ["kim into lee", "nothing"])
def test_after_any_undo_and_redo_of_mergers_none_is_two_deep(undone: str, desk: Desk) -> None:
    for id in ("kim", "lee", "pak"):
        enter(desk.ann, id)
    bob = desk.copy("Bob")
    sources.merge(desk.ann, "lee", ["kim"])
    if undone != "nothing":
        desk.ann.undo()
    sources.merge(bob, "pak", ["lee"])
    take(desk.ann, bob)
    desk.ann.undo()
    desk.ann.redo()
    assert two_deep(desk.ann) == []
    assert list(mergers(desk.ann.link)) == []
    all_alike(desk.ann, bob)
    assert two_deep(bob) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_text_that_three_brought_is_one_whoever_merges_first(order: tuple[int, ...], desk: Desk) -> None:
    people = [desk.ann, desk.copy("Bob"), desk.copy("Cat")]
    text, marks = "The same words, brought by three.", list[str]()
    for number, person in enumerate(people):
        with person.operation("Import") as op:
            article = put_article(op, text, f"Number {number}")
        made = mark(article, text, (number, number + 5), who=person.user)
        put_all(person, "Tag", [made])
        marks.append(made.id)
    first, second, third = (people[n] for n in order)
    take(first, second)
    take(third, second)
    take(first, third)
    all_alike(*people)
    (article,) = [a for a in people[0].all(Article) if a.length == len(text)]
    assert {s.id for s in people[0].all(Statement) if s.article == article.id} == set(marks)


class Corrected:
    """Ann has the corrected text, Bob the old one, with a mark in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.bob = desk, desk.copy("Bob")
        with desk.ann.operation("Import") as op:
            self.ours = put_article(op, NEW, "Men flee", url=URL)
        with self.bob.operation("Import") as op:
            self.theirs = put_article(op, OLD, "Men flee", url=URL)
        self.made = mark(self.theirs, OLD, (15, 30), who=self.bob.user)
        put_all(self.bob, "Tag", [self.made])


def test_a_corrected_text_merged_twice_changes_nothing_the_second_time(desk: Desk) -> None:
    case = Corrected(desk)
    assert take(desk.ann, case.bob).preview.likenesses
    before = shared(desk.ann)
    again = take(desk.ann, case.bob)
    assert again.preview.nothing
    assert shared(desk.ann) == before


def test_what_is_done_to_a_mark_later_follows_it(desk: Desk) -> None:
    case = Corrected(desk)
    take(desk.ann, case.bob)
    put_all(case.bob, "Note", [replace(case.made, note="later")])
    take(desk.ann, case.bob)
    stands = desk.ann.get(Statement, case.made.id)
    assert stands is not None
    assert (stands.article, stands.exact, stands.note) == (case.ours.id, "twelve men fled", "later")
    with case.bob.operation("Delete") as op:
        op.drop("statement", case.made.id)
    take(desk.ann, case.bob)
    assert desk.ann.get(Statement, case.made.id) is None


def test_a_likeness_that_is_declined_leaves_two_articles(desk: Desk, tmp_path: Path) -> None:
    case = Corrected(desk)
    done = merge(desk.ann, case.bob.path, "Merge", carry={})
    assert [like.into for like in done.preview.likenesses] == [case.ours.id]
    assert desk.ann.get(Statement, case.made.id) == case.made
    assert desk.ann.get(Article, case.theirs.id) == case.theirs
    assert take(desk.ann, case.bob).preview.nothing
    put_all(case.bob, "Note", [replace(case.made, note="later")])
    take(desk.ann, case.bob)
    assert desk.ann.get(Statement, case.made.id) == replace(case.made, note="later"), "it is not asked again"


def test_a_carried_mark_comes_back_to_where_its_owner_has_it(desk: Desk) -> None:
    case = Corrected(desk)
    take(desk.ann, case.bob)
    take(case.bob, desk.ann)
    assert case.bob.get(Statement, case.made.id) is not None
    before = shared(case.bob)
    assert take(case.bob, desk.ann).preview.nothing
    assert shared(case.bob) == before
