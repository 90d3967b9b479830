"""What can be wrong with a statement, told from its article's text: asked when one comes in, and by the check."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .spans import normalised, quote
from .statements import Statement

PIECES = 1000
"""A statement of more pieces was made by no person; each is drawn, and kept in a table."""


def faults(statement: Statement, text: str) -> Iterator[str]:
    """Every way in which the places of `statement` do not fit the frozen `text` of its article; none when sound."""
    who, spans = statement.attribution, statement.spans
    if normalised(spans) != spans:
        yield "its places are not sorted and apart"
    if len(spans) > PIECES:
        yield f"it has more than {PIECES:,} pieces"
    further = chain(who.source_spans, who.cue_spans, *(hop.spans for hop in statement.chain))
    if any(span.end > len(text) for span in chain(spans, further)):
        yield "a place lies beyond the end of the text"
    if tuple(quote(text, span) for span in spans) != statement.quotes:
        yield "its quote is not what the text says at its place"
