"""The speech cues of a sentence, each with those who stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .entity import Value
from .quotations import quotations
from .spans import Span
from .speech_cues import CUE, NO_SUBJECT, PASSIVE
from .subjects import Subject, subject_after, subject_before

MOST = 6
"""Cues of a sentence that are looked at."""

REACH = 400
"""Code points on either side of a cue in which who speaks is looked for."""


class Heard(Value, frozen=True):
    """A subject with its cue, and the stretch from the one to the other."""

    subject: Subject
    cue: Span
    clause: Span


def heard_in(text: str, sentence: Span) -> Iterator[Heard]:
    """The cues of a sentence outside quotations, each with those who stand beside it."""
    quoted = quotations(text, sentence.start, sentence.end)
    for match in islice(CUE.finditer(text, sentence.start, sentence.end), MOST):
        cue = Span(*match.span())
        if any(q.covers(cue.start) for q in quoted):
            continue
        ends = (q.end for q in quoted if q.end <= cue.start and _ends_speech(text, q))
        begin = max((sentence.start, cue.start - REACH, *ends))
        if match["verb"] and _is_no_cue(text[begin : cue.start]):
            continue
        subjects = [] if match["leads"] else subject_before(text, begin, cue.start)
        subjects = subjects or (
            [] if match["wide"] else subject_after(text, cue.end, min(sentence.end, cue.end + REACH))
        )
        for subject in subjects:
            yield Heard(
                subject=subject, cue=cue, clause=Span(min(begin, cue.start), max(subject.span.end, cue.end))
            )


def _is_no_cue(before: str) -> bool:
    """ "It was reported" names nobody, and in "according to reports" or "to say" the word is no verb of a speaker."""
    words = before[-40:].lower().split()
    return not PASSIVE.isdisjoint(words[-2:]) or not NO_SUBJECT.isdisjoint(words[-1:])


def _ends_speech(text: str, quoted: Span) -> bool:
    """A quotation that is a speech, not a nickname: it closes behind a comma or a stop."""
    return (
        re.search(r"[,.?!…—][”\"»“」’]$|[”\"»“」’],$", text[quoted.start : quoted.end + 1].rstrip())
        is not None
    )
