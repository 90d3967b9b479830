"""Names in a noun phrase: runs of capitals, what stands behind a title, and what is an office only."""

from __future__ import annotations

import re

from .abbreviations import STARTERS, word_set
from .patterns import pattern
from .spans import Span
from .words import words

TITLES = word_set(
    "mr mrs ms dr prof professor gen general col colonel lt lieutenant capt captain maj major sgt sergeant adm admiral",
    "president minister leader chancellor premier secretary senator sen rep governor mayor king queen prince pope",
    "director chairman chief spokesman spokeswoman spokesperson ambassador judge defector herr frau sheikh sir",
    "hon rev cllr engr supt insp cpl",
)
"""They stand before a name and are no part of it."""
OFFICES = word_set(
    "president minister leader chancellor premier secretary senator governor mayor director chairman chief spokesman",
    "spokeswoman spokesperson ambassador defector executive officer mp mps mep chair chairwoman chairperson founder",
    "co-founder owner manager coach commissioner constable superintendent inspector treasurer",
)
"""Words that end an office. No surnames are among them, as "Pope" and "Sen" are."""
_PARTICLES = word_set("de la da di do dos del van von der den bin ibn al el ten ter zu y e du le")
_ARTICLE = pattern(
    r"(?<!\w)(?-i:(?!UN\s))(?:the|an?|der|die|das|ein|eine|le|la|les|un|une|el|los|las|l['’])\s+",
    re.IGNORECASE,
)
_ROYAL = word_set("king queen prince pope sheikh")
_BEFORE_NAMES = TITLES - _ROYAL | {"executive", "officer"}
_NO_SURNAMES = word_set(
    "assembly staff council electric motors command directorate of department office executive officer constable board",
    "committee mansion",
)
_GERMAN_TITLE = pattern(
    r"(?:minister|kanzler|präsident|sprecher|direktor|botschafter|senator|richter|professor|abgeordnete[rn]?)(?:in)?$"
    r"|chef(?:in)?$"
)


def names_in(text: str, start: int, end: int) -> list[Span]:
    """Runs of two and more words with capitals, as names of people and offices are written."""
    runs, run = list[list[Span]](), list[Span]()
    for word in words(text, start, end):
        gap = text[run[-1].end : word.start] if run else ""
        goes_on = bool(run) and (gap == " " or (gap == ". " and len(run[-1]) == 1))
        lower = text[word.start : word.end].lower()
        small = lower in STARTERS | TITLES and text[word.start : word.end] != "UN"
        if text[word.start].isupper() and (run or not small):
            run = [*run, word] if goes_on else [word]
            runs = [*runs[:-1], run] if goes_on and runs else [*runs, run]
        elif goes_on and lower in _PARTICLES:
            run = [*run, word]
        else:
            run = []
    return [Span(r[0].start, r[-1].end) for r in runs if len(r) > 1]


def name_at_end(text: str, head: Span) -> Span | None:
    """The name that ends a noun phrase: behind the last title, if there is one."""
    tokens = words(text, head.start, head.end)
    for at in range(len(tokens) - 1, 0, -1):
        title = text[tokens[at - 1].start : tokens[at - 1].end].lower()
        rest = [text[t.start : t.end] for t in tokens[at:]]
        if title in _BEFORE_NAMES or _GERMAN_TITLE.search(title):
            fits = rest[0].lower() not in _NO_SURNAMES | TITLES and not _GERMAN_TITLE.search(rest[0].lower())
            capital = all(w[:1].isupper() or w.lower() in _PARTICLES for w in rest) and rest[-1][:1].isupper()
            if fits and capital and tokens[-1].end == head.end:
                return Span(tokens[at].start, head.end)
            break
    return next((n for n in reversed(names_in(text, head.start, head.end)) if n.end == head.end), None)


def is_name(text: str, piece: Span) -> bool:
    """Nothing but a name."""
    tokens = [text[t.start : t.end] for t in words(text, piece.start, piece.end)]
    found = names_in(text, piece.start, piece.end)
    if len(tokens) == 1:
        return tokens[0].istitle() and tokens[0].lower() not in STARTERS | TITLES
    return any(n == piece for n in found)


def is_office(text: str, head: Span) -> bool:
    """What somebody is, not how they are called: small words, or a title alone."""
    said = [w for w in re.split(r"[\s-]+", without_article(text, head.start, head.end)) if w]
    small = [w for w in said if w.islower() and w not in _PARTICLES]
    return bool(small) or bool(said and said[-1].lower() in TITLES | OFFICES)


def without_article(text: str, start: int, end: int) -> str:
    article = _ARTICLE.match(text, start, end)
    return text[article.end() if article else start : end].strip()
