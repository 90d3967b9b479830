"""Where the words of a foreign mark stand in the text of our article: proved by its quotes, or found by them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ...formats.tagged import Mark
from ...model.anchoring import Finder
from ...model.faults import PIECES
from ...model.spans import Quote, Span, normalised
from .lost import Tally

NOT_FOUND = "marks not found in our text"


class Placed(Struct, frozen=True):
    """The places of a mark, all of them sorted and apart."""

    spans: tuple[Span, ...]
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]


class Placer:
    """Places marks in one text. `same`: it is the very text that they were made in."""

    def __init__(self, text: str, *, same: bool, left: Tally) -> None:
        self.text, self._same, self._left = text, same, left
        self._finder: Finder | None = None

    def placed(self, mark: Mark) -> Placed | None:
        """Its places; None, and counted, where they are not there."""
        quotes = mark.quotes if len(mark.quotes) == len(mark.spans) else ()
        found = [self._place(span, quotes[n] if quotes else None) for n, span in enumerate(mark.spans)]
        places = normalised(place for place in found if place is not None)
        if why := self._fault(mark, found, places):
            self._left.add(why, example=quotes[0].exact if quotes else mark.key)
            return None
        moved = {place.start - span.start for span, place in zip(mark.spans, found, strict=True) if place}
        by = moved.pop() if len(moved) == 1 else None
        return Placed(places, self._further(mark.source_spans, by), self._further(mark.cue_spans, by))

    def _place(self, span: Span, quote: Quote | None) -> Span | None:
        if quote is None or not quote.exact:
            return span if self._same and span.end <= len(self.text) else None
        if self.text[span.start : span.end] == quote.exact:
            return span
        if self._finder is None:
            self._finder = Finder("", self.text)
        return self._finder.place_of(quote, span.start)

    def _fault(self, mark: Mark, found: Sequence[Span | None], places: tuple[Span, ...]) -> str:
        if self._same and not mark.quotes and any(span.end > len(self.text) for span in mark.spans):
            return "marks that lie outside of their text"
        if not places or None in found:
            return NOT_FOUND
        if len(places) > PIECES:
            return f"marks of more than {PIECES:,} pieces"
        empty = not all(self.text[span.start : span.end].strip() for span in places)
        return "marks of nothing but space" if empty else ""

    def _further(self, spans: tuple[Span, ...], by: int | None) -> tuple[Span, ...]:
        """Words that name or attribute have no quote of their own: they move with the mark, if all of it does."""
        if by is None:
            self._left.add("places of words that name the source or attribute", len(spans))
            return ()
        moved = [(span.start + by, span.end + by) for span in spans]
        there = [Span(start, end) for start, end in moved if start >= 0 and end <= len(self.text)]
        self._left.add("places of words that name the source or attribute", len(spans) - len(there))
        return normalised(there)
