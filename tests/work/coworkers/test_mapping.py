"""Codebooks that drifted apart: their values are mapped to ours once, and no mark is rewritten."""

from __future__ import annotations

import pytest
from files import state
from msgspec.structs import replace
from replicas import Desk, tag, take

from sourcemark.model.codebook import CODEBOOK, SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.errors import Refused
from sourcemark.project import Project
from sourcemark.project.merging.drifted import Foreign
from sourcemark.work.coworkers.mapping import map_codes
from sourcemark.work.coworkers.merging import preview
from sourcemark.work.coworkers.settling import conflicts


def book_of(project: Project) -> Codebook:
    book = project.get(Codebook, CODEBOOK)
    assert book is not None
    return book


def with_code(project: Project, code: Code, *facets: Facet) -> None:
    book = book_of(project)
    types = replace(book.facets[0], codes=(*book.facets[0].codes, code))
    with project.operation("Codebook") as op:
        op.put(replace(book, version=book.version + 1, facets=(types, *book.facets[1:], *facets)))


@pytest.fixture
def bob(desk: Desk) -> Project:
    """His codebook has an own value of the name of one of ours, with the same key, and a facet of its own."""
    made = desk.copy("Bob")
    tone = Facet(id="tone", name="Tone", codes=(Code(id="calm", name="Calm"),))
    with_code(made, Code(id="bobs", name="official", key="x", definition="Bob's own"), tone)
    tag(made, 4, 12, codes={SOURCE_TYPE: ("bobs",)})
    with_code(desk.ann, Code(id="anns", name="Envoy", key="x"))
    return made


def foreign(desk: Desk, bob: Project) -> tuple[Foreign, ...]:
    return preview(desk.ann, bob.path).codes


def test_values_that_ours_lacks_are_listed_as_theirs_are_with_ours_of_the_same_name(
    desk: Desk, bob: Project
) -> None:
    (found,) = foreign(desk, bob)
    assert (found.facet, found.like) == (SOURCE_TYPE, "official")
    assert found.code == Code(id="bobs", name="official", key="x", definition="Bob's own")


def test_a_mapped_value_reads_as_ours_and_is_kept_for_next_time(desk: Desk, bob: Project) -> None:
    found = foreign(desk, bob)
    changes = map_codes(desk.ann, found, {(SOURCE_TYPE, "bobs"): "anns"})
    assert changes.name == "Map official to Envoy"
    assert foreign(desk, bob) == ()
    take(desk.ann, bob)
    facet = book_of(desk.ann).source_types
    ours = facet.code("bobs")
    assert ours is not None
    assert ours.id == "anns"
    (mark,) = [body for (kind, _), body in state(desk.ann).items() if kind == "statement"]
    assert '"bobs"' in mark, "the mark itself is not rewritten"
    assert book_of(desk.ann).facet("tone") is not None, "a facet that ours lacks comes in as it is"
    assert conflicts(desk.ann) == []
    take(bob, desk.ann)
    theirs = book_of(bob).source_types.code("bobs")
    assert theirs is not None
    assert theirs.id == "anns"
    assert conflicts(bob) == []


def test_mapping_is_a_step_of_its_own(desk: Desk, bob: Project) -> None:
    before = book_of(desk.ann)
    map_codes(desk.ann, foreign(desk, bob), {(SOURCE_TYPE, "bobs"): "official"})
    assert book_of(desk.ann).version == before.version + 1
    desk.ann.undo()
    assert book_of(desk.ann) == before
    assert len(foreign(desk, bob)) == 1


def test_nothing_chosen_and_what_is_gone_are_refused(desk: Desk, bob: Project) -> None:
    found = foreign(desk, bob)
    with pytest.raises(Refused, match="Choose first"):
        map_codes(desk.ann, found, {(SOURCE_TYPE, "bobs"): None})
    with pytest.raises(Refused, match="no longer in the codebook"):
        map_codes(desk.ann, found, {(SOURCE_TYPE, "bobs"): "gone"})
