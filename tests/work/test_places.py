"""Where marks stand: pieces, moves, and quotes that are always the words at their places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from files import TEXT
from hypothesis import given
from hypothesis import strategies as st
from things import Case

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.model.faults import PIECES
from sourcemark.model.spans import Span
from sourcemark.work import tagging
from sourcemark.work.marks import places_in


def test_pieces_are_put_in_order_and_joined(here: Case) -> None:
    spans = [Span(30, 33), Span(0, 3), Span(2, 9)]
    s = here.made(tagging.tag(here.project, here.article.id, spans, "official"))
    assert s.spans == (Span(0, 9), Span(30, 33))
    assert s.exact == f"{TEXT[0:9]} […] {TEXT[30:33]}"


@pytest.mark.parametrize(
    "spans", [[], [Span(0, len(TEXT) + 1)], [Span(3, 4)], [Span(0, 2), Span(17, 18)]], ids=str
)
def test_nothing_and_too_much_can_not_be_tagged(here: Case, spans: list[Span]) -> None:
    with pytest.raises(Refused, match="Choose some words first"):
        tagging.tag(here.project, here.article.id, spans, "official")
    assert here.statements == []
    assert here.step() == ""


def test_a_mark_is_moved_with_its_words(here: Case) -> None:
    s = here.tag(0, 12)
    moved = here.made(tagging.set_spans(here.project, s.id, [Span(4, 20)]))
    assert (moved.spans, moved.exact, here.step()) == ((Span(4, 20),), TEXT[4:20], "Move statement")
    for bad in ([], [Span(0, len(TEXT) + 1)], [Span(17, 18)]):
        with pytest.raises(Refused, match="Choose some words first"):
            tagging.set_spans(here.project, s.id, bad)


def test_pieces_come_and_go(here: Case) -> None:
    s = here.tag(0, 12)
    s = here.made(tagging.add_pieces(here.project, s.id, [Span(40, 44)]))
    assert (s.spans, here.step()) == ((Span(0, 12), Span(40, 44)), "Add a piece")
    s = here.made(tagging.drop_piece(here.project, s.id, 5))
    assert (s.spans, s.exact, here.step()) == ((Span(40, 44),), TEXT[40:44], "Take a piece away")
    for offset in (41, 5):
        with pytest.raises(Refused, match="at least one piece"):
            tagging.drop_piece(here.project, s.id, offset)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), min_size=1, max_size=4))
def test_quotes_are_always_the_words_at_the_spans(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    try:
        found = places_in(TEXT, spans)
    except Refused:
        assert any(not TEXT[s.start : s.end].strip() for s in spans)
    else:
        assert {offset for span in found for offset in range(span.start, span.end)} == covered
        assert all(a.end < b.start for a, b in pairwise(found))


def test_offsets_of_an_article_with_everything_stay_right(here: Case) -> None:
    place = TEXT.index("😀")
    s = here.tag(place, place + 5)
    text = here.project.text(here.project.get(Article, here.article.id) or here.article)
    assert text[s.spans[0].start : s.spans[0].end] == s.exact == TEXT[place : place + 5]


def test_no_more_pieces_than_a_bundle_may_bring() -> None:
    text = "ab" * (PIECES + 1)
    spans = [Span(n, n + 1) for n in range(0, len(text), 2)]
    assert len(places_in(text, spans[:-1])) == PIECES
    with pytest.raises(Refused, match="1,000 pieces at most"):
        places_in(text, spans)
