"""Changes made at once by two people: both are shown, and one of them is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import user
from msgspec.structs import replace
from replicas import Desk, enter, shared, tag, take

from sourcemark.model.codebook import CODEBOOK, Codebook
from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work.coworkers.settling import conflicts, settle


@pytest.fixture
def bob(desk: Desk) -> Project:
    """His copy, in which he wrote another note than Ann at the same time; merged."""
    enter(desk.ann, "lee")
    made = desk.copy("Bob")
    enter(desk.ann, "lee", note="by Ann")
    enter(made, "lee", note="by Bob")
    take(desk.ann, made)
    return made


def test_both_values_are_told_with_who_and_when(desk: Desk, bob: Project) -> None:
    (found,) = conflicts(desk.ann)
    assert found.name == "note of source “lee”"
    assert [(side.who, side.value) for side in found.sides] == [("Bob", "by Bob"), ("Ann", "by Ann")]
    assert found.sides[0].when >= found.sides[1].when


def test_the_other_value_is_chosen_and_nothing_is_listed_any_more(desk: Desk, bob: Project) -> None:
    (found,) = conflicts(desk.ann)
    changes = settle(desk.ann, found, 1)
    assert changes.name == "Decide on note of source “lee”"
    assert desk.ann.get(Source, "lee") == Source(id="lee", name="lee", note="by Ann")
    assert conflicts(desk.ann) == []
    with pytest.raises(Refused, match="decided already"):
        settle(desk.ann, found, 0)
    take(bob, desk.ann)
    assert shared(bob) == shared(desk.ann)
    assert conflicts(bob) == []
    desk.ann.undo()
    assert len(conflicts(desk.ann)) == 1


def test_what_stands_is_confirmed_and_may_be_changed_later(desk: Desk, bob: Project) -> None:
    (found,) = conflicts(desk.ann)
    settle(desk.ann, found, 0)
    assert desk.ann.get(Source, "lee") == Source(id="lee", name="lee", note="by Bob")
    assert conflicts(desk.ann) == []
    enter(desk.ann, "lee", note="later")
    assert conflicts(desk.ann) == []


def test_somebody_who_did_not_know_opens_it_again(desk: Desk, bob: Project) -> None:
    enter(bob, "kim")
    cat = desk.copy("Cat")
    (found,) = conflicts(desk.ann)
    settle(desk.ann, found, 0)
    with cat.operation("Edit") as op:
        op.put(Source(id="lee", name="lee", note="by Cat"))
    take(desk.ann, cat)
    assert [[side.value for side in one.sides] for one in conflicts(desk.ann)] == []
    enter(desk.ann, "lee", note="by Ann again")
    enter(cat, "lee", note="by Cat again")
    take(desk.ann, cat)
    (again,) = conflicts(desk.ann)
    assert {side.value for side in again.sides} >= {"by Cat again", "by Ann again"}


@pytest.mark.parametrize("choice", [0, 1])
@pytest.mark.parametrize("deleted_last", [True, False])
def test_a_deletion_can_be_decided_both_ways(desk: Desk, choice: int, deleted_last: bool) -> None:
    enter(desk.ann, "lee")
    bob = desk.copy("Bob")

    def delete() -> None:
        with desk.ann.operation("Delete") as op:
            op.drop("source", "lee")

    def change() -> None:
        enter(bob, "lee", note="by Bob")

    for act in (change, delete) if deleted_last else (delete, change):
        act()
    take(desk.ann, bob)
    (found,) = conflicts(desk.ann)
    assert found.part == "existence"
    assert {side.value for side in found.sides} == {"deleted", "kept"}
    settle(desk.ann, found, choice)
    there = desk.ann.get(Source, "lee")
    assert (there is None) == (found.sides[choice].value == "deleted")
    assert conflicts(desk.ann) == []
    take(bob, desk.ann)
    assert shared(bob) == shared(desk.ann)


def test_a_value_of_the_codebook_is_decided(desk: Desk) -> None:
    bob = desk.copy("Bob")
    for project, words in ((desk.ann, "Ann says"), (bob, "Bob says")):
        book = project.get(Codebook, CODEBOOK)
        assert book is not None
        facet = book.facets[0]
        codes = (replace(facet.codes[0], definition=words), *facet.codes[1:])
        with project.operation("Edit") as op:
            op.put(replace(book, version=book.version + 1, facets=(replace(facet, codes=codes),)))
    take(desk.ann, bob)
    (found,) = conflicts(desk.ann)
    assert found.name == "definition of the codebook “Official”"
    settle(desk.ann, found, 1)
    book = desk.ann.get(Codebook, CODEBOOK)
    assert book is not None
    assert (book.source_types.codes[0].definition, book.version) == ("Ann says", 3)
    assert conflicts(desk.ann) == []


def test_anothers_mark_is_not_changed_but_can_be_confirmed(desk: Desk, tmp_path: Path) -> None:
    bob = desk.copy("Bob")
    made = tag(bob, 4, 12)
    other = desk.copy("Bo2")
    other.user = user("Bob", "his other machine")
    take(other, bob)
    take(desk.ann, bob)
    for project, note in ((bob, "here"), (other, "there")):
        with project.operation("Note") as op:
            op.put(replace(made, note=note))
    take(desk.ann, bob)
    take(desk.ann, other)
    (found,) = conflicts(desk.ann)
    assert found.article == "Troops move"
    with pytest.raises(Refused, match="This mark is Bob's"):
        settle(desk.ann, found, 1)
    assert desk.ann.get(Statement, made.id) == replace(made, note="there")
    settle(desk.ann, found, 0)
    assert conflicts(desk.ann) == []


def test_who_works_blind_is_told_of_no_conflict_in_a_hidden_mark(desk: Desk) -> None:
    from sourcemark.work.submitting import arrange

    bob = desk.copy("Bob")
    made = tag(bob, 4, 12)
    other = desk.copy("Bo2")
    other.user = user("Bob", "his other machine")
    take(other, bob)
    take(desk.ann, bob)
    for project, note in ((bob, "here"), (other, "there")):
        with project.operation("Note") as op:
            op.put(replace(made, note=note))
    take(desk.ann, bob)
    take(desk.ann, other)
    arrange(desk.ann, blind=True)
    assert conflicts(desk.ann) == []
