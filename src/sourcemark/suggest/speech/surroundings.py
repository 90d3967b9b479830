"""The sentences in which the speaker of a statement is looked for: its own, those before, the end of its quotation."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.quotations import quotations
from ...model.sentences import next_sentence, previous_sentence, sentence_at
from ...model.spans import Span

BACK = 4
"""Sentences before the statement in which a speaker is looked for."""

_LONGEST = 1_200
"""Code points of a sentence that are looked at."""

_SENTENCES = 12
"""Sentences of a statement that are looked at."""


def own_sentences(text: str, span: Span) -> list[Span]:
    """The sentences that the statement touches, each by itself; of long ones what is near its start."""
    first = sentence_at(text, span.start)
    start, stop = max(first.start if first else span.start, span.start - _LONGEST), span.start + 2 * _LONGEST
    found = [Span(start, min(max(first.end if first else span.end, start + 1), stop))]
    while found[-1].end < min(span.end, stop) and len(found) < _SENTENCES:
        following = next_sentence(text, found[-1].end)
        if following is None or following.start >= span.end:
            break
        found.append(Span(following.start, min(following.end, following.start + _LONGEST)))
    return found


def sentences_before(text: str, offset: int) -> tuple[Span, ...]:
    """Up to `BACK` sentences, the nearest first."""
    found: list[Span] = []
    while len(found) < BACK and (sentence := previous_sentence(text, offset)):
        found.append(Span(max(sentence.start, sentence.end - _LONGEST), sentence.end))
        offset = sentence.start
    return tuple(found)


def continued(text: str, own: Span) -> Iterator[Span]:
    """The sentence that ends the quotation in which `own` ends: its speaker is often named there."""
    for quoted in quotations(text, own.end - 1, own.end):
        last = sentence_at(text, quoted.end - 1)
        if quoted.end > own.end and last:
            yield Span(last.start, min(last.end, last.start + _LONGEST))
    if own.end < len(text) and text[own.start] in '“"«„' and text[own.end - 1] not in '”"»“':
        following = next_sentence(text, own.end)
        if following and "\n" not in text[own.end : following.start]:
            yield Span(following.start, min(following.end, following.start + _LONGEST))
