"""A fingerprint notices every change of what a statement says, names it, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from sourcemark.model.fingerprint import changed, fingerprint
from sourcemark.model.spans import Span, quote
from sourcemark.model.statements import Attribution, CredibilityGrade, Hop, ReliabilityGrade, Statement

TEXT = "Troops have crossed the river, Lee said."
WHEN = datetime(2024, 5, 6, tzinfo=UTC)
ONE = Statement(
    id="one",
    article="article",
    annotator="ann",
    spans=(Span(0, 29),),
    quotes=(quote(TEXT, Span(0, 29)),),
    created=WHEN,
    attribution=Attribution(sources=("lee",)),
    codes={"source_type": ("official",), "basis": ("told",)},
)
OTHERWISE = {
    "spans": ((Span(0, 6),), "the words marked"),
    "quotes": ((), "the words marked"),
    "statement_kind": ("attitude", "the kind"),
    "attribution": (Attribution(), "the source"),
    "chain": ((Hop(source="kim"),), "the chain"),
    "codes": ({"source_type": ("defector",), "basis": ("told",)}, "the source type"),
    "reliability": (ReliabilityGrade(grade="B"), "the reliability"),
    "credibility": (CredibilityGrade(grade="2"), "the credibility"),
    "note": ("weigh again", "the note"),
}
NO_PART = {
    "id": "two",
    "article": "the same text under another id",
    "annotator": "bob",
    "created": WHEN.replace(year=2025),
    "status": "submitted",
    "codebook": 3,
}


@pytest.mark.parametrize("field", OTHERWISE)
def test_every_change_is_noticed_and_named(field: str) -> None:
    value, word = OTHERWISE[field]
    other = msgspec.structs.replace(ONE, **{field: value})
    assert fingerprint(other) != fingerprint(ONE)
    assert changed(fingerprint(ONE), other) == (word,)


@pytest.mark.parametrize("field", NO_PART)
def test_who_and_when_are_no_part_of_it(field: str) -> None:
    assert fingerprint(msgspec.structs.replace(ONE, **{field: NO_PART[field]})) == fingerprint(ONE)


def test_no_field_of_a_statement_is_forgotten() -> None:
    assert {*OTHERWISE, *NO_PART} == {*Statement.__struct_fields__}


def test_parts_of_a_field_are_told_apart() -> None:
    mark = fingerprint(ONE)
    assert changed(mark, ONE.coded("basis", "witnessed")) == ("the other facets",)
    who = msgspec.structs.replace(ONE.attribution, cue_spans=(Span(35, 39),), mode="indirect")
    assert changed(mark, msgspec.structs.replace(ONE, attribution=who)) == (
        "the words of source and cue",
        "the mode",
    )
    assert changed(mark, ONE) == ()
    assert changed("of another version", ONE) == ("something",)


def test_the_order_in_which_facets_were_chosen_does_not_matter() -> None:
    turned = msgspec.structs.replace(ONE, codes=dict(reversed(ONE.codes.items())))
    assert fingerprint(turned) == fingerprint(ONE)
