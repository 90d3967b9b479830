"""Finding the words of a mark again in another version of its text (W3C TextQuoteSelector).

First the same words, of several places the one whose neighbours and position fit best; where the words
themselves were corrected, what now stands between the neighbours they had.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec.structs import replace

from .spans import CONTEXT, Quote, Span, normalised, quote
from .statements import Hop, Statement

MOST_PLACES = 1000
"""Occurrences of a quote that are looked at."""
LEAST_NEIGHBOUR = 8
"""Code points of neighbouring text that must stand on either side to find words that were corrected."""
_GRAM = CONTEXT
_WHOLE = 2 * _GRAM - 1
"""So many code points, wherever they stand, hold one of those that are looked up whole."""
_NEAR = 100
"""Places to either side at which it is looked whether all is as it was."""


class Finder:
    """Finds marks made in `text` in `other`: what both are asked for again and again is looked up once."""

    def __init__(self, text: str, other: str) -> None:
        self._text, self._other = text, other
        self._grams: dict[str, list[int]] = {}
        for at in range(0, len(other) - _GRAM + 1, _GRAM):
            self._grams.setdefault(other[at : at + _GRAM], []).append(at)
        self._known: dict[str, list[int]] = {}

    def carried(self, s: Statement) -> Statement | None:
        """The statement at the places where its words stand in `other`; None when one is not found, or two are found
        at one place.

        Words that name the source or attribute are left out where they are not found: the statement counts.
        """
        places = [place for span in s.spans if (place := self.found(span))]
        if len(places) < len(s.spans) or any(a.overlaps(b) for a, b in pairwise(sorted(places))):
            return None
        said = replace(
            s.attribution,
            source_spans=self._those_found(s.attribution.source_spans),
            cue_spans=self._those_found(s.attribution.cue_spans),
        )
        hops = tuple(Hop(source=hop.source, spans=self._those_found(hop.spans)) for hop in s.chain)
        return replace(s, attribution=said, chain=hops).at(self._other, tuple(places))

    def _those_found(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return normalised(span for span in map(self.found, spans) if span)

    def found(self, span: Span) -> Span | None:
        """Where the words at `span` stand in `other`; None when nowhere, or when no place is the likeliest."""
        expected = round(span.start * len(self._other) / max(1, len(self._text)))
        return self.place_of(quote(self._text, span), expected)

    def place_of(self, own: Quote, expected: int) -> Span | None:
        """Where a quote stands in `other`, of several places the one nearest to `expected` that fits best."""
        at = self._as_it_was(own, expected)
        if at is None:
            at = self._likeliest(own, expected)
        if at is None:
            return _between(self._other, own.prefix, own.suffix, len(own.exact))
        return Span(at, at + len(own.exact))

    def _as_it_was(self, own: Quote, expected: int) -> int | None:
        """The nearest place with all the neighbours it had: most of a corrected text is as it was."""
        whole, before = own.prefix + own.exact + own.suffix, len(own.prefix)
        if len(whole) < _WHOLE:
            return None
        found: list[tuple[int, int]] = []
        for n in range(_GRAM):
            places = self._grams.get(whole[n : n + _GRAM], [])
            middle = bisect_left(places, expected - before + n)
            for way in (places[middle : middle + _NEAR], places[max(0, middle - _NEAR) : middle][::-1]):
                starts = (at - n for at in way if at >= n and self._other.startswith(whole, at - n))
                found += [(abs(at + before - expected), at + before) for at in islice(starts, 1)]
        return min(found)[1] if found else None

    def _likeliest(self, own: Quote, expected: int) -> int | None:
        """Of the places of the words the one whose neighbours and position fit best."""
        places = self._places(own.exact)
        if len(places) > MOST_PLACES:
            # Too many to look at all: those around it, among which it is if nothing changed.
            around = _occurrences(own.exact, self._other, max(0, expected - MOST_PLACES))
            places = list(islice(around, 2 * MOST_PLACES)) or places
        if len(places) < 2:
            return places[0] if places else None
        return min(places, key=lambda at: (-_fit(self._other, at, own), abs(at - expected), at))

    def _places(self, words: str) -> list[int]:
        """Of these there is one more than are looked at when there are too many."""
        if words not in self._known:
            every = self._looked_up(words) if len(words) >= _WHOLE else _occurrences(words, self._other, 0)
            self._known[words] = list(islice(every, MOST_PLACES + 1))
        return self._known[words]

    def _looked_up(self, words: str) -> Iterator[int]:
        for n in range(_GRAM):
            places = self._grams.get(words[n : n + _GRAM], ())
            yield from (at - n for at in places if at >= n and self._other.startswith(words, at - n))


def _occurrences(words: str, text: str, start: int) -> Iterator[int]:
    at = text.find(words, start)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _fit(text: str, at: int, own: Quote) -> int:
    """Code points of the neighbours that are as they were."""
    end = at + len(own.exact)
    before, after = text[max(0, at - CONTEXT) : at], text[end : end + CONTEXT]
    return _alike(own.prefix[::-1], before[::-1]) + _alike(own.suffix, after)


def _alike(one: str, other: str) -> int:
    if other.startswith(one):
        return len(one)
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
