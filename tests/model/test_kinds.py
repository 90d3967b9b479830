"""The one codec of all entities, and what statements and codebooks answer."""

from __future__ import annotations

from datetime import UTC, datetime
from time import perf_counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.articles import Article, Capture
from sourcemark.model.codebook import Code, Codebook, Facet
from sourcemark.model.entity import Entity, now
from sourcemark.model.ids import new_id
from sourcemark.model.kinds import KINDS, decode, encode, lies_in
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span, quote
from sourcemark.model.statements import Attribution, Hop, ReliabilityGrade, Statement

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "“We saw it,” the pilot said. 😀 Nobody else did."


def statement(*places: Span) -> Statement:
    blank = Statement(id="s", article="a", annotator="me", spans=places, quotes=(), created=AT)
    return blank.at(TEXT, places)


THINGS: list[Entity] = [
    Annotator(id="me", name="Ana"),
    Source(id="x", name="Ivo Brandt", aliases=("IB",), types=("official", "expert"), former=True),
    Article(id="a", title="T", sha256="0" * 64, length=3, captured=Capture(at=AT)),
    Codebook(
        id="c", name="C", facets=(Facet(id="source_type", name="Type", codes=(Code(id="o", name="O"),)),)
    ),
    msgspec.structs.replace(
        statement(Span(1, 10), Span(29, 30)),
        attribution=Attribution(sources=("x",), cue_spans=(Span(23, 27),), mode="direct"),
        chain=(Hop(source="y"),),
        codes={"source_type": ("o",)},
        reliability=ReliabilityGrade(grade="B", reason="well placed"),
    ),
]


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.kind)
def test_what_is_written_is_read_back(thing: Entity) -> None:
    assert decode(type(thing), encode(thing)) == thing
    assert type(thing) is KINDS[thing.kind]


@given(
    st.dictionaries(st.text(min_size=1, max_size=5), st.tuples(st.text(min_size=1, max_size=5)), max_size=5)
)
def test_equal_things_have_equal_bytes(codes: dict[str, tuple[str]]) -> None:
    one = msgspec.structs.replace(statement(Span(1, 3)), codes=codes)
    other = msgspec.structs.replace(one, codes=dict(reversed(codes.items())))
    assert encode(one) == encode(other)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("source", b'{"id":"x"}'),
        ("source", b'{"id":"x","name":"n","colour":"red"}'),
        ("source", b'{"id":"","name":"n"}'),
        ("source", b'{"id":"x","name":"n","anonymity":"secret"}'),
        ("annotator", b'{"id":"x","name":3}'),
    ],
)
def test_what_is_not_an_entity_is_refused(kind: str, body: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode(KINDS[kind], body)


def test_the_words_of_a_statement_are_those_at_its_places() -> None:
    marked = statement(Span(29, 30), Span(1, 3), Span(3, 10))
    assert marked.spans == (Span(1, 10), Span(29, 30))
    assert marked.quotes == tuple(quote(TEXT, place) for place in marked.spans)
    assert marked.exact == "We saw it […] 😀"


def test_codes_are_set_and_taken_away() -> None:
    marked = statement(Span(1, 3)).coded("terms", "background").coded("source_type", "o", "p")
    assert marked.code("source_type") == "o"
    assert marked.coded("terms").codes == {"source_type": ("o", "p")}
    assert marked.coded("terms").code("terms") is None


def test_merged_codes_lead_to_the_one_that_stands() -> None:
    codes = (
        Code(id="a", name="A", merged_into="b"),
        Code(id="b", name="B", merged_into="c"),
        Code(id="c", name="C"),
    )
    facet = Facet(id="f", name="F", codes=(*codes, Code(id="d", name="D", retired=True)))
    found = facet.code("a")
    assert found is not None
    assert found.id == "c"
    assert facet.code("unknown") is None
    assert [c.id for c in facet.choices()] == ["c"]
    assert Codebook(id="c", name="C").source_types.codes == ()


def test_a_circle_of_merged_codes_ends() -> None:
    circle = Facet(id="f", name="F", codes=(Code(id="a", name="A", merged_into="a"),))
    assert circle.code("a") is not None


def test_ids_are_fresh_and_sort_by_time() -> None:
    made = [new_id() for _ in range(200)]
    assert len(set(made)) == 200
    assert {(len(one), one[14], one[19] in "89ab") for one in made} == {(36, "7", True)}
    assert [one[:13] for one in made] == sorted(one[:13] for one in made)


def test_the_present_moment_is_kept_to_the_millisecond() -> None:
    moment = now()
    assert moment.tzinfo is UTC
    assert moment.microsecond % 1000 == 0


class Novelty(Entity, frozen=True, kw_only=True):
    """A kind that nobody thought of."""

    kind = "novelty"

    article: str = "a"


def test_each_thing_lies_in_its_article_or_in_none() -> None:
    assert [lies_in(thing) for thing in THINGS] == [None, None, "a", None, "a"]
    for kind in KINDS.values():
        blank = kind(**{f: "a" for f in kind.__struct_fields__ if f in ("id", "article")}, **_rest(kind))
        assert lies_in(blank) == ("a" if "article" in kind.__struct_fields__ or kind is Article else None)


def _rest(kind: type[Entity]) -> dict[str, object]:
    fields = msgspec.structs.fields(kind)
    return {f.name: None for f in fields if f.required and f.name not in ("id", "article")}


def test_where_an_unknown_kind_lies_is_never_guessed() -> None:
    with pytest.raises(TypeError, match="nobody said where a Novelty lies"):
        lies_in(Novelty(id="n"))


def facet(**merged: str | None) -> Facet:
    return Facet(
        id="f", name="F", codes=tuple(Code(id=id, name=id, merged_into=m) for id, m in merged.items())
    )


def test_merges_are_followed_to_their_end() -> None:
    chain = facet(a="b", b="c", c=None, d=None)
    assert {id: heir.id for id, heir in chain.heirs().items()} == {"a": "c", "b": "c", "c": "c", "d": "d"}
    assert chain.alike("b") == ("b", "a", "c")
    assert (chain.code("a"), chain.code("x")) == (chain.codes[2], None)


def test_of_a_ring_one_stands_for_all_and_what_leads_nowhere_stands_for_nothing() -> None:
    ring = facet(c="a", a="b", b="c", into="b", lost="gone")
    assert {id: heir.id for id, heir in ring.heirs().items()} == dict.fromkeys(("c", "a", "b", "into"), "a")
    assert ring.alike("b") == ("b", "c", "a", "into")
    assert (ring.alike("lost"), ring.code("lost")) == (("lost",), None)


def test_values_without_number_are_followed_at_once() -> None:
    number = 20_000
    merged = {f"{n}": f"{n + 1}" if n + 1 < number else None for n in range(number)}
    long, began = facet(**merged), perf_counter()
    assert len(long.alike("5")) == number
    assert perf_counter() - began < 5, "one by one it would be a minute"
