"""Entities as parts: taken apart, compared, and put together again, the codebook value by value."""

from __future__ import annotations

import msgspec
import pytest
from files import WHEN
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sourcemark.model.codebook import Code, Codebook, Facet
from sourcemark.model.entity import Entity
from sourcemark.model.kinds import KINDS, decode, encode
from sourcemark.model.parts import differing, in_words, parts, with_parts
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement

names = st.sampled_from(["Official", "official", "Defector", "Lee", ""])
sources = st.builds(
    Source,
    id=st.just("lee"),
    name=names,
    aliases=st.lists(names, max_size=2).map(tuple),
    role=names,
    affiliation=names,
    former=st.booleans(),
    note=names,
    merged_into=st.none() | st.just("kim"),
)
codes = st.builds(
    Code,
    id=st.sampled_from("abc"),
    name=st.sampled_from(["Official", "Defector"]),
    key=st.sampled_from(["", "o", "d"]),
    colour=st.none() | st.just("#aabbcc"),
    retired=st.booleans(),
    merged_into=st.none() | st.just("a"),
)
facets = st.builds(
    Facet,
    id=st.sampled_from("xy"),
    name=st.sampled_from(["One", "Two"]),
    many=st.booleans(),
    codes=st.lists(codes, max_size=3, unique_by=lambda code: code.id).map(tuple),
)
books = st.builds(
    Codebook,
    id=st.just("codebook"),
    name=names,
    version=st.integers(1, 9),
    facets=st.lists(facets, max_size=2, unique_by=lambda facet: facet.id).map(tuple),
)
pairs = st.tuples(sources, sources) | st.tuples(books, books)
triples = st.tuples(sources, sources, sources) | st.tuples(books, books, books)


@given(pairs)
def test_what_differs_makes_the_one_the_other(pair: tuple[Entity, Entity]) -> None:
    one, other = pair
    assert with_parts(one, differing(one, other)) == other
    assert differing(one, one) == {}
    assert with_parts(one, {}) == one


@given(triples)
def test_changes_of_two_always_make_something_that_can_be_kept(triple: tuple[Entity, Entity, Entity]) -> None:
    base, one, other = triple
    made = with_parts(base, {**differing(base, one), **differing(base, other)})
    assert decode(type(made), encode(made)) == made


@given(triples)
def test_changes_of_different_parts_are_both_there(triple: tuple[Entity, Entity, Entity]) -> None:
    base, one, other = triple
    first, second = differing(base, one), differing(base, other)
    shared = {name for name in first.keys() & second.keys() if first[name] != second[name]}
    assert shared or with_parts(base, {**first, **second}) == with_parts(base, {**second, **first})


def test_fields_that_belong_together_are_one_part() -> None:
    lee = Source(id="lee", name="Lee", role="minister")
    assert set(differing(lee, replace(lee, aliases=("Yi",)))) == {"name+aliases"}
    assert set(differing(lee, replace(lee, former=True))) == {"affiliation+role+former"}
    assert set(differing(None, lee)) == set(parts(lee))
    assert "id" not in parts(lee)


def test_places_and_their_quotes_are_one_part() -> None:
    bare = Statement(id="s", article="a", annotator="ann", spans=(), quotes=(), created=WHEN)
    one, other = bare.at("Lee said so.", (Span(0, 3),)), bare.at("Lee said so.", (Span(4, 8),))
    assert set(differing(one, other)) == {"article+spans+quotes"}


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_field_of_every_kind_is_in_one_part(kind: type[Entity]) -> None:
    if kind is Codebook:
        return
    grouped = [field for group in kind.groups for field in group]
    assert len(set(grouped)) == len(grouped)
    assert set(grouped) <= set(kind.__struct_fields__) - {"id"}


def a_book(*codes: Code, name: str = "Source type") -> Codebook:
    return Codebook(id="codebook", name="Book", facets=(Facet(id="x", name=name, codes=codes),))


A, B = Code(id="a", name="Official", key="o", definition="in office"), Code(id="b", name="Defector", key="d")


def both(base: Codebook, one: Codebook, other: Codebook) -> Facet:
    """The first facet when the second change is the later."""
    return with_parts(base, {**differing(base, one), **differing(base, other)}).facets[0]


def test_a_renamed_value_keeps_what_the_other_changed_in_it() -> None:
    renamed, defined = replace(A, name="Officials"), replace(A, definition="of any office")
    assert both(a_book(A), a_book(renamed), a_book(defined)).codes == (
        replace(A, name="Officials", definition="of any office"),
    )


def test_a_renamed_facet_keeps_the_value_that_the_other_added() -> None:
    made = both(a_book(A), a_book(A, name="Who speaks"), a_book(A, B))
    assert (made.name, made.codes) == ("Who speaks", (A, B))


@pytest.mark.parametrize("other", [B, replace(B, id="c"), replace(B, id="c", name="Defector", key="d")])
def test_values_added_on_both_sides_are_both_there(other: Code) -> None:
    made = both(a_book(A), a_book(A, B), a_book(A, other))
    assert {code.id for code in made.codes} == {"a", "b", other.id}
    assert made.codes[0] == A


def test_a_value_that_one_took_out_and_the_other_changed_is_whole_or_not_there() -> None:
    changed = replace(A, definition="changed")
    assert both(a_book(A, B), a_book(changed, B), a_book(B)).codes == (B,)
    assert both(a_book(A, B), a_book(B), a_book(changed, B)).codes == (B,)
    renamed = both(a_book(A, B), a_book(B), a_book(replace(A, name="Officials"), B))
    assert {code.id: code.name for code in renamed.codes} == {"a": "Officials", "b": "Defector"}
    assert renamed.codes[-1] == replace(A, name="Officials"), "as it was, but for its new name"
    assert msgspec.json.decode(msgspec.json.encode(renamed), type=Facet) == renamed


def test_the_order_of_values_is_the_later_ones() -> None:
    third = Code(id="c", name="Third")
    made = both(a_book(A, B, third), a_book(third, A, B), a_book(B, A, third))
    assert [code.id for code in made.codes] == ["b", "a", "c"]
    added = both(a_book(A, B), a_book(A, B, third), a_book(B, A))
    assert [code.id for code in added.codes] == ["b", "a", "c"], "what the order does not name comes last"


def test_parts_are_told_in_words() -> None:
    book = a_book(A)
    told = {in_words(part) for part in differing(book, a_book(replace(A, merged_into="b")))}
    assert told == {"merged into of a"}
    ann = Annotator(id="ann", name="Ann")
    assert in_words(*differing(ann, replace(ann, name="Anne"))) == "name"
    lee = Source(id="lee", name="Lee")
    assert in_words(*differing(lee, replace(lee, former=True))) == "affiliation, role and former"
