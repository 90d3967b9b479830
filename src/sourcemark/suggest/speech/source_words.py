"""What a speaker's words say of the speaker: named or only described, a person or a body, which office."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...model.abbreviations import word_set
from ...model.patterns import pattern
from ...model.sources import SourceKind
from ...model.spans import Span

_PEOPLE = word_set(
    "officials officers soldiers troops defectors sources insiders analysts experts observers residents locals",
    "witnesses eyewitnesses critics authorities investigators prosecutors rebels militants diplomats lawmakers",
    "activists researchers scientists people others members relatives survivors refugees protesters organisers",
    "organizers lawyers doctors journalists reporters economists executives employees workers staff traders",
    "passengers neighbours neighbors villagers fighters commanders aides supporters opponents historians migrants",
    "leaders ministers senators politicians families parents students teachers scholars men women many some several",
    "behörden experten augenzeugen zeugen beamte soldaten quellen insider anwohner kritiker beobachter diplomaten",
    "militärs forscher ermittler aktivisten témoins responsables autorités experts soldats habitants fuentes",
    "autoridades expertos testigos vecinos",
)
_PERSON = word_set(
    "official officer soldier defector source analyst expert observer resident witness eyewitness critic",
    "investigator diplomat lawmaker activist researcher scientist spokesman spokeswoman spokesperson aide lawyer",
    "doctor journalist reporter economist executive employee worker trader sprecher sprecherin quelle beamter",
    "porte-parole portavoz man woman minister president director",
)
_BODIES = word_set(
    "ministry office agency department government administration parliament senate congress council committee",
    "commission court police army navy embassy bank corps university institute association union party company news",
    "times post press pentagon kremlin reuters yonhap interfax tass house force forces service bureau foundation",
    "organisation organization centre center group corporation authority nations international staff command media",
    "ministerium auswärtige amt regierung polizei bundeswehr behörde partei ministère gouvernement ministerio gobierno",
)
HOUSES = word_set(
    "automaker carmaker manufacturer firm airline contractor developer operator retailer supplier lender insurer",
    "startup newspaper daily weekly tabloid magazine paper broadcaster portal website channel station charity",
    "collective group rival think-tank",
)
"""In front of a name: it is that of a body."""
_TAIL = pattern(
    r"\s(?:of|in|from|at|for|by|with|within|who|whose|that|which|on|near|familiar|close|inside|to|des|der|von|aus|im|du|de|del)\s"
    r"|,|\(",
    re.IGNORECASE,
)
_SEVERAL = pattern(r"(?:men|women|people|ists|ians|workers|officers|makers)$", re.IGNORECASE)
_NO_NAME = pattern(r"(?:[Aa]n?|[Ee]ine?r?|[Uu]ne?|[Uu]na)\s")
_ARTICLE = pattern(r"(?:the|an?|der|die|das|eine?|le|la|les|une?|el|los|las|una)\s+", re.IGNORECASE)
_FORMER = pattern(r"(?:former\s+|ex-|ehemaliger?\s+|ancienn?e?\s+)", re.IGNORECASE)
_OWNER = pattern(r"^(?:one of (?:them|those)\b,?\s*)?(?:(?:its|his|her|their|our|my)\s+)?", re.IGNORECASE)
_NO_OFFICE = pattern(
    r"(?:of|from|in|at|near|on|with|to|by|reached|now \d+)\b"
    r"|\w+ing\s(?:of|from|in|at|on|with|to|by|for|about)\b",
    re.IGNORECASE,
)
"""What only says where somebody is, or what they did just now."""
_NEAR = 20_000
"""Code points on either side in which a word is looked for in small letters."""


class Office(NamedTuple):
    """What somebody is, or was."""

    role: str
    former: bool = False


def is_named(name: str) -> bool:
    """A name, not a description: the head word has a capital and is no word for people in general.

    "North Korean soldier" is a description, "Defectors" as well; "South Korean defence ministry" is a name.
    """
    if not any(c.isupper() or c.islower() for c in name):
        return bool(name.strip())
    if name.startswith("@"):
        return True
    words = _head(name)
    if not words or _NO_NAME.match(name):
        return False
    last = words[-1].casefold()
    if last in _PEOPLE or (len(words) == 1 and last in _ALONE):
        return False
    body = last in _BODIES and any(w[0].isupper() for w in words) and words[0] not in _VAGUE
    return body or any(c.isupper() for c in words[-1])


def is_body(word: str) -> bool:
    """A word for an office, a house, a troop: "Ministry", "University"."""
    return word.casefold() in _BODIES


def is_named_at(text: str, span: Span, name: str) -> bool:
    """As `is_named`, for the words at `span`: "a" before them and a capital at a sentence's start tell more."""
    if not is_named(name) or _NO_NAME.match(text, span.start, span.end):
        return False
    words = _head(name)
    if len(words) != 1 or not text.startswith(words[0], span.start) or not words[0].istitle():
        return True
    if text[max(0, span.start - 9) : span.start].rstrip(' “"«„')[-1:] not in ("", ".", "!", "?", "\n", "…"):
        return True
    small = rf"(?<!\w){re.escape(words[0].lower())}(?!\w)"
    near = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    return _SEVERAL.search(words[0]) is None and re.search(small, near) is None


def kind_of(name: str, source_type: str | None = None, role: str = "") -> SourceKind:
    """What sort of source this is, by its words and by the type (an id of the codebook) it was tagged with."""
    by_type: dict[str, SourceKind] = {"document": "document", "data": "dataset", "social": "account"}
    if name.startswith("@"):
        return "account"
    if source_type in by_type:
        return by_type[source_type]
    words = _head(name)
    last = words[-1] if words else name
    if last.casefold() in _PEOPLE or (last.islower() and _SEVERAL.search(last)):
        return "group"
    if last.casefold() in _PERSON:
        return "person"
    if last.casefold() in _BODIES or (name.isupper() and len(name) > 1 and " " not in name):
        return "organisation"
    return "organisation" if source_type in _OF_BODIES and is_named(name) and not role else "person"


def office_of(words: str) -> Office:
    """The role without article and "former": "a former customs officer" was a customs officer.

    Of "a former officer and now the head of a bank" all words stay: one part is past, the other is not.
    """
    words = _OWNER.sub("", words.strip(" ,"), count=1)
    if _NO_OFFICE.match(words):
        return Office("")
    plain = words[found.end() :] if (found := _ARTICLE.match(words)) else words
    if re.match(r"(?:who|which|whose|die|der|qui|que)\s", words, re.IGNORECASE) and not found:
        return Office("")
    plain = re.split(r",?\s(?:who|which|whose)\s", plain, maxsplit=1)[0]
    past = None if re.search(r"\bnow\b", plain) else _FORMER.match(plain)
    return Office(plain[past.end() :] if past else plain, past is not None)


_ALONE = _PERSON | word_set("police polizei troops staff")
_VAGUE = {"Western", "One", "Another", "Some", "Foreign"}
_OF_BODIES = {"agency", "media", "ngo", "corporate"}


def _head(name: str) -> list[str]:
    """The words of the noun phrase, up to what only says more of it."""
    cut = _TAIL.search(name)
    words = re.split(r"\s+", (name[: cut.start()] if cut and cut.start() else name).strip())
    return [re.sub(r"['’]s$", "", word) for word in words if word]
