"""Words replaced in a text: what pointed into it points at the same afterwards."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.edits import Edit, Edited, joined
from sourcemark.model.layout import Block, fault
from sourcemark.model.spans import Span

TEXT = "abcdefghij"


def test_an_edge_inside_replaced_words_moves_to_the_edge_of_the_new_ones() -> None:
    edited = Edited(TEXT, [Edit(2, 5, ("NAME",)), Edit(6, 7, ("X", "Y"))])
    assert edited.text == "abNAMEfX, Yhij"
    for before, after in (
        ((2, 5), "NAME"),
        ((3, 4), "NAME"),
        ((1, 4), "bNAME"),
        ((4, 6), "NAMEf"),
        ((5, 6), "f"),
    ):
        (span,) = edited.spans([Span(*before)])
        assert edited.text[span.start : span.end] == after


def test_what_a_person_said_prevails_where_edits_overlap() -> None:
    assert joined([Edit(1, 4, ("found",)), Edit(3, 6, ("said",), True)]) == [Edit(1, 6, ("said",), True)]
    assert joined([Edit(1, 3, ("a",)), Edit(2, 6, ("b",)), Edit(6, 7, ("c",))]) == [
        Edit(1, 6, ("a", "b")),
        Edit(6, 7, ("c",)),
    ]


edits = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 3), st.sampled_from(["N", "LONGER"])).map(
        lambda e: Edit(e[0], min(10, e[0] + e[1]), (e[2],))
    )
).map(joined)


@given(edits=edits, cuts=st.lists(st.integers(0, 10), min_size=2, unique=True).map(sorted))
def test_a_layout_stays_one(edits: list[Edit], cuts: list[int]) -> None:
    edited = Edited(TEXT, edits)
    layout = tuple(Block(a, b, "item") for a, b in itertools.pairwise(cuts))
    moved = edited.layout(layout)
    assert fault(moved, len(edited.text)) == ""
    assert all(a.end <= b.start for a, b in itertools.pairwise(moved))
