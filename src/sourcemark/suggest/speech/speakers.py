"""Who probably says it: the speaker beside a cue in the sentence, else one named shortly before. Rules only.

A proposal, which a person takes or leaves. Only the surroundings are read, however long the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ...model.entity import Value
from ...model.ids import Id
from ...model.name_index import Mention, NameIndex
from ...model.names import names_in
from ...model.patterns import pattern
from ...model.quotations import mode_of, quotations
from ...model.spans import Span
from ...model.statements import Mode
from .cue_words import POINTING, PRONOUNS
from .cues import Heard, heard_in, with_outlets
from .source_words import is_named_at
from .surroundings import BACK, continued, own_sentences, sentences_before

MOST = 8
"""Proposals at most."""


_PLACE = pattern(r"\b(?:in|to|from|of|near|at|into|across)(?:\s+the)?\s+$", re.IGNORECASE)


class ProposedSpeaker(Value, frozen=True):
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
    passed_on: ProposedSpeaker | None = None
    """Who reported it, when this one is only cited."""


def propose(text: str, span: Span, register: NameIndex) -> list[ProposedSpeaker]:
    """Who may assert what stands at `span`, the likeliest first; empty when the surroundings name nobody."""
    own = own_sentences(text, span)
    before = sentences_before(text, own[0].start)
    found: list[ProposedSpeaker] = []
    for sentence in (*own, *continued(text, Span(own[0].start, own[-1].end))):
        found.extend(_heard(text, span, sentence, before, register))
    earlier = [] if found else _heard_first(text, span, before, register)
    if not found and not quotations(text, span.start, span.start + 1):
        earlier = [
            ProposedSpeaker(name=""),
            *earlier,
        ]  # it only follows on what somebody said: nobody says this
    found.extend(earlier)
    found.extend(_bystanders(text, span, (*own, *before), register, strangers=not any(p.name for p in found)))
    return _once(found)[:MOST] if any(p.name for p in found) else []


def _heard(
    text: str, span: Span, sentence: Span, before: tuple[Span, ...], register: NameIndex
) -> Iterator[ProposedSpeaker]:
    """Who speaks in the sentence, the likeliest first: one who is cited stands before who cites."""
    for heard, outlet in with_outlets(text, heard_in(text, sentence), lambda h: _distance(h, span)):
        by = next(_named(text, span, outlet, before, register), None) if outlet else None
        for person in _named(text, span, heard, before, register):
            same = by is not None and (by.source, by.name) == (person.source, person.name)
            yield replace(person, passed_on=None if same else by)


def _heard_first(
    text: str, span: Span, before: tuple[Span, ...], register: NameIndex
) -> list[ProposedSpeaker]:
    """Who speaks in the nearest of the sentences before in which somebody does."""
    for sentence in before:
        if found := list(_heard(text, span, sentence, before, register)):
            return found
    return []


def _once(found: list[ProposedSpeaker]) -> list[ProposedSpeaker]:
    """Each source and each name once, where it is likeliest."""
    likeliest: dict[str, ProposedSpeaker] = {}
    for one in found:
        likeliest.setdefault(one.source or one.name.casefold(), one)
    known = {one.name.casefold() for one in likeliest.values() if one.source}
    return [one for one in likeliest.values() if one.source or one.name.casefold() not in known]


def _distance(heard: Heard, span: Span) -> tuple[bool, int]:
    """Cues beside the statement come first, then those inside it in their order."""
    inside = span.start <= heard.cue.start < span.end
    away = span.start - heard.cue.end if heard.cue.end <= span.start else heard.cue.start - span.end
    return inside, heard.cue.start if inside else away


def _named(
    text: str, span: Span, heard: Heard, before: tuple[Span, ...], register: NameIndex
) -> Iterator[ProposedSpeaker]:
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
    if not known and text.endswith(
        f"{subject.role} ", 0, subject.span.start
    ):  # "President Stone" is an alias
        whole = register.mentions(text, subject.span.start - len(subject.role) - 1, subject.span.end)
        known = [mention for mention in whole if mention.full]
    if len(known) > 1:
        known = sorted(known, key=lambda m: _rank(text, m, before, register))
    for mention in known:
        if mention.full or subject.named or len(words) < 3:
            yield _of_register(register, mention, heard.cue, mode, subject.role)
            return
    yield ProposedSpeaker(
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
) -> ProposedSpeaker:
    name = register.name(known.source)
    return ProposedSpeaker(
        name=name, source=known.source, source_span=known.span, cue_span=cue, mode=mode, role=role
    )


def _last_named(
    text: str, places: tuple[Span, ...], register: NameIndex, but: Span | None = None
) -> Iterator[ProposedSpeaker]:
    """Those named in the places, the nearest place first; in each, who speaks there before who is spoken of."""
    for place in places:
        speaking = [h.subject for h in heard_in(text, place) if h.subject.named and h.subject.span != but]
        for mention in register.mentions(text, place.start, place.end):
            if any(s.span.covers(mention.span.start) for s in speaking) or not speaking:
                yield _of_register(register, mention, None, "indirect")
        for subject in speaking:
            yield ProposedSpeaker(name=subject.name, source_span=subject.span, role=subject.role)
        for name in _standing_alone(text, place):
            yield ProposedSpeaker(name=text[name.start : name.end], source_span=name)


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
) -> Iterator[ProposedSpeaker]:
    """Without a cue: who is in the register and named near by, then, if asked for, any other name."""
    mode = mode_of(text, (span,))
    for place in places:
        for mention in register.mentions(text, place.start, place.end):
            yield _of_register(register, mention, None, mode)
    for place in places if strangers else ():
        for name in _standing_alone(text, place):
            yield ProposedSpeaker(name=text[name.start : name.end], source_span=name, mode=mode)
