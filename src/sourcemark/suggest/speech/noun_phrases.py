"""Whom a noun phrase names, when one knows where it begins and ends: the name, the office, the house behind it."""

from __future__ import annotations

from typing import NamedTuple

from ...model.abbreviations import word_set
from ...model.names import OFFICES, TITLES, is_name, is_office, name_at_end, names_in, without_article
from ...model.patterns import pattern
from ...model.spans import Span
from .cue_words import STANDING_FOR
from .source_words import HOUSES, is_body, is_named_at
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


_AND = pattern(r"\s(?:and|und|et|y|и)\s(?=[^\W\d_a-z])")
_OTHERS = pattern(r"\sand\s(?=(?:\w+\s)?(?:others?|colleagues)\b)")
_GOES_ON = pattern(r"\s(?:of|for)\s(?=[^\W\d_a-z])")
_CUT = pattern(
    r"\s(?:of|in|from|at|for|by|with|within|who|whose|that|which|on|near|familiar|close|inside|to|speaking|released|published|issued|filed|along|across|around|outside|behind)\s|\s*[,(]"
)
"""From here on the words only say more of whom the phrase names."""
_HOUSE = pattern(r"\s*(?:of|at|from|with|for)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_OWNED = pattern(r"['’]s?\s+(?=[^\W\d_a-z])")
_AGE = pattern(r"^\d{1,3}\s*(?:,\s*|$)")
_LAST_NAME = pattern(
    r"(?<!\S)(?:of\sState\s|(?!(?:the|an?|and|or|of|in|on|at|to|by|for|from|with|near|off|than|over|under|\w+ing)\s)"
    r"[a-z][\w’'-]*\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
    r"([^\W\d_a-z][\w’'.&-]*(?:\s[^\W\d_a-z][\w’'.&-]*)*)$"
)
"""Capitals behind small letters, "mum Kayleigh", but for "along the Suck", "representing Karu South"."""
_PLACED = pattern(r"\s(?:of|in|from|at|near|outside)\s(?:the\s)?(?:[^\W\d_a-z]\S*\s?)+,?$")
"""A place: what a comma sets apart behind it is the land it lies in, as of "Dayton, Ohio"."""
_BASED = pattern(r"[^\W\d_]\S*-(?:based|born|owned|backed|led|run|listed)\s+")
_SMALL_ONLY = pattern(
    r"(?!(?:an?|one|near|off|via|per|to|by|\w+(?:ing|ed))\b)[a-z][a-z’'-]*(?:\s[a-z][a-z’'-]*)?"
)
"""What somebody is, in front of the name: "rancher"."""
_LIST = pattern(r"(?:[^\W\d_a-z]\w*[\s,]+)+(?:and|or)\s[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*)*")
"""Names alone, and more than two of them."""
_SEVERAL = pattern(r"(?<!\S)[^\W\d_a-z]\S*\s(?:and|or|&)\s$")
"""In front of a name: it is the second one, and both stay together."""
_VAGUE = word_set(
    "some several many both another other others two three four five one most few all each every any no such",
    "his her their my our its your this that these those someone somebody everyone everybody anyone nobody",
)
_COUNTED = word_set("two three four five six seven eight nine ten some several many both")


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
    if is_office(text, head) or _last_word(text, _core(text, head)) in OFFICES:
        for part in parts[1:]:
            later = _alone(text, part)
            if later and not _is_land(text, head, part):
                office = without_article(text, head.start, head.end)
                return [later._replace(role=f"{office}, {later.role}".rstrip(", "))]
    more = parts[2:] if len(parts) > 1 and _is_land(text, head, parts[1]) else parts[1:]
    role = text[more[0].start : span.end] if more else ""
    return _people(text, head, _AGE.sub("", role.strip(" ,—–"), count=1))


def _is_land(text: str, head: Span, part: Span) -> bool:
    """ "Ohio", behind "Detectives in Dayton"."""
    return bool(_PLACED.search(text, head.start, head.end)) and " " not in text[part.start : part.end]


def _alone(text: str, part: Span) -> Person | None:
    """One whose name fills a piece between commas, but for "Dr", "rancher" or "(GM)"."""
    core = _core(text, part)
    name = name_at_end(text, core) or (core if is_name(text, core) else None)
    if name is None:
        return None
    name, before = _without_place(text, name), text[core.start : name.start].strip()
    role = "" if _is_title(before) or before == "the" or _BASED.fullmatch(f"{before} ") else before
    if role and (not _SMALL_ONLY.fullmatch(role) or name == core):
        return None
    return Person(name, text[name.start : name.end], True, role)


def _without_place(text: str, name: Span) -> Span:
    """Without "Athens-based"."""
    based = _BASED.match(text, name.start, name.end)
    return Span(based.end(), name.end) if based else name


def _last_word(text: str, span: Span) -> str:
    return text[span.start : span.end].rpartition(" ")[2].casefold()


def _people(text: str, head: Span, role: str) -> list[Person]:
    head = Span(head.end - len(without_article(text, head.start, head.end)), head.end)
    if _is_one_name(text, head):
        return [Person(head, text[head.start : head.end], True, role)]
    both = _AND.search(text, head.start, head.end) or _OTHERS.search(text, head.start, head.end)
    if both:
        left, right = Span(head.start, both.start()), Span(both.end(), head.end)
        one = _core(text, left)
        if names_in(text, one.start, one.end) and not is_body(_last_word(text, right)):
            return [*_people(text, left, role), *_people(text, right, role)]
    return [_person(text, head, role)]


def _person(text: str, head: Span, role: str) -> Person:
    """The name in front of "of the University", and behind "Defence Minister"; else a description, as a whole."""
    core = _core(text, head)
    owner = _OWNED.search(text, core.start, core.end)
    start = owner.end() if owner else core.start
    name = _name(text, Span(start, core.end))
    if name is None and _last_word(text, core) in OFFICES and (behind := _behind(text, head)):
        office = text[core.start : behind.start].strip()  # "chief of staff Ana Ruiz"
        return Person(behind, text[behind.start : behind.end], True, f"{office}, {role}".rstrip(", "))
    if name is None:
        return _described(text, head, core, role)
    before = text[start : name.start].strip()
    house = text[core.start : owner.start()] if owner else _house(text, core.end, head.end)
    words = [part for part in ("" if _is_title(before) else before, role) if part]
    last = before.rpartition(" ")[2].casefold()
    body = last in HOUSES or (before.endswith(last) and is_body(last))
    return Person(name, text[name.start : name.end], True, ", ".join(words), house, body)


def _name(text: str, core: Span) -> Span | None:
    found = name_at_end(text, core) or _behind(text, core, fewest=1)
    if found is None or _SEVERAL.search(text[core.start : found.start]):
        return None
    found = _without_place(text, found)
    first = text[found.start : found.end].split(maxsplit=1)[0].casefold()
    return None if first in _COUNTED or _last_word(text, found) in OFFICES else found


def _behind(text: str, head: Span, fewest: int = 2) -> Span | None:
    """A name behind small letters at the end, of so many words."""
    last = _LAST_NAME.search(text[head.start : head.end])
    if last is None or len(last[1].split()) < fewest:
        return None
    return Span(head.start + last.start(1), head.end)


def _described(text: str, head: Span, core: Span, role: str) -> Person:
    """One name by itself ("Reuters"), or nobody by name: the words as they are."""
    called = text[core.start : core.end]
    vague = called.split(maxsplit=1)[0].casefold() in _VAGUE or _last_word(text, core) in OFFICES
    several = (
        called.endswith("s") and core.end < head.end and core.start == head.start and not is_body(called)
    )
    vague = vague or (several and " " not in called)  # "Detectives in Dayton"
    if not vague and is_named_at(text, core, called):
        return Person(core, called, True, role, _house(text, core.end, head.end))
    return Person(head, text[head.start : head.end], False, role)


def _core(text: str, head: Span) -> Span:
    cut = _CUT.search(text, head.start + 1, head.end)
    return Span(head.start, cut.start()) if cut else head


def _is_title(words: str) -> bool:
    """Nothing, or "Dr": no office that tells who somebody is."""
    title = words.casefold().rstrip(".")
    return not words or (title in TITLES and len(title) < 5)


def _is_one_name(text: str, head: Span) -> bool:
    """ "Department of Health and Human Services": a body whose name goes on behind "of"."""
    goes_on = _GOES_ON.search(text, head.start, head.end)
    if goes_on is None or not text[head.start].isupper():
        return False
    front = text[head.start : goes_on.start()].split()
    capitals = all(word[:1].isupper() for word in front)
    return capitals and front[-1].casefold() not in OFFICES and (len(front) == 1 or is_body(front[-1]))


def _house(text: str, start: int, end: int) -> str:
    """The body that somebody is "of" or "at"."""
    link = _HOUSE.match(text, start, end)
    return text[link.end() : end] if link else ""
