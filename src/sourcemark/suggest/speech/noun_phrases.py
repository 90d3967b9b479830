"""Whom a noun phrase names, when one knows where it begins and ends: the name, the office, the house behind it."""

from __future__ import annotations

from typing import NamedTuple

from ...model.abbreviations import word_set
from ...model.names import TITLES, is_name, is_office, name_at_end, names_in, without_article
from ...model.patterns import pattern
from ...model.spans import Span
from .cue_words import STANDING_FOR
from .source_words import is_body, is_named_at
from .subjects import pieces


class Person(NamedTuple):
    """One who is named or described; not yet looked for in the register."""

    span: Span
    """The name, or all the words when there is none."""
    name: str
    named: bool
    role: str = ""
    affiliation: str = ""
    is_body: bool = False
    """The words in front say that it is a firm, a paper, a party: "Japanese automaker Toyota"."""


_AND = pattern(r"\s(?:and|und|et|y|и|&)\s(?=[^\W\d_a-z])")
_GOES_ON = pattern(r"\s(?:of|for)\s(?=[^\W\d_a-z])")
_CUT = pattern(
    r"\s(?:of|in|from|at|for|by|with|within|who|whose|that|which|on|near|familiar|close|inside|to|speaking|released|published|issued|filed)\s|\s*[,(]"
)
"""From here on the words only say more of whom the phrase names."""
_HOUSE = pattern(r"\s*(?:of|at|from|with|for)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_OWNED = pattern(r"['’]s?\s+(?=[^\W\d_a-z])")
_AGE = pattern(r"^\d{1,3}\s*(?:,\s*|$)")
_LAST_NAME = pattern(
    r"(?<!\S)[a-z][\w’'-]*\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"([^\W\d_a-z][\w’'.&-]*(?:\s[^\W\d_a-z][\w’'.&-]*)*)$"
)
"""Capitals behind small letters: "mum Kayleigh"."""
_LIST = pattern(r"(?:[^\W\d_a-z]\w*[\s,]+)+(?:and|or)\s[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*)*")
"""Names alone, and more than two of them."""
_HOUSES = word_set(
    "automaker carmaker manufacturer firm airline contractor developer operator retailer supplier lender insurer",
    "startup newspaper daily weekly tabloid magazine paper broadcaster portal website channel station charity",
    "collective group rival think-tank",
)
_SEVERAL = pattern(r"(?<!\S)[^\W\d_a-z]\S*\s(?:and|or|&)\s$")
"""In front of a name: it is the second one, and both stay together."""
_VAGUE = word_set(
    "some several many both another other others two three four five one most few all each every any no such",
    "his her their my our its your this that these those",
)


def people_in(text: str, span: Span) -> list[Person]:
    """Who is named in the words at `span`; empty for a pronoun, which names nobody."""
    words = text[span.start : span.end]
    if words.casefold() in STANDING_FOR:
        return []
    if "," in words and _LIST.fullmatch(words):
        return [Person(span, words, True)]
    parts = pieces(text, span.start, span.end)
    if not parts:
        return []
    head = parts[0]
    if is_office(text, head):
        for part in parts[1:]:
            if later := _alone(text, part):
                return [later._replace(role=without_article(text, head.start, head.end))]
    return _people(text, head, _AGE.sub("", text[head.end : span.end].strip(" ,—–"), count=1))


def _alone(text: str, part: Span) -> Person | None:
    """One whose name fills a piece between commas, but for "Dr" or "(GM)"."""
    core = _core(text, part)
    name = name_at_end(text, core) or (core if is_name(text, core) else None)
    if name is None or not _is_title(text[core.start : name.start].strip()):
        return None
    return Person(name, text[name.start : name.end], True)


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
    core = _core(text, head)
    owner = _OWNED.search(text, core.start, core.end)
    start = owner.end() if owner else core.start
    name = _name(text, Span(start, core.end))
    if name is None:
        return _described(text, head, core, role)
    before = text[start : name.start].strip()
    house = text[core.start : owner.start()] if owner else _house(text, core.end, head.end)
    words = [part for part in ("" if _is_title(before) else before, role) if part]
    last = before.rpartition(" ")[2].casefold()
    body = last in _HOUSES or (before.endswith(last) and is_body(last))
    return Person(name, text[name.start : name.end], True, ", ".join(words), house, body)


def _name(text: str, core: Span) -> Span | None:
    found = name_at_end(text, core)
    if found is None and (last := _LAST_NAME.search(text[core.start : core.end])):
        found = Span(core.start + last.start(1), core.end)
    if found is None or _SEVERAL.search(text[core.start : found.start]):
        return None
    return found


def _described(text: str, head: Span, core: Span, role: str) -> Person:
    """One name by itself ("Reuters"), or nobody by name: the words as they are."""
    called = text[core.start : core.end]
    vague = called.split(maxsplit=1)[0].casefold() in _VAGUE
    if not vague and is_named_at(text, core, called):
        return Person(core, called, True, role, _house(text, core.end, head.end))
    return Person(head, text[head.start : head.end], False, role)


def _core(text: str, head: Span) -> Span:
    cut = _CUT.search(text, head.start + 1, head.end)
    return Span(head.start, cut.start()) if cut else head


def _is_title(words: str) -> bool:
    """Nothing, or "Dr": no office that tells who somebody is."""
    return not words or (words.casefold().rstrip(".") in TITLES and len(words) < 5)


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
    link = _HOUSE.match(text, start, end)
    return text[link.end() : end] if link else ""
