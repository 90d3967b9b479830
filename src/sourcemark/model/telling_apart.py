"""What tells values apart: names, keys and letters, of which no two that can be chosen may have the same."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from .codebook import Code, Codebook, Facet
from .fresh_code import is_key

LONGEST_LETTER = 2


def key_clash(facet: Facet, code: Code, key: str) -> str:
    """A sentence that says why `key` can't be the value's; empty when it can."""
    if not key:
        return ""
    if not is_key(key):
        return "A key is one Latin letter or digit."
    other = next((c for c in _others(facet, code) if c.key == key), None)
    return f"“{key}” is the key of {other.name}." if other else ""


def letter_clash(facet: Facet, code: Code, letter: str) -> str:
    """A sentence that says why `letter` can't be the value's; empty when it can."""
    if len(letter) > LONGEST_LETTER:
        return "A letter is one character, or two."
    other = next((c for c in _others(facet, code) if letter and c.letter == letter), None)
    return f"“{letter}” is the letter of {other.name}." if other else ""


def name_clash(facet: Facet, code: Code, name: str) -> str:
    """A sentence that says why `name` can't be the value's; empty when it can."""
    if not name.strip():
        return "A value needs a name."
    same = any(c.name.casefold() == name.casefold() for c in _others(facet, code))
    return f"There is a value “{name}” already." if same else ""


def unclear(book: Codebook) -> str:
    """A sentence on the first two values or facets that can't be told apart; empty when all can."""
    if not all(name.strip() for f in book.facets for name in (f.name, *(c.name for c in f.codes))):
        return "A name is missing."
    for facet in book.facets:
        for what in ("name", "key", "letter"):
            if twice := _twice([getattr(code, what) for code in facet.choices()], fold=what == "name"):
                return f"Two values have the {what} “{twice}”: choose another."
    twice = _twice([facet.name for facet in book.facets if not facet.retired], fold=True)
    return f"Two facets have the name “{twice}”: choose another." if twice else ""


def joined(ours: Codebook, theirs: Codebook) -> Codebook:
    """Ours, with the facets and values that only theirs has, so that all can still be told apart.

    Where a name is taken already the newcomer's is numbered; a key or letter that is taken is left off.
    The version is the next one when anything came in, else ours as it stands.
    """
    facets = {f.id: _joined(f, theirs.facet(f.id)) for f in ours.facets}
    taken = {f.name.casefold(): 1 for f in ours.facets}
    for facet in theirs.facets:
        if facet.id not in facets:
            empty = replace(facet, name=_free(facet.name, taken), codes=())
            facets[facet.id] = _joined(empty, facet)
    if tuple(facets.values()) == ours.facets:
        return ours
    return replace(ours, facets=tuple(facets.values()), version=ours.version + 1)


def _joined(ours: Facet, theirs: Facet | None) -> Facet:
    codes = {code.id: code for code in ours.codes}
    names = {code.name.casefold(): 1 for code in ours.codes}
    keys, letters = {code.key for code in ours.codes}, {code.letter for code in ours.codes}
    for code in theirs.codes if theirs else ():
        if code.id not in codes:
            key = code.key if is_key(code.key) and code.key not in keys else ""
            letter = code.letter if len(code.letter) <= LONGEST_LETTER and code.letter not in letters else ""
            codes[code.id] = replace(code, name=_free(code.name, names), key=key, letter=letter)
            keys.add(key)
            letters.add(letter)
    return replace(ours, codes=tuple(codes.values()))


def _free(name: str, taken: dict[str, int]) -> str:
    """The name, numbered when it is taken, which it is from now on; `taken` keeps how far each was counted."""
    name = made = name if name.strip() else "Unnamed"
    while made.casefold() in taken:
        taken[name.casefold()] += 1
        made = f"{name} {taken[name.casefold()]}"
    taken[made.casefold()] = 1
    return made


def _others(facet: Facet, code: Code) -> list[Code]:
    return [other for other in facet.choices() if other.id != code.id]


def _twice(words: Sequence[str], *, fold: bool) -> str:
    """The first word that stands there a second time; empty ones do not count."""
    seen = set[str]()
    for word in filter(None, words):
        key = word.casefold() if fold else word
        if key in seen:
            return word
        seen.add(key)
    return ""
