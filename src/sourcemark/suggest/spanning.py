"""From probabilities of word pieces to spans of the text that a person would mark."""

from __future__ import annotations

import re

import numpy as np

from ..model.quotations import quotations
from ..model.spans import Span
from .brain import Floats
from .reading import Finding
from .shapes import LEFT, RIGHT
from .tokens import Tokens

_WORD = re.compile(r"\w")
_BRIDGED = 2
"""Word pieces of doubt inside a content that do not cut it."""
_FROM_QUOTATION = 0.5
"""Share of a quotation that must be content for all of it to be."""


def content_spans(text: str, tokens: Tokens, finding: Finding, limit: float = 0.5) -> list[Span]:
    """The pieces of the content, in order; none where nothing is likely enough."""
    first = finding.cue[0] - LEFT
    places = np.arange(first, first + LEFT + 1 + RIGHT)
    exists = (places >= 0) & (places < len(tokens.ids))
    likely = np.zeros(len(tokens.ids) + 1, bool)
    likely[places[exists]] = finding.content[exists] > limit
    barred = _barred(finding)
    for start, end in barred:
        likely[start : end + 1] = False
    low, high = max(0, first), min(len(tokens.ids), first + LEFT + 1 + RIGHT)
    runs = _runs(likely, low, high, barred)
    spans = [trimmed(text, int(tokens.starts[a]), int(tokens.ends[b])) for a, b in runs]
    spans = [span for span in spans if span is not None and _WORD.search(text, span.start, span.end)]
    return _with_quotations(text, [s for s in spans if s], [_chars(tokens, one) for one in barred])


def _barred(finding: Finding) -> list[tuple[int, int]]:
    return [finding.cue] + ([finding.source] if finding.source else [])


def _chars(tokens: Tokens, one: tuple[int, int]) -> Span:
    return Span(int(tokens.starts[one[0]]), int(tokens.ends[one[1]]))


def _runs(likely: Floats, low: int, high: int, barred: list[tuple[int, int]]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(likely[low:high]) + low:
        gap = at - runs[-1][1] - 1 if runs else 0
        bridged = runs and gap <= _BRIDGED and not any(runs[-1][1] < b and a < at for a, b in barred)
        if bridged:
            runs[-1] = (runs[-1][0], int(at))
        else:
            runs.append((int(at), int(at)))
    return runs


def _with_quotations(text: str, spans: list[Span], barred: list[Span]) -> list[Span]:
    """Spans widened to the quotations that they mostly fill; overlapping ones joined."""
    if not spans:
        return []
    out = list(spans)
    for quote in quotations(text, spans[0].start, spans[-1].end):
        if any(b.start < quote.end and quote.start < b.end for b in barred):
            continue
        inside = sum(max(0, min(s.end, quote.end) - max(s.start, quote.start)) for s in spans)
        if inside >= _FROM_QUOTATION * (quote.end - quote.start):
            out.append(quote)
    return joined(out)


def joined(spans: list[Span]) -> list[Span]:
    """Overlapping spans made one, in order."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A span widened to whole words, without blanks and commas at its ends."""
    while start > 0 and _WORD.match(text[start - 1]) and _WORD.match(text[start]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]) and _WORD.match(text[end - 1]):
        end += 1
    while start < end and text[start] in " \t\n,;:.)–—-":
        start += 1
    while start < end and text[end - 1] in " \t\n,;:(–—-":
        end -= 1
    return Span(start, end) if start < end else None
