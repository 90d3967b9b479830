"""The speech cues of a sentence, each with those who stand beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ...model.entity import Value
from ...model.patterns import pattern
from ...model.quotations import quotations
from ...model.spans import Span
from .cue_words import BETWEEN, CITING, CUE, NO_SUBJECT, PASSIVE
from .subjects import Subject, stands_behind, subject_after, subject_before

MOST = 6
"""Cues of a sentence that are looked at."""

REACH = 400
"""Code points on either side of a cue in which who speaks is looked for."""

_WISH = pattern(r"(?:asked|asks|requested)\s+(?:not\s+to|to\s+remain|for\s+anonymity)\b", re.IGNORECASE)
"""Says how somebody wants to be named, not what they say."""


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
        if match["verb"] and (_is_no_cue(text[begin : cue.start]) or _WISH.match(text, cue.start)):
            continue
        for subject in _beside(text, match, Span(begin, min(sentence.end, cue.end + REACH)), sentence.start):
            clause = Span(min(begin, cue.start), max(subject.span.end, cue.end))
            yield Heard(subject=subject, cue=cue, clause=clause)


def _beside(text: str, match: re.Match[str], reach: Span, sentence: int) -> list[Subject]:
    """Who stands before the cue, else who stands behind; "It is shut, said …" looks behind first."""
    opens = bool(match["leads"]) and not text[sentence : match.start()].strip(' “"')
    before = text[reach.start : match.start()].rstrip()
    # "and insisted that …", "asks the airport": behind a verb inside a clause of its own stands no speaker
    within = bool(match["verb"]) and before[-1:].isalnum() and any(c.isupper() or c.islower() for c in before)
    behind = [] if match["wide"] or within else subject_after(text, match.end(), reach.end, opens)
    if match["leads"] or (behind and stands_behind(text, reach.start, match.start())):
        return behind
    return subject_before(text, reach.start, match.start()) or behind


def with_outlets(
    text: str, heard: Iterable[Heard], order: Callable[[Heard], tuple[bool, int]]
) -> list[tuple[Heard, Heard | None]]:
    """In the given order, but who is cited comes before who cites: that one stands beside."""
    known = list(heard)
    paired = [(h, _outlet(text, h, known)) for h in known]
    return sorted(paired, key=lambda pair: (order(pair[1] or pair[0]), pair[1] is None))


def _outlet(text: str, cited: Heard, known: list[Heard]) -> Heard | None:
    """Who says that somebody is cited: the last one before "citing", else the next behind it."""
    if not _cites(text, cited):
        return None
    others = [h for h in known if not _cites(text, h)]
    before = [h for h in others if h.cue.start < cited.cue.start]
    return before[-1] if before else next(iter(others), None)


def _cites(text: str, heard: Heard) -> bool:
    return text[heard.cue.start : heard.cue.end].casefold() in CITING


def _is_no_cue(before: str) -> bool:
    """ "It was reported" names nobody, and in "according to reports" or "to say" the word is no verb of a speaker."""
    words = before[-40:].lower().split()
    if len(words) > 1 and (words[-1] in BETWEEN or words[-1].endswith("ly")):
        words.append(words[-2])
    return not PASSIVE.isdisjoint(words[-1:]) or not NO_SUBJECT.isdisjoint(words[-1:])


def _ends_speech(text: str, quoted: Span) -> bool:
    """A quotation that is a speech, not a nickname: it closes behind a comma or a stop, or stands before one."""
    inner = text[quoted.start : quoted.end].rstrip('”"»“」』’')
    return inner[-1:] in tuple(",.?!…—，。！？") or text[quoted.end : quoted.end + 1] in tuple(",，")
