"""Places in a frozen text, and the words that prove them.

Offsets are Unicode code points, first is 0, the end is exclusive. Text in Qt's units is turned
into these at the edge (`model.utf16`) and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from .entity import Value

CONTEXT = 32
"""Code points of prefix and suffix kept beside a quote, enough to find it again in a changed text."""

Offset = Annotated[int, Meta(ge=0, le=2**53)]
"""Up to what every JSON reader counts exactly; no text is as long."""


class Span(Struct, frozen=True, order=True, array_like=True, forbid_unknown_fields=True):
    """A half-open range of code points, `start < end`. Written as `[start, end]`."""

    start: Offset
    end: Offset

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"span [{self.start}, {self.end}] is empty or backwards")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when at least one code point lies in both."""
        return self.start < other.end and other.start < self.end

    def covers(self, offset: int) -> bool:
        """True when the code point at `offset` lies inside."""
        return self.start <= offset < self.end


class Quote(Value, frozen=True):
    """The words of one span with their neighbours (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def quote(text: str, span: Span) -> Quote:
    """The words at `span`, with up to `CONTEXT` code points on either side."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return Quote(exact=text[span.start : span.end], prefix=before, suffix=text[span.end : span.end + CONTEXT])


def normalised(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted, with touching and overlapping ones joined: one way to write one set of places."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that holds all of `spans` (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
