"""Finding the words of a mark again in another version of its text (W3C TextQuoteSelector).

First the same words, of several places the one whose neighbours and position fit best; where the words
themselves were corrected, what now stands between the neighbours they had.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from .spans import CONTEXT, Span, normalised, quote
from .statements import Hop, Statement

MOST_PLACES = 1000
"""Occurrences of a quote that are looked at."""
LEAST_NEIGHBOUR = 8
"""Code points of neighbouring text that must stand on either side to find words that were corrected."""


def carried(s: Statement, text: str, other: str) -> Statement | None:
    """The statement, made in `text`, at the places where its words stand in `other`; None when one is not found, or two
    are found at one place.

    Words that name the source or attribute are left out where they are not found: the statement counts.
    """
    places = [place for span in s.spans if (place := found(text, span, other))]
    if len(places) < len(s.spans) or any(a.overlaps(b) for a, b in pairwise(sorted(places))):
        return None
    said = replace(
        s.attribution,
        source_spans=_those_found(text, s.attribution.source_spans, other),
        cue_spans=_those_found(text, s.attribution.cue_spans, other),
    )
    hops = tuple(Hop(source=hop.source, spans=_those_found(text, hop.spans, other)) for hop in s.chain)
    return replace(s, attribution=said, chain=hops).at(other, tuple(places))


def _those_found(text: str, spans: tuple[Span, ...], other: str) -> tuple[Span, ...]:
    return normalised(span for span in (found(text, one, other) for one in spans) if span)


def found(text: str, span: Span, other: str) -> Span | None:
    """Where the words at `span` of `text` stand in `other`; None when nowhere, or when no place is the likeliest."""
    own = quote(text, span)
    expected = round(span.start * len(other) / max(1, len(text)))
    places = list(_places(own.exact, other))
    if len(places) > MOST_PLACES:
        # Too many to look at all: those around it, among which it is if nothing changed.
        places = list(_places(own.exact, other, max(0, expected - MOST_PLACES), 2 * MOST_PLACES)) or places
    if len(places) == 1:
        return Span(places[0], places[0] + len(own.exact))
    if places:
        ranked = sorted(
            (-_fit(other, at, own.exact, own.prefix, own.suffix), abs(at - expected), at) for at in places
        )
        return Span(ranked[0][2], ranked[0][2] + len(own.exact))
    return _between(other, own.prefix, own.suffix, len(own.exact))


def _places(words: str, text: str, start: int = 0, most: int = MOST_PLACES) -> Iterator[int]:
    """Of these there are one more than `most` when there are too many."""
    at = text.find(words, start)
    for _ in range(most + 1):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1)


def _fit(text: str, at: int, words: str, prefix: str, suffix: str) -> int:
    """Code points of the neighbours that are as they were."""
    before, after = text[max(0, at - CONTEXT) : at], text[at + len(words) :]
    return _alike(prefix[::-1], before[::-1]) + _alike(suffix, after)


def _alike(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _between(text: str, prefix: str, suffix: str, length: int) -> Span | None:
    """What stands between the neighbours, if they stand there once, close to each other, in this order."""
    before, after = prefix[-CONTEXT // 2 :], suffix[: CONTEXT // 2]
    if min(len(before), len(after)) < LEAST_NEIGHBOUR or text.count(before) != 1:
        return None
    start = text.find(before) + len(before)
    end = text.find(after, start, start + 2 * length + CONTEXT + len(after))
    return Span(start, end) if end > start else None
