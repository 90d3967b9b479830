"""From probabilities of word pieces to spans of the text that a person would mark."""

from __future__ import annotations

import re

from ...model.quotations import quotations
from ...model.spans import Span, normalised
from .arrays import Floats
from .reading import Finding, log_odds
from .shapes import LEFT, WIDTH
from .tokens import Tokens

_WORD = re.compile(r"\w")
_PIECE = 3.0
"""Log-odds that a further piece of content must bring: stray words are none."""
_NEVER = 1e6
_FROM_QUOTATION = 0.5
"""Share of a quotation that must be content for all of it to be."""


def content_spans(text: str, tokens: Tokens, finding: Finding) -> list[Span]:
    """The pieces of the content, in order; none where nothing is likely enough."""
    first = finding.cue[0] - LEFT
    low, high = max(0, first), min(len(tokens.ids), first + WIDTH)
    odds = log_odds(finding.content[low - first : high - first])
    barred = _barred(finding)
    for start, end in barred:
        odds[max(0, start - low) : max(0, end + 1 - low)] = -_NEVER
    spans = [trimmed(text, int(tokens.starts[a + low]), int(tokens.ends[b + low])) for a, b in _runs(odds)]
    worded = [span for span in spans if span is not None and _WORD.search(text, span.start, span.end)]
    return _with_quotations(text, worded, [_chars(tokens, one) for one in barred])


def _barred(finding: Finding) -> list[tuple[int, int]]:
    return [finding.cue] + ([finding.source] if finding.source else [])


def _chars(tokens: Tokens, one: tuple[int, int]) -> Span:
    return Span(int(tokens.starts[one[0]]), int(tokens.ends[one[1]]))


def _runs(odds: Floats) -> list[tuple[int, int]]:
    """The runs (first and last piece) whose log-odds sum to most, less `_PIECE` for each run (Viterbi)."""
    outside, inside = 0.0, -_NEVER
    begun, ended = list[bool](), list[bool]()
    for odd in odds.tolist():
        begun.append(outside - _PIECE > inside)
        ended.append(inside > outside)
        inside, outside = max(inside, outside - _PIECE) + odd, max(outside, inside)
    runs: list[tuple[int, int]] = []
    within = inside > outside
    for at in range(len(begun) - 1, -1, -1):
        if within:
            runs = [(at, runs[0][1]), *runs[1:]] if runs and runs[0][0] == at + 1 else [(at, at), *runs]
        within = not begun[at] if within else ended[at]
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
    return list(normalised(out))


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
