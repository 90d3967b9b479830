"""Editing the codebook: every edit makes the next version and none touches a mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sourcemark.model.codebook import MOST_CODES, SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.errors import Refused
from sourcemark.model.fresh_code import fresh_code, is_key
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator, User
from sourcemark.model.scope import Scope
from sourcemark.project import Project, create
from sourcemark.project.queries.codes import in_use, usage
from sourcemark.project.queries.statements import stream
from sourcemark.work import codebook as work
from sourcemark.work.codebooks import builtin, start_from, take_facets
from sourcemark.work.marks import codebook_of
from sourcemark.work.sample_project import make_sample

ANN = User(device="here", annotator=Annotator(id=new_id(), name="Ann Example"))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = make_sample(tmp_path / "Sample.sourcemark", ANN)
    marks = list(stream(made.link, Scope()))
    yield made
    assert list(stream(made.link, Scope())) == marks, "an edit of the codebook touched a mark"
    made.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    made = create(tmp_path / "Empty.sourcemark", ANN, builtin())
    yield made
    made.close()


def types(project: Project) -> Facet:
    return codebook_of(project).source_types


def code(project: Project, ident: str) -> Code:
    return next(c for c in types(project).codes if c.id == ident)


def test_each_edit_makes_the_next_version(project: Project) -> None:
    work.add_code(project, SOURCE_TYPE, Code(id="vlogger", name="Vlogger"))
    work.edit_code(
        project, SOURCE_TYPE, msgspec.structs.replace(code(project, "vlogger"), name="Video maker")
    )
    work.move_code(project, SOURCE_TYPE, "vlogger", -1)
    assert codebook_of(project).version == 4
    assert types(project).codes[-2].name == "Video maker"
    project.undo()
    assert types(project).codes[-1].name == "Video maker"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": "political"}, "Two values have the name"),
        ({"key": "d"}, "Two values have the key “d”"),
        ({"letter": "D"}, "Two values have the letter “D”"),
        ({"name": " "}, "A name is missing"),
    ],
)
def test_values_stay_apart(project: Project, change: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        work.edit_code(project, SOURCE_TYPE, msgspec.structs.replace(code(project, "official"), **change))
    assert codebook_of(project).version == 1


def test_what_a_retired_value_had_can_be_given_anew(project: Project) -> None:
    work.retire_code(project, SOURCE_TYPE, "official")
    work.add_code(project, SOURCE_TYPE, Code(id="new", name="Official", key="o", letter="O"))
    with pytest.raises(Refused, match="Two values"):
        work.retire_code(project, SOURCE_TYPE, "official", retired=False)


def test_a_merged_value_stands_for_the_other_and_can_be_used_again(project: Project) -> None:
    work.merge_code(project, SOURCE_TYPE, "political", "official")
    work.merge_code(project, SOURCE_TYPE, "official", "academic")
    found = types(project).code("political")
    assert found is not None
    assert found.id == "academic"
    work.retire_code(project, SOURCE_TYPE, "official", retired=False)
    assert code(project, "official").merged_into is None
    assert "official" in [c.id for c in types(project).choices()]


def test_a_value_is_not_merged_into_itself_or_into_a_merged_one(project: Project) -> None:
    work.merge_code(project, SOURCE_TYPE, "political", "official")
    for into in ("academic", "political"):
        with pytest.raises(Refused, match="another value"):
            work.merge_code(project, SOURCE_TYPE, "academic", into)


def test_the_last_source_type_stays(project: Project) -> None:
    *others, last = [c.id for c in types(project).choices()]
    for other in others:
        work.retire_code(project, SOURCE_TYPE, other)
    with pytest.raises(Refused, match="At least one"):
        work.retire_code(project, SOURCE_TYPE, last)


def test_facets_are_added_and_retired_but_for_the_source_type(project: Project) -> None:
    work.add_facet(project, "Tone", many=True)
    tone = codebook_of(project).facets[-1]
    work.edit_facet(project, msgspec.structs.replace(tone, retired=True))
    assert codebook_of(project).facets[-1].retired
    with pytest.raises(Refused, match="can't be retired"):
        work.edit_facet(project, msgspec.structs.replace(types(project), retired=True))
    with pytest.raises(Refused, match="A name is missing"):
        work.add_facet(project, "  ")


def test_what_is_gone_is_refused(project: Project) -> None:
    with pytest.raises(Refused, match="value is no longer"):
        work.move_code(project, SOURCE_TYPE, "nothing", 1)
    with pytest.raises(Refused, match="facet is no longer"):
        work.add_code(project, "nothing", Code(id="x", name="X"))


def test_use_is_counted_per_value(project: Project) -> None:
    counted: dict[str, int] = {}
    for statement in stream(project.link, Scope()):
        for value in statement.codes.get(SOURCE_TYPE, ()):
            counted[value] = counted.get(value, 0) + 1
    assert usage(project.link, SOURCE_TYPE) == counted
    assert usage(project.link, "nothing") == {}


def test_another_codebook_is_started_from_only_while_nothing_uses_this_one(
    project: Project, empty: Project
) -> None:
    assert in_use(project.link)
    with pytest.raises(Refused, match="in use"):
        start_from(project, builtin("newsroom"))
    assert not in_use(empty.link)
    start_from(empty, builtin("newsroom"))
    assert codebook_of(empty).name == builtin("newsroom").name
    assert codebook_of(empty).version == 2


def test_missing_facets_are_taken_once(project: Project) -> None:
    before = codebook_of(project)
    take_facets(project, builtin("newsroom"))
    after = codebook_of(project)
    assert {f.id for f in before.facets} < {f.id for f in after.facets}
    assert after.version == before.version + 1
    with pytest.raises(Refused, match="already"):
        take_facets(project, builtin("newsroom"))


def test_a_fresh_value_takes_what_is_free() -> None:
    facet = Facet(id=SOURCE_TYPE, name="Type", codes=(Code(id="o", name="Official", key="o", letter="O"),))
    made = fresh_code(facet, "Outlet")
    assert (made.letter, made.key) == ("U", "u")
    assert fresh_code(Facet(id="tone", name="Tone"), "Warm").key == ""
    assert fresh_code(facet, "Официальный").key == ""
    assert fresh_code(facet, "O").letter == ""


@pytest.mark.parametrize(("character", "good"), [("a", True), ("7", True), ("ä", True), ("A", False)])
def test_keys_are_latin_letters_and_digits(character: str, good: bool) -> None:
    assert is_key(character) is good
    assert not is_key("я")
    assert not is_key("ab")
    assert not is_key("-")


def test_nobody_enters_more_values_than_a_coworker_would_take(empty: Project) -> None:
    book = codebook_of(empty)
    room = MOST_CODES - len(book.source_types.codes)
    full = Codebook(id="x", name="Long", facets=(_facet(SOURCE_TYPE, room),))
    take_facets(empty, full)
    with pytest.raises(Refused, match="at most 2,000 values"):
        work.add_code(empty, SOURCE_TYPE, Code(id=new_id(), name="One more"))
    longer = Codebook(id="x", name="Longer", facets=(_facet(SOURCE_TYPE, MOST_CODES + 1),))
    for act in (take_facets, start_from):
        with pytest.raises(Refused, match="at most 2,000 values"):
            act(empty, longer)


def _facet(id: str, number: int) -> Facet:
    return Facet(id=id, name="T", codes=tuple(Code(id=f"v{n}", name=f"Value {n}") for n in range(number)))
