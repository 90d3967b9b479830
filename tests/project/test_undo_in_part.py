"""Undo and redo where somebody at another machine went on: part by part, and mergers of sources one step deep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import permutations
from pathlib import Path

import pytest
from files import BOOK, TYPES, new_project, put_all, tagged, user
from msgspec.structs import replace

from sourcemark.model.codebook import CODEBOOK, Code, Codebook
from sourcemark.model.sources import Source
from sourcemark.model.statements import ReliabilityGrade, Statement
from sourcemark.project import Project, open_project
from sourcemark.project.check_contents import mergers
from sourcemark.work import sources

LEE = Source(id="lee", name="Lee")


@contextmanager
def at(path: Path, machine: str) -> Iterator[Project]:
    """The same file at another machine; one at a time."""
    with closing(open_project(path, user("Ann", machine))) as project:
        yield project


@pytest.fixture
def file(path: Path) -> Path:
    """Made at the laptop, with a source; closed."""
    with closing(new_project(path)) as project:
        put_all(project, "Enter", [LEE])
    return path


def change(path: Path, machine: str, **fields: object) -> None:
    with at(path, machine) as project:
        lee = project.get(Source, "lee")
        assert lee is not None
        put_all(project, f"Change {', '.join(fields)}", [replace(lee, **fields)])


def lee(path: Path) -> Source:
    with at(path, "reader") as project:
        found = project.get(Source, "lee")
        assert found is not None
        return found


def undo(path: Path, machine: str, *, redo: bool = False) -> None:
    with at(path, machine) as project:
        assert (project.redo if redo else project.undo)() is not None


def test_undo_of_one_field_keeps_what_another_machine_changed_since_in_another(file: Path) -> None:
    change(file, "laptop", motive="fled")
    change(file, "tower", note="says little")
    undo(file, "laptop")
    assert lee(file) == replace(LEE, note="says little")
    undo(file, "laptop", redo=True)
    assert lee(file) == replace(LEE, note="says little", motive="fled")


def test_a_field_that_another_machine_changed_since_stays(file: Path) -> None:
    change(file, "laptop", motive="fled", note="one")
    change(file, "tower", note="two")
    undo(file, "laptop")
    assert lee(file) == replace(LEE, note="two"), "only the part that nobody changed goes back"
    undo(file, "laptop", redo=True)
    assert lee(file) == replace(LEE, note="two", motive="fled")


def test_fields_that_belong_together_stay_together(file: Path) -> None:
    change(file, "laptop", affiliation="Ministry", role="minister")
    change(file, "tower", role="deputy minister")
    undo(file, "laptop")
    assert lee(file) == replace(LEE, affiliation="Ministry", role="deputy minister")


def test_a_field_that_was_changed_back_since_is_as_it_was(file: Path) -> None:
    change(file, "laptop", motive="fled")
    change(file, "tower", motive="left")
    change(file, "tower", motive="fled")
    undo(file, "laptop")
    assert lee(file) == LEE


def test_undo_does_not_bring_back_what_another_machine_deleted(file: Path) -> None:
    change(file, "laptop", motive="fled")
    with at(file, "tower") as project, project.operation("Delete") as op:
        op.drop("source", "lee")
    undo(file, "laptop")
    with at(file, "laptop") as project:
        assert project.get(Source, "lee") is None
    undo(file, "tower")
    assert lee(file) == replace(LEE, motive="fled")


def test_a_grade_taken_back_leaves_the_note_of_another_machine(file: Path) -> None:
    with at(file, "laptop") as project:
        made = tagged(project)
        put_all(project, "Grade", [replace(made, reliability=ReliabilityGrade(grade="B", reason="known"))])
    with at(file, "tower") as project:
        stands = project.get(Statement, made.id)
        assert stands is not None
        put_all(project, "Note", [replace(stands, note="a note")])
    undo(file, "laptop")
    with at(file, "laptop") as project:
        assert project.get(Statement, made.id) == replace(made, note="a note")


def test_a_value_taken_back_leaves_what_another_machine_did_to_the_codebook(file: Path) -> None:
    expert = Code(id="expert", name="Expert", key="e")
    more = replace(BOOK, version=2, facets=(replace(TYPES, codes=(*TYPES.codes, expert)),))
    with at(file, "laptop") as project:
        put_all(project, "Add expert", [more])
    with at(file, "tower") as project:
        first = replace(TYPES.codes[0], definition="in office")
        codes = (first, *more.facets[0].codes[1:])
        put_all(project, "Define", [replace(more, version=3, facets=(replace(TYPES, codes=codes),))])
    undo(file, "laptop")
    with at(file, "laptop") as project:
        book = project.get(Codebook, CODEBOOK)
        assert book is not None
        assert book.source_types.codes == (first, *TYPES.codes[1:])


def put_sources(path: Path) -> None:
    with at(path, "tower") as project:
        put_all(project, "Enter", [Source(id=id, name=id.title()) for id in ("kim", "pak")])


def merge(path: Path, machine: str, gone: str, into: str) -> None:
    with at(path, machine) as project:
        sources.merge(project, into, [gone])


def must_be_flat(path: Path) -> None:
    """No entry is merged into one that is itself merged: lists follow one step only."""
    with at(path, "reader") as project:
        assert list(mergers(project.link)) == []
    into = mergers_of(path)
    assert {id for id, other in into.items() if other is not None and into[other] is not None} == set(), into


def mergers_of(path: Path) -> dict[str, str | None]:
    with at(path, "reader") as project:
        return {s.id: s.merged_into for s in project.all(Source)}


@pytest.mark.parametrize("later", list(permutations(("kim", "lee", "pak"), 2)))
def test_a_merger_done_again_after_another_is_one_step_deep(later: tuple[str, str], file: Path) -> None:
    put_sources(file)
    merge(file, "laptop", "kim", "lee")
    undo(file, "laptop")
    merge(file, "tower", *later)
    between = mergers_of(file)
    undo(file, "laptop", redo=True)
    must_be_flat(file)
    undo(file, "laptop")
    if later != ("kim", "lee"):
        assert mergers_of(file) == between, "it takes back all of it"
    undo(file, "tower")
    must_be_flat(file)
    undo(file, "laptop", redo=True)
    undo(file, "tower", redo=True)
    must_be_flat(file)


@pytest.mark.parametrize("later", [("lee", "pak"), ("pak", "lee")])
def test_a_merger_taken_back_while_another_stands_on_it(later: tuple[str, str], file: Path) -> None:
    put_sources(file)
    merge(file, "laptop", "kim", "lee")
    merge(file, "tower", *later)
    undo(file, "laptop")
    must_be_flat(file)
    undo(file, "laptop", redo=True)
    must_be_flat(file)
