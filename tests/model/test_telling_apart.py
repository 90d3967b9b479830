"""Values are told apart by name, key and letter, also when two codebooks become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.telling_apart import joined, key_clash, letter_clash, name_clash, unclear

ANALYST = Code(id="analyst", name="Analyst", key="a", letter="A")
OFFICIAL = Code(id="official", name="Official", key="o", letter="O")
GONE = Code(id="gone", name="Gone", key="g", letter="G", retired=True)
TYPES = Facet(id=SOURCE_TYPE, name="Source type", codes=(ANALYST, OFFICIAL, GONE))
BOOK = Codebook(id="codebook", name="Ours", facets=(TYPES,))

words = st.sampled_from(["", " ", "a", "A", "analyst", "Analyst", "Analyst 2", "o", "Ü", "toolong"])
ids = st.sampled_from([f"c{n}" for n in range(8)])
codes = st.builds(Code, id=ids, name=words, key=words, letter=words, retired=st.booleans())
facets = st.builds(
    Facet,
    id=st.sampled_from([SOURCE_TYPE, "basis", "terms", "more"]),
    name=words,
    codes=st.lists(codes, max_size=8).map(tuple),
    retired=st.booleans(),
)
books = st.builds(
    Codebook, id=st.just("codebook"), name=st.just("Theirs"), facets=st.lists(facets, max_size=5).map(tuple)
)


def theirs(*newcomers: Code) -> Codebook:
    return Codebook(id="codebook", name="Theirs", facets=(Facet(id=SOURCE_TYPE, name="x", codes=newcomers),))


@given(books)
def test_whatever_comes_in_all_can_be_told_apart(other: Codebook) -> None:
    whole = joined(BOOK, other)
    assert unclear(whole) == ""
    assert whole.source_types.codes[:3] == TYPES.codes, "ours stay as they are"
    for facet in other.facets:
        known = whole.facet(facet.id)
        assert known is not None
        assert {c.id for c in facet.codes} <= {c.id for c in known.codes} or facet is not other.facet(
            facet.id
        )
    assert joined(whole, other) is whole


def test_newcomers_are_numbered_and_lose_taken_keys_and_letters() -> None:
    whole = joined(
        BOOK,
        theirs(
            Code(id="1", name="analyst", key="a", letter="A"),
            Code(id="2", name="ANALYST", key="z", letter="Z"),
            Code(id="3", name="New", key="z", letter="Z"),
        ),
    )
    found = [(c.name, c.key, c.letter) for c in whole.source_types.codes[3:]]
    assert found == [("analyst 2", "", ""), ("ANALYST 3", "z", "Z"), ("New", "", "")]


def test_many_of_one_name_come_in_quickly() -> None:
    whole = joined(BOOK, theirs(*(Code(id=f"x{n}", name="Same") for n in range(20_000))))
    assert len({c.name for c in whole.source_types.codes}) == 20_003


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (Code(id="n", name="analyst"), "name"),
        (Code(id="n", name="N", key="a"), "key"),
        (Code(id="n", name="N", letter="A"), "letter"),
        (Code(id="n", name=" "), "name is missing"),
    ],
)
def test_two_alike_are_unclear(code: Code, words: str) -> None:
    facet = Facet(id=SOURCE_TYPE, name="Source type", codes=(*TYPES.codes, code))
    assert words in unclear(Codebook(id="codebook", name="x", facets=(facet,)))


def test_what_is_retired_or_the_value_itself_clashes_with_nothing() -> None:
    assert unclear(BOOK) == ""
    assert key_clash(TYPES, ANALYST, "a") == letter_clash(TYPES, ANALYST, "A") == ""
    assert name_clash(TYPES, ANALYST, "analyst") == name_clash(TYPES, ANALYST, "Gone") == ""
    assert key_clash(TYPES, ANALYST, "g") == key_clash(TYPES, ANALYST, "") == ""


def test_each_clash_is_told() -> None:
    assert "Official" in key_clash(TYPES, ANALYST, "o")
    assert "Latin" in key_clash(TYPES, ANALYST, "O")
    assert "Official" in letter_clash(TYPES, ANALYST, "O")
    assert "two" in letter_clash(TYPES, ANALYST, "ABC")
    assert "already" in name_clash(TYPES, ANALYST, "OFFICIAL")
    assert "needs a name" in name_clash(TYPES, ANALYST, " ")
