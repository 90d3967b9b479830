"""The words beside a speech cue that say who speaks: a name with a role, an office, or somebody unnamed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from .abbreviations import STARTERS, word_set
from .patterns import pattern
from .spans import Span
from .speech_cues import BETWEEN
from .words import words


class Subject(NamedTuple):
    """Who speaks, as the text puts it."""

    span: Span
    """The name, or all the words when there is none."""
    name: str
    role: str = ""
    named: bool = False
    """False for an office, a group or a person without a name."""


_TITLES = word_set(
    "mr mrs ms dr prof professor gen general col colonel lt lieutenant capt captain maj major sgt sergeant adm admiral",
    "president minister leader chancellor premier secretary senator sen rep governor mayor king queen prince pope",
    "director chairman chief spokesman spokeswoman spokesperson ambassador judge defector herr frau sheikh sir",
)
_PARTICLES = word_set("de la da di do dos del van von der den bin ibn al el ten ter zu y e du le")
_SKIPPED = pattern(
    r"(?:and|but|or|however|meanwhile|later|earlier|also|und|aber|mais|pero)\b|(?:this|last|on|in|at|after|before|since|"
    r"for|by|during|when|while|as|if|am|im|nach|en|au)\b[^,]*$",
    re.IGNORECASE,
)
"""Segments between commas that say when or where, not who."""

_BOUND = pattern(
    r"[,.;:“”\"„«»()\n]|[—–]|\s(?:that|who|which|whose|on|in an?|as|late|early|dass|ist|sind|hat|haben|wird|werden|war"
    r"|waren|qui|que|что|إن|أن)\s"
)
_ARTICLE = pattern(
    r"(?<!\w)(?:the|an?|der|die|das|ein|eine|le|la|les|un|une|el|los|las|l['’])\s+", re.IGNORECASE
)
_LAST_WORD = pattern(r"(?<!\w)([^\W\d_]+)\s*$")
_WORDS = 14
"""Words of a subject without a name; what is longer is a clause, and only a name in it counts."""


def subject_before(text: str, start: int, cue: int) -> list[Subject]:
    """Who stands in `[start, cue)`, in front of the verb: behind the last comma, or with an apposition, at the head."""
    cue = _without_adverbs(text, start, cue)
    pieces = _pieces(text, start, cue)
    if not pieces:
        return []
    apart = text[start:cue].rstrip()[-1:] in ",—–"
    who = [p for p in pieces if not _SKIPPED.fullmatch(text[p.start : p.end])]
    head = (who or pieces)[0] if apart else pieces[-1]
    relative = re.search(r"\s(?:who|which|die|qui|que)\s", text[head.start : head.end])
    if relative:
        head = Span(head.start, head.start + relative.start())
    role = text[head.end : cue].strip(" ,—–") if apart else ""
    return _subjects(text, head, role)


def subject_after(text: str, cue: int, end: int) -> list[Subject]:
    """Who stands in `[cue, end)`, behind the verb or "according to"."""
    lead = re.compile(r"\s*(?:to|by|from)?\s*").match(text, cue, end)
    start = lead.end() if lead else cue
    bound = _BOUND.search(text, start, end)
    stop = bound.start() if bound else end
    later = re.compile(r",\s+(an?|the|der|die|un|une)\s+([^,.;“”\n]{3,120})(?=[,.])", re.IGNORECASE).match(
        text, stop, end
    )
    head = _trimmed(text, start, stop)
    return _subjects(text, head, later[0].strip(" ,") if later else "") if head else []


def names_in(text: str, start: int, end: int) -> list[Span]:
    """Runs of two and more words with capitals, as names of people and offices are written."""
    runs, run = list[list[Span]](), list[Span]()
    for word in words(text, start, end):
        gap = text[run[-1].end : word.start] if run else ""
        goes_on = bool(run) and (gap == " " or (gap == ". " and len(run[-1]) == 1))
        lower = text[word.start : word.end].lower()
        if text[word.start].isupper() and not (not run and lower in STARTERS | _TITLES):
            run = [*run, word] if goes_on else [word]
            runs = [*runs[:-1], run] if goes_on and runs else [*runs, run]
        elif goes_on and lower in _PARTICLES:
            run = [*run, word]
        else:
            run = []
    return [Span(r[0].start, r[-1].end) for r in runs if len(r) > 1]


def _without_adverbs(text: str, start: int, cue: int) -> int:
    """Where the subject ends when words like "has also" stand between it and the verb."""
    while (last := _LAST_WORD.search(text, start, cue)) and last[1].lower() in BETWEEN:
        cue = last.start()
    return cue


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """What commas set apart, without the white space."""
    edges = [start, *(m.end() for m in re.compile(r"[,;:](?=\s)|\s[—–]\s").finditer(text, start, end)), end]
    parts = (_trimmed(text, a, b) for a, b in pairwise(edges))
    return [part for part in parts if part]


def _subjects(text: str, head: Span, role: str) -> list[Subject]:
    """The people of a noun phrase: those joined by "and" stand apart."""
    both = re.compile(r"\s(?:and|und|et|y|и)\s(?=other|[^\W\d_a-z])").search(text, head.start, head.end)
    if both and names_in(text, head.start, both.start()):
        parts = _trimmed(text, head.start, both.start()), _trimmed(text, both.end(), head.end)
        return [s for part in parts if part for s in _subjects(text, part, role)]
    name = next((n for n in reversed(names_in(text, head.start, head.end)) if n.end == head.end), None)
    if name:
        before = _ARTICLE.sub("", text[head.start : name.start], count=1).strip()
        return [Subject(name, text[name.start : name.end], ", ".join(filter(None, (before, role))), True)]
    article = _ARTICLE.match(text, head.start, head.end)
    phrase = text[article.end() if article else head.start : head.end]
    return [Subject(head, phrase, role)] if len(phrase.split()) <= _WORDS else []


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip(" ,;:—–\n\t"))
    last = start + len(piece.rstrip(" ,;:—–\n\t"))
    return Span(first, last) if first < last else None
