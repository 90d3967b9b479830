"""The model's types as codebooks name them: by id, by name, by a part of a name; merged and retired ones."""

from __future__ import annotations

import pytest

from sourcemark.model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.suggest.network.shapes import TYPES
from sourcemark.work.codebooks import builtin
from sourcemark.work.proposing.types import codes_of


def book(*codes: Code) -> Codebook:
    return Codebook(id="codebook", name="B", facets=(Facet(id=SOURCE_TYPE, name="Type", codes=codes),))


def test_the_default_codebook_has_all_but_the_anonymous() -> None:
    assert codes_of(builtin("default")) == {type: type for type in TYPES if type != "anonymous"}


def test_the_newsroom_has_some_of_them_together() -> None:
    own = {"affected": "eyewitness", "media": "agency"}
    expected = {type: own.get(type, type) for type in TYPES if type != "anonymous"}
    assert codes_of(builtin("newsroom")) == expected


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("Expert", "analyst"),
        ("Whistleblower / insider", "defector"),
        ("NEWS AGENCY", "agency"),
        ("Company", "corporate"),
        ("Member of the public", "citizen"),
        ("Unknown", "anonymous"),
    ],
)
def test_names_say_what_is_meant(name: str, type: str) -> None:
    assert codes_of(book(Code(id="01a", name=name)))[type] == "01a"


def test_an_analyst_is_no_academic() -> None:
    assert codes_of(book(Code(id="academic", name="Academic"))) == {}


def test_mere_sources_are_unknown_where_there_is_such_a_value() -> None:
    assert codes_of(book(Code(id="unknown", name="Not stated"))) == {"anonymous": "unknown"}


def test_merged_ones_lend_their_names_and_retired_ones_are_offered_no_more() -> None:
    gone = Code(id="ngo", name="NGO", merged_into="groups")
    expert = Code(id="analyst", name="Expert", retired=True)
    second = Code(id="e2", name="Expert")
    other = Code(id="other", name="Other", merged_into="lost")
    found = codes_of(book(gone, Code(id="groups", name="Groups"), expert, second, other))
    assert found == {"ngo": "groups", "analyst": "e2"}
    assert codes_of(Codebook(id="codebook", name="Empty")) == {}
