"""Who probably says it: the speaker beside a cue in the sentence, else one named shortly before. Rules only.

A proposal, which a person takes or leaves. Only the surroundings are read, however long the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from .entity import Value
from .hearing import Heard, heard_in
from .ids import Id
from .name_index import Mention, NameIndex
from .naming import is_named_at
from .patterns import pattern
from .quotations import mode_of, quotations
from .sentences import next_sentence, previous_sentence, sentence_at
from .spans import Span
from .speech_cues import POINTING, PRONOUNS
from .statements import Mode
from .subjects import names_in

BACK = 4
"""Sentences before the statement in which a speaker is looked for."""

MOST = 8
"""Proposals at most."""

_LONGEST = 1_200
"""Code points of a sentence that are looked at."""


_PLACE = pattern(r"\b(?:in|to|from|of|near|at|into|across)(?:\s+the)?\s+$", re.IGNORECASE)


class Proposed(Value, frozen=True):
    """One who may be speaking."""

    name: str
    source: Id | None = None
    """The source in the register; None for a name that is not in it yet."""
    source_span: Span | None = None
    cue_span: Span | None = None
    mode: Mode = "indirect"
    role: str = ""
    """What the text says of the speaker beside the name."""
    named: bool = True
    """False for one who is described but not named."""
    passed_on: Proposed | None = None
    """Who reported it, when this one is only cited."""


def propose(text: str, span: Span, register: NameIndex) -> list[Proposed]:
    """Who may assert what stands at `span`, the likeliest first; empty when the surroundings name nobody."""
    own = _own_sentences(text, span)
    before = _sentences_before(text, own.start)
    found: list[Proposed] = []
    for sentence in (own, *_continued(text, own), *before):
        if found and sentence in before:
            break
        for heard in sorted(heard_in(text, sentence), key=lambda h: _distance(h, span)):
            found.extend(_named(text, span, heard, before, register))
    found.extend(_bystanders(text, span, (own, *before), register, strangers=not found))
    return _once(found)[:MOST]


def _once(found: list[Proposed]) -> list[Proposed]:
    """Each source and each name once, where it is likeliest."""
    likeliest: dict[str, Proposed] = {}
    for one in found:
        likeliest.setdefault(one.source or one.name.casefold(), one)
    known = {one.name.casefold() for one in likeliest.values() if one.source}
    return [one for one in likeliest.values() if one.source or one.name.casefold() not in known]


def _own_sentences(text: str, span: Span) -> Span:
    """The sentences that the statement touches, or what is near its start when they are long."""
    first, last = sentence_at(text, span.start), sentence_at(text, max(span.start, span.end - 1))
    start = max(first.start if first else span.start, span.start - _LONGEST)
    end = max(last.end if last else span.end, span.end)
    return Span(start, min(end, span.start + 2 * _LONGEST))


def _sentences_before(text: str, offset: int) -> tuple[Span, ...]:
    """Up to `BACK` sentences, the nearest first."""
    found: list[Span] = []
    while len(found) < BACK and (sentence := previous_sentence(text, offset)):
        found.append(Span(max(sentence.start, sentence.end - _LONGEST), sentence.end))
        offset = sentence.start
    return tuple(found)


def _continued(text: str, own: Span) -> Iterator[Span]:
    """The sentence that ends the quotation in which `own` ends: its speaker is often named there."""
    for quoted in quotations(text, own.end - 1, own.end):
        last = sentence_at(text, quoted.end - 1)
        if quoted.end > own.end and last:
            yield Span(last.start, min(last.end, last.start + _LONGEST))
    if own.end < len(text) and text[own.start] in '“"«„' and text[own.end - 1] not in '”"»“':
        following = next_sentence(text, own.end)
        if following and "\n" not in text[own.end : following.start]:
            yield Span(following.start, min(following.end, following.start + _LONGEST))


def _distance(heard: Heard, span: Span) -> tuple[bool, int]:
    """Cues beside the statement come first, then those inside it in their order."""
    inside = span.start <= heard.cue.start < span.end
    away = span.start - heard.cue.end if heard.cue.end <= span.start else heard.cue.start - span.end
    return inside, heard.cue.start if inside else away


def _named(
    text: str, span: Span, heard: Heard, before: tuple[Span, ...], register: NameIndex
) -> Iterator[Proposed]:
    """The subject as the register knows it; a pronoun stands for the last one named."""
    subject = heard.subject
    mode = mode_of(text, (span,), heard.clause)
    words = text[subject.span.start : subject.span.end].casefold().split()
    pronoun = len(words) == 1 and words[0] in PRONOUNS
    if pronoun or (len(words) == 2 and words[0] in POINTING):
        places = (Span(heard.clause.start, heard.cue.end), *before)
        if person := next(_last_named(text, places, register, subject.span), None):
            yield replace(person, source_span=subject.span, cue_span=heard.cue, mode=mode)
    if pronoun:
        return
    known = register.mentions(text, subject.span.start, subject.span.end)
    if len(known) > 1:
        known = sorted(known, key=lambda m: _rank(text, m, before, register))
    for mention in known:
        if mention.full or subject.named or len(words) < 3:
            yield _of_register(register, mention, heard.cue, mode, subject.role)
            return
    yield Proposed(
        name=subject.name,
        source_span=subject.span,
        cue_span=heard.cue,
        mode=mode,
        role=subject.role,
        named=subject.named or is_named_at(text, subject.span, subject.name),
    )


def _rank(text: str, mention: Mention, before: tuple[Span, ...], register: NameIndex) -> tuple[bool, int]:
    """Full names first; a surname alone is most likely that of the one last named in full."""
    for n, place in enumerate(before):
        if any(
            m.full and m.source == mention.source for m in register.mentions(text, place.start, place.end)
        ):
            return not mention.full, n
    return not mention.full, BACK


def _of_register(
    register: NameIndex, known: Mention, cue: Span | None, mode: Mode, role: str = ""
) -> Proposed:
    name = register.name(known.source)
    return Proposed(
        name=name, source=known.source, source_span=known.span, cue_span=cue, mode=mode, role=role
    )


def _last_named(
    text: str, places: tuple[Span, ...], register: NameIndex, but: Span | None = None
) -> Iterator[Proposed]:
    """Those named in the places, the nearest place first; in each, who speaks there before who is spoken of."""
    for place in places:
        speaking = [h.subject for h in heard_in(text, place) if h.subject.named and h.subject.span != but]
        for mention in register.mentions(text, place.start, place.end):
            if any(s.span.covers(mention.span.start) for s in speaking) or not speaking:
                yield _of_register(register, mention, None, "indirect")
        for subject in speaking:
            yield Proposed(name=subject.name, source_span=subject.span, role=subject.role)
        for name in _standing_alone(text, place):
            yield Proposed(name=text[name.start : name.end], source_span=name)


def _standing_alone(text: str, place: Span) -> list[Span]:
    """Names that are neither part of a longer phrase ("North Korean soldiers") nor a place ("in New York")."""
    return [
        name
        for name in names_in(text, place.start, place.end)
        if text[name.end : name.end + 1] in tuple(',.;:”)"')
        and _PLACE.search(text, max(place.start, name.start - 10), name.start) is None
    ]


def _bystanders(
    text: str, span: Span, places: tuple[Span, ...], register: NameIndex, strangers: bool
) -> Iterator[Proposed]:
    """Without a cue: who is in the register and named near by, then, if asked for, any other name."""
    mode = mode_of(text, (span,))
    for place in places:
        for mention in register.mentions(text, place.start, place.end):
            yield _of_register(register, mention, None, mode)
    for place in places if strangers else ():
        for name in _standing_alone(text, place):
            yield Proposed(name=text[name.start : name.end], source_span=name, mode=mode)
