"""What can be answered where an attribute of a set goes to, and which answer a word of the set most likely is."""

from __future__ import annotations

import re
from collections.abc import Mapping as Table

from ...model.codebook import Codebook, Facet
from ...model.likeness import plain
from ...model.scales import CREDIBILITY, RELIABILITY
from .mapping import FACET, NEW, OUT

SCALES: dict[str, dict[str, str]] = {
    "reliability": {grade: f"{grade} · {words}" for grade, words in RELIABILITY.items()},
    "credibility": {grade: f"{grade} · {words}" for grade, words in CREDIBILITY.items()},
    "mode": {"direct": "direct", "indirect": "indirect", "mixed": "mixed"},
    "kind": {"statement": "statement", "attitude": "attitude"},
    "status": {"draft": "draft", "submitted": "submitted"},
}
"""Targets that have fixed answers: id -> words."""
_MEANT = {
    "mode": {"quote": "direct", "quoted": "direct", "quotation": "direct", "reported": "indirect",
             "paraphrase": "indirect", "partly quoted": "mixed", "partial": "mixed"},
    "kind": {"assertion": "statement", "fact": "statement", "opinion": "attitude", "wish": "attitude",
             "belief": "attitude", "plan": "attitude"},
    "status": {"adjudicated": "submitted", "done": "submitted", "completed": "submitted", "open": "draft"},
}  # fmt: skip
"""An adjudicated mark comes as a submitted one: decisions are made in our review, and not by a file."""
_GRADE = re.compile(r"(?:.*[:=]\s*\"?)?([a-f1-6])\"?(?:\s*(?:[\s·:.,)(–-]).*)?", re.IGNORECASE | re.DOTALL)


def facet_of(book: Codebook, target: str) -> Facet | None:
    """The facet of ours that is meant; None for another target, and where it is gone."""
    return book.facet(target.removeprefix(FACET)) if target.startswith(FACET) else None


def answers(book: Codebook, target: str) -> dict[str, str]:
    """Ids of what can be answered there -> their words; none for a target that takes any words."""
    if (facet := facet_of(book, target)) is not None:
        return {code.id: code.name for code in facet.choices()}
    return SCALES.get(target, {})


def takes_values(target: str) -> bool:
    """True where each value becomes one of ours."""
    return target == NEW or target.startswith(FACET) or target in SCALES


def answer_to(book: Codebook, target: str, value: str) -> str:
    """What a value most likely is: the id of ours, `NEW` in a facet that lacks it, `OUT` where nothing fits."""
    if not value.strip():
        return OUT
    if target in SCALES:
        return _on_scale(target, value)
    facet = facet_of(book, target)
    return (_in_facet(facet, value) if facet else "") or NEW


def _on_scale(target: str, value: str) -> str:
    words = value.strip().casefold()
    known = SCALES[target]
    for id in known:
        if id.casefold() == words:
            return id
    if target in ("reliability", "credibility"):
        return _grade(known, RELIABILITY if target == "reliability" else CREDIBILITY, words)
    return _MEANT[target].get(words, OUT)


def _grade(known: Table[str, str], names: Table[str, str], words: str) -> str:
    """A grade with words behind it, in a machine tag, or by its words alone."""
    spelled = next((grade for grade, name in names.items() if name.casefold() == words), "")
    found = _GRADE.fullmatch(words)
    grade = spelled or (found[1].upper() if found else "")
    return grade if grade in known else OUT


def _in_facet(facet: Facet, value: str) -> str:
    """The value of that id or name; else the one whose words are the same, or, if it is the only one, contain these."""
    heirs = facet.heirs()
    folded = value.strip().casefold()
    for code in (*facet.choices(), *facet.codes):
        if folded in (code.id.casefold(), code.name.strip().casefold()) and code.id in heirs:
            return heirs[code.id].id
    words = _words(value)
    known = {code.id: _words(code.name) for code in facet.choices()}
    same = [id for id, name in known.items() if name == words]
    within = [id for id, name in known.items() if words and name and (words < name or name < words)]
    found = same or within
    return found[0] if len(found) == 1 else ""


def _words(name: str) -> frozenset[str]:
    """Without small words and endings of the plural."""
    said = (word for part in plain(name) for word in re.split(r"[_\W]+", part))
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in said if w and w not in _SMALL)


_SMALL = frozenset({"a", "an", "or", "and", "of", "the"})
