"""Whom a noun phrase names, when one knows where it begins and ends: the name, the office, the house behind it."""

from __future__ import annotations

from typing import NamedTuple

from ..model.names import TITLES, is_name, is_office, name_at_end, names_in, without_article
from ..model.patterns import pattern
from ..model.spans import Span
from .naming import TAIL, is_body, is_named_at
from .speech_cues import STANDING_FOR
from .subjects import pieces


class Person(NamedTuple):
    """One who is named or described; not yet looked for in the register."""

    span: Span
    """The name, or all the words when there is none."""
    name: str
    named: bool
    role: str = ""
    affiliation: str = ""


_AND = pattern(r"\s(?:and|und|et|y|и|&)\s(?=[^\W\d_a-z])")
_GOES_ON = pattern(r"\s(?:of|for)\s(?=[^\W\d_a-z])")
_WITH = pattern(r"\s*(?:of|at|from|with|for)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_OWNED = pattern(r"['’]s?\s+(?=[^\W\d_a-z])")
_AGE = pattern(r"\d{1,3}\s*(?:,\s*|$)")


def people_in(text: str, span: Span) -> list[Person]:
    """Who is named in the words at `span`; empty for a pronoun, which names nobody."""
    if text[span.start : span.end].casefold() in STANDING_FOR:
        return []
    parts = pieces(text, span.start, span.end)
    if not parts:
        return []
    head = parts[0]
    later = next((part for part in parts[1:] if is_name(text, part)), None)
    if later and is_office(text, head):
        office = without_article(text, head.start, head.end)
        return [Person(later, text[later.start : later.end], True, office)]
    beside = text[head.end : span.end].strip(" ,—–")
    return _people(text, head, _AGE.sub("", beside, count=1))


def _people(text: str, head: Span, role: str) -> list[Person]:
    head = Span(head.end - len(without_article(text, head.start, head.end)), head.end)
    if _is_one_name(text, head):
        return [Person(head, text[head.start : head.end], True, role)]
    both = _AND.search(text, head.start, head.end)
    if both and names_in(text, head.start, both.start()):
        left, right = Span(head.start, both.start()), Span(both.end(), head.end)
        return [*_people(text, left, role), *_people(text, right, role)]
    return [_person(text, head, role)]


def _person(text: str, head: Span, role: str) -> Person:
    """The name in front of "of the University", and behind "Defence Minister"; else a description, as a whole."""
    cut = TAIL.search(text, head.start + 1, head.end)
    core = Span(head.start, cut.start()) if cut else head
    owner = _OWNED.search(text, core.start, core.end)
    name = name_at_end(text, Span(owner.end(), core.end) if owner else core)
    if name is None:
        whole = core if is_named_at(text, core, text[core.start : core.end]) else head
        called = text[whole.start : whole.end]
        named = is_named_at(text, whole, called)
        return Person(whole, called, named, role, _house(text, whole.end, head.end) if named else "")
    before = text[(owner.end() if owner else core.start) : name.start].strip()
    before = "" if before.casefold().rstrip(".") in TITLES and len(before) < 5 else before
    house = text[core.start : owner.start()] if owner else _house(text, core.end, head.end)
    return Person(name, text[name.start : name.end], True, ", ".join(filter(None, (before, role))), house)


def _is_one_name(text: str, head: Span) -> bool:
    """ "Department of Health and Human Services": a body whose name goes on behind "of"."""
    goes_on = _GOES_ON.search(text, head.start, head.end)
    if goes_on is None or not text[head.start].isupper():
        return False
    front = text[head.start : goes_on.start()].split()
    capitals = all(word[:1].isupper() for word in front)
    return capitals and (len(front) == 1 or is_body(front[-1]))


def _house(text: str, start: int, end: int) -> str:
    """The body that somebody is "of" or "at"."""
    link = _WITH.match(text, start, end)
    return text[link.end() : end] if link else ""
