"""The words beside a speech cue that say who speaks: a name with a role, an office, or somebody unnamed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ...model.abbreviations import word_set
from ...model.names import is_name, is_office, name_at_end, names_in, without_article
from ...model.patterns import pattern
from ...model.spans import Span
from .cue_words import BETWEEN


class Subject(NamedTuple):
    """Who speaks, as the text puts it."""

    span: Span
    """The name, or all the words when there is none."""
    name: str
    role: str = ""
    named: bool = False
    """False for an office, a group or a person without a name."""


_SKIPPED = pattern(
    r"(?:and|but|or|however|meanwhile|later|earlier|also|und|aber|mais|pero)\b|(?:this|last|on|in|at|after|before|since|"
    r"for|by|during|when|while|as|if|am|im|nach|en|au|speaking|citing|quoting|citant|citando)\b[^,]*$",
    re.IGNORECASE,
)
"""Segments between commas that say when or where, not who."""

_BOUND = pattern(
    r"[,.;:“”\"„«»()\n]|[—–]|\s(?:that|who|which|whose|on|in an?|as|late|early|dass|ist|sind|hat|haben|wird|werden|war"
    r"|waren|qui|que|что|إن|أن)\s"
)
_LAST_WORD = pattern(r"(?<!\w)([^\W\d_]+)\s*$")
_APPOSITION = pattern(r",\s+(an?|the|der|die|un|une)\s+([^,.;“”\n]{3,120})(?=[,.])", re.IGNORECASE)
_CLAUSE = pattern(
    r"\s(?:is|are|was|were|has|have|had|will|would|may|might|can|could|said|says|ist|sind|hat|haben|wird|est|sont)\s",
    re.IGNORECASE,
)
"""A verb: no apposition, the sentence goes on."""
_DOER = pattern(r"(he|she|they|we|it|er|sie|il|elle|ils|elles|él|ella)\s+(?=\S)", re.IGNORECASE)
_GOES_ON = pattern(r"\s(?:and|but|or|then|und|aber|et|mais|y|pero)$", re.IGNORECASE)
_MARKS = pattern(r"[“”„«»\"「」『』]|^['‘]|['’]$")
_CLOSED = pattern(r"[,.?!…][”\"»’']\s+")
"""A speech ends here, wherever it began."""
_LINKS = pattern(
    r"(?<!\w)(?:from|of|by|at|in|to|with|von|de|du)(?:\s+(?:the|an?|der|dem|la|le))?$", re.IGNORECASE
)
"""What ends so is no office: "reports from the" before a name."""
_RELATIVE = word_set("who which die der qui que")
_JOINING = word_set("and but or then und aber et mais y pero")
_HONORIFICS = word_set("mr mrs ms dr prof professor herr frau sir")
_WORDS = 14
"""Words of a subject without a name; what is longer is a clause, and only a name in it counts."""


def subject_before(text: str, start: int, cue: int) -> list[Subject]:
    """Who stands in `[start, cue)`, in front of the verb: behind the last comma, or with an apposition, at the head."""
    cue = _without_adverbs(text, start, cue)
    start = max([start, *(m.end() for m in _CLOSED.finditer(text, start, cue))])
    parts = pieces(text, start, cue)
    if not parts:
        return []
    last = text[parts[-1].start : parts[-1].end].casefold()
    who = [p for p in parts if not _SKIPPED.fullmatch(text[p.start : p.end])]
    if last in _JOINING:
        return _doer(text, parts[0]) if len(parts) > 1 else []
    apart = text[start:cue].rstrip()[-1:] in ",—–"
    if last in _RELATIVE:
        who, apart = [p for p in who if p != parts[-1]], True
        if not who:
            return []
    head = (who or parts)[0] if apart else parts[-1]
    relative = re.search(r"\s(?:who|which|die|qui|que)(?:\s|$)", text[head.start : head.end])
    if relative:
        head = Span(head.start, head.start + relative.start())
    named = next((p for p in who[1:] if is_name(text, p)), None) if apart else None
    if named and is_office(text, head):
        office = without_article(text, head.start, head.end)
        return [Subject(named, text[named.start : named.end], office, True)]
    role = text[head.end : cue].strip(" ,—–") if apart and last not in _RELATIVE else ""
    return _subjects(text, head, role)


def stands_behind(text: str, start: int, cue: int) -> bool:
    """One comma and then the verb, as in "It is shut, said …": the speaker follows."""
    return text[start:cue].rstrip()[-1:] == "," and len(pieces(text, start, cue)) == 1


def subject_after(text: str, cue: int, end: int, opens: bool = False) -> list[Subject]:
    """Who stands in `[cue, end)`, behind the verb or "according to"; `opens` when that opens the sentence."""
    lead = re.compile(r"\s*(?:to|by|from)?\s*").match(text, cue, end)
    start = lead.end() if lead else cue
    bound = _BOUND.search(text, start, end)
    stop = bound.start() if bound else end
    later = _APPOSITION.match(text, stop, end)
    if later and (_CLAUSE.search(later[0]) or (opens and text[later.end() : later.end() + 1] != ",")):
        later = None
    head = _trimmed(text, start, stop)
    return _subjects(text, head, later[0].strip(" ,") if later else "") if head else []


def _without_adverbs(text: str, start: int, cue: int) -> int:
    """Where the subject ends when words like "has also" stand between it and the verb."""
    while (last := _LAST_WORD.search(text, start, cue)) and last[1].lower() in BETWEEN:
        cue = last.start()
    return cue


def pieces(text: str, start: int, end: int) -> list[Span]:
    """What commas set apart, without the white space."""
    edges = [start, *(m.end() for m in re.compile(r"[,;:](?=\s)|\s[—–]\s").finditer(text, start, end)), end]
    parts = (_trimmed(text, a, b) for a, b in pairwise(edges))
    return [part for part in parts if part]


def _subjects(text: str, head: Span, role: str) -> list[Subject]:
    """The people of a noun phrase: those joined by "and" stand apart. Nobody in what is no name at all."""
    both = re.compile(r"\s(?:and|und|et|y|и)\s(?=other|[^\W\d_a-z])").search(text, head.start, head.end)
    if both and names_in(text, head.start, both.start()):
        parts = _trimmed(text, head.start, both.start()), _trimmed(text, both.end(), head.end)
        return [s for part in parts if part for s in _subjects(text, part, role)]
    if _DOER.match(text, head.start, head.end) or _GOES_ON.search(text, head.start, head.end):
        return _doer(text, head)
    name = name_at_end(text, head)
    if name:
        before = without_article(text, head.start, name.start)
        before = "" if before.lower().rstrip(".") in _HONORIFICS or _LINKS.search(before) else before
        return [Subject(name, text[name.start : name.end], ", ".join(filter(None, (before, role))), True)]
    phrase = without_article(text, head.start, head.end)
    fits = len(phrase.split()) <= _WORDS and any(c.isalpha() for c in phrase) and not _MARKS.search(phrase)
    return [Subject(head, phrase, role)] if fits else []


def _doer(text: str, head: Span) -> list[Subject]:
    """Who does two things ("He called and said", "Ann Berg left and said"): the words before the first verb."""
    if pronoun := _DOER.match(text, head.start, head.end):
        return [Subject(Span(pronoun.start(1), pronoun.end(1)), pronoun[1])]
    name = next(iter(names_in(text, head.start, head.end)), None)
    if name is None or without_article(text, head.start, name.start):
        return []
    return [Subject(name, text[name.start : name.end], "", True)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip(" ,;:—–\n\t"))
    last = start + len(piece.rstrip(" ,;:—–\n\t"))
    return Span(first, last) if first < last else None
