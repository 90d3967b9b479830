"""Spans: half-open ranges of code points."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.spans import CONTEXT, Span, hull, normalised, quote

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(1, 20))


def points(*spans: Span) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


@given(SPANS, SPANS)
def test_overlap_is_a_shared_code_point(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a) == bool(points(a) & points(b))


@given(SPANS, st.integers(0, 80))
def test_a_span_covers_its_code_points(span: Span, at: int) -> None:
    assert span.covers(at) == (at in points(span))
    assert len(span) == len(points(span))


@given(st.lists(SPANS, max_size=8))
def test_normalised_holds_the_same_places_once(spans: list[Span]) -> None:
    joined = normalised(spans)
    assert points(*joined) == points(*spans)
    assert all(a.end < b.start for a, b in pairwise(joined))
    assert normalised(reversed(joined)) == joined


@given(st.lists(SPANS, min_size=1, max_size=8))
def test_the_hull_reaches_from_first_to_last(spans: list[Span]) -> None:
    assert hull(spans) == Span(min(points(*spans)), max(points(*spans)) + 1)


@given(st.text(alphabet="ab 😀é\u0301\n", min_size=1, max_size=120), st.data())
def test_a_quote_stands_between_its_neighbours(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = quote(text, Span(start, end))
    around = found.prefix + found.exact + found.suffix
    assert text[start - len(found.prefix) :].startswith(around)
    assert len(found.prefix) == min(CONTEXT, start)
    assert len(found.suffix) == min(CONTEXT, len(text) - end)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3)])
def test_an_empty_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or backwards"):
        Span(start, end)


@pytest.mark.parametrize("body", [b"[3,3]", b"[-1,3]", b"[1,2,3]", b'{"start":1}'])
def test_a_foreign_span_is_checked(body: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=Span)


def test_a_span_is_written_as_two_numbers() -> None:
    assert msgspec.json.encode(Span(1, 4)) == b"[1,4]"
