"""The index of marks against plain looking through all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.mark_index import RUN, MarkIndex
from sourcemark.model.segments import Mark, lanes
from sourcemark.model.spans import Span

SPANS = st.builds(lambda s, n: Span(s, s + n), st.integers(0, 300), st.integers(1, 80))
PLACES = st.lists(SPANS, max_size=3)
STEPS = st.lists(st.tuples(st.sampled_from([f"s{n}" for n in range(30)]), PLACES), max_size=60)


def overlapping(marks: list[Mark], start: int, end: int) -> list[Mark]:
    return sorted(m for m in marks if m[0] < end and m[1] > start)


@given(STEPS, STEPS, st.integers(0, 300), st.integers(1, 100))
def test_it_answers_like_a_plain_list(
    first: list[tuple[str, list[Span]]], then: list[tuple[str, list[Span]]], start: int, length: int
) -> None:
    state = dict(first)
    index = MarkIndex((s.start, s.end, id) for id, spans in state.items() for s in spans)
    for id, spans in then:
        state[id] = spans
        index.replace(id, spans)
    marks = sorted({(s.start, s.end, id) for id, spans in state.items() for s in spans})
    assert index.between(start, start + length) == overlapping(marks, start, start + length)
    assert len(index) == len(marks)
    assert all((id in index) == bool(spans) for id, spans in state.items())


def test_runs_split_and_vanish() -> None:
    index = MarkIndex()
    for n in range(5 * RUN):
        index.replace(f"s{n}", [Span(n * 7 % 991, n * 7 % 991 + 5)])
    assert len(index) == len(index.between(0, 2_000)) == 5 * RUN
    for n in range(5 * RUN):
        index.remove(f"s{n}")
    index.remove("unknown")
    assert index.between(0, 2_000) == []
    assert len(index) == 0


def test_a_mark_over_everything_is_found_from_anywhere() -> None:
    index = MarkIndex([(0, 100_000, "all"), *((n * 10, n * 10 + 5, f"s{n}") for n in range(10_000))])
    assert index.between(50_001, 50_002) == [(0, 100_000, "all"), (50_000, 50_005, "s5000")]


def test_around_takes_in_what_hangs_together() -> None:
    chain = [(0, 10, "a"), (8, 20, "b"), (18, 30, "c"), (40, 50, "d")]
    index = MarkIndex(chain)
    assert index.around(25, 26) == chain[:3]
    assert lanes(index.around(25, 26))["c"] == lanes(chain)["c"]
    assert index.around(32, 35) == []


def test_around_knows_the_far_places_of_a_statement() -> None:
    index = MarkIndex([(0, 10, "a"), (90, 100, "a"), (50, 60, "b")])
    assert [m[2] for m in index.around(5, 6)] == ["a", "b", "a"]
    assert index.places("a") == [(0, 10, "a"), (90, 100, "a")]
