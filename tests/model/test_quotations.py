"""Quotations in all kinds of marks, over wrapped lines, left open; and whether words are given directly."""

from __future__ import annotations

import pytest

from sourcemark.model.quotations import mode_of, quotations
from sourcemark.model.spans import Span

WRAPPED = (
    'The mayor of the northern port said on Tuesday: "We will never sell\n'
    'the pier, whatever they pay," and left for a meeting in the old town\n'
    'hall of Port Amber. "Not to them," she added to those who had waited.\n'
)


def quoted(text: str, start: int = 0, end: int | None = None) -> list[str]:
    found = quotations(text, start, len(text) if end is None else end)
    return [text[span.start : span.end] for span in found]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He said “no” and “never”.", ["“no”", "“never”"]),
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("Er sagte „nein“ und »nie«.", ["„nein“", "»nie«"]),
        ("Il dit « non ».", ["« non »"]),
        ("It ‘can’t’ be.", ["‘can’t’"]),
        ("“Open to the end\nand not beyond.", ["“Open to the end"]),
        ('"Open too\nNot here."', ['"Open too', '"']),
    ],
)
def test_marks_of_all_kinds(text: str, marks: list[str]) -> None:
    assert quoted(text) == marks


def test_a_wrapped_line_goes_on_with_its_quotation() -> None:
    first = '"We will never sell\nthe pier, whatever they pay,"'
    assert quoted(WRAPPED) == [first, '"Not to them,"']
    at = WRAPPED.index("the pier")
    assert quoted(WRAPPED, at, at + 8) == [first]
    gap = WRAPPED.index("and left")
    assert quoted(WRAPPED, gap, gap + 8) == []


def test_what_is_quoted_over_two_lines_is_direct() -> None:
    place = Span(WRAPPED.index("We will"), WRAPPED.index('," and'))
    assert mode_of(WRAPPED, [place]) == "direct"
    assert mode_of(WRAPPED, [Span(WRAPPED.index("and left"), WRAPPED.index("hall of"))]) == "indirect"


def test_only_what_touches_the_place_is_told_in_a_long_text() -> None:
    text = "He said “no” again. " * 2_000
    at = text.index("“no”", 20_000)
    assert [span.start for span in quotations(text, at, at + 1)] == [at]
