"""Whom a source means: "he", "the minister" and "Ruiz" led back to the fullest mention nearby."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from ...model.abbreviations import word_set
from ...model.spans import Span
from .arrays import Floats
from .found import Found
from .mentions import Mention, is_pronoun, mention, named_apart, names, nearness
from .reading import Read, span_vectors
from .runtime import Brain

REACH = 2_500
"""Code points before and after a source among which the one it means is looked for."""
MOST = 60
"""Candidates that are looked at, the nearest first."""
DESCRIBED = 2.0
"""Log-odds that lead a description to a name with which it shares no word: a wrong name is worse than none."""
_SHARED = 1
"""Where `nearness` tells the share of common words."""
_MUST = word_set("he she him her his")
"""Words that mean somebody who was named, whatever the network thinks."""
_SMALL = word_set("the a an his her its their our my one two three some many several")
_LONG = 60


class Meant(NamedTuple):
    """Whom one finding's source means."""

    entity: int
    """The same number: the same source."""
    fullest: Span | None
    """Where it is named most fully; None where no source is named."""


class _Mentions(NamedTuple):
    all: list[Mention]
    """In the order of the text."""
    vectors: Floats
    """m × SPAN."""


def meant(read: Read, found: list[Found], brain: Brain) -> list[Meant]:
    """For each finding, whom its source means."""
    sources = sorted({one.source for one in found if one.source is not None})
    if not sources:
        return [Meant(-1 - at, None) for at in range(len(found))]
    mentions = _mentions(read, sources, brain)
    place = {one.span: at for at, one in enumerate(mentions.all)}
    leads = {span: _lead(read.text, place[span], mentions, brain) for span in sources}
    groups = _groups(leads)
    fullest = {
        number: max(spans, key=lambda one: _fullness(read.text, one)) for number, spans in groups.items()
    }
    numbers = {span: number for number, spans in groups.items() for span in spans}
    meanings = {
        span: _meant(read.text, span, numbers[span], fullest[numbers[span]], -len(found) - place[span] - 1)
        for span in sources
    }
    return [
        Meant(-1 - at, None) if one.source is None else meanings[one.source] for at, one in enumerate(found)
    ]


def _meant(text: str, span: Span, number: int, fullest: Span, lone: int) -> Meant:
    """The group of that number; alone, as number `lone`, where its fullest name is plainly somebody else's."""
    return Meant(lone, span) if named_apart(text, span, fullest) else Meant(number, fullest)


def _groups(leads: dict[Span, Span]) -> dict[int, list[Span]]:
    """Mentions that lead to each other, by a number."""
    number: dict[Span, int] = {}
    groups: dict[int, list[Span]] = {}
    for span, lead in leads.items():
        kept = number.setdefault(lead, len(number))
        groups.setdefault(kept, [lead])
        gone = number.setdefault(span, kept)
        if span not in groups[kept] and gone == kept:
            groups[kept].append(span)
        if gone != kept:
            groups[kept] += groups.pop(gone)
            number.update(dict.fromkeys(groups[kept], kept))
    return groups


def _fullness(text: str, span: Span) -> tuple[bool, int, int]:
    """A name before a description before a pronoun, the longer before the shorter, the earlier before the later."""
    said = text[span.start : span.end]
    capitals = sum(word[:1].isupper() and word.lower() not in _SMALL for word in said.split())
    return bool(capitals) and not is_pronoun(said), min(len(said), _LONG), -span.start


def _mentions(read: Read, sources: list[Span], brain: Brain) -> _Mentions:
    starts = [span.start for span in sources]
    others = []
    for name in names(read.text):
        at = bisect_left(starts, name.start)
        near = sources[max(0, at - 1) : at + 1]
        if any(abs(s.start - name.start) < REACH for s in near) and not any(
            name.start < s.end and s.start < name.end for s in sources[max(0, at - 3) : at + 3]
        ):
            others.append(name)
    spans = sorted([*sources, *others])
    known = set(sources)
    tokens = read.tokens
    first = np.searchsorted(tokens.starts, [s.start for s in spans]).clip(0, len(tokens.ids) - 1)
    last = np.searchsorted(tokens.starts, [s.end for s in spans]) - 1
    vectors = [
        span_vectors(read.spans, (int(a), max(int(a), int(b))), int(a))
        for a, b in zip(first, last, strict=True)
    ]
    told = [mention(read.text, span, span in known) for span in spans]
    return _Mentions(told, brain.tell(np.stack(vectors))[2])


def _lead(text: str, at: int, mentions: _Mentions, brain: Brain) -> Span:
    """The mention that this one most likely repeats; itself where it is none."""
    own = mentions.all[at]
    must = text[own.span.start : own.span.end].lower() in _MUST
    near = _near(mentions.all, at, must)
    if not near:
        return own.span
    figures = nearness(own, [mentions.all[i] for i in near])
    scores = brain.link(mentions.vectors[at], mentions.vectors[near], figures)
    best = int(scores.argmax())
    other = mentions.all[near[best]].span
    if named_apart(text, own.span, other):
        return own.span
    known = own.pronoun or bool(figures[best][_SHARED])
    return other if must or scores[best] > (0 if known else DESCRIBED) else own.span


def _near(all_: list[Mention], at: int, before: bool) -> list[int]:
    """Which mentions are looked at; only those `before` it, where there are any."""
    low, high = max(0, at - MOST), min(len(all_), at + MOST // 4)
    start = all_[at].span.start
    near = [i for i in range(low, high) if i != at and abs(all_[i].span.start - start) < REACH]
    return [i for i in near if i < at] or near if before else near
