"""A new value of a facet, with a letter and a key that are still free."""

from __future__ import annotations

import unicodedata

from .codebook import SOURCE_TYPE, Code, Facet
from .ids import new_id


def fresh_code(facet: Facet, name: str) -> Code:
    """A value of that name. Letter and key are taken from the name, if one of its letters is free."""
    letters = {code.letter.casefold() for code in facet.codes}
    keys = {code.key for code in facet.choices()}
    own = [c for c in dict.fromkeys(name.casefold()) if c.isalnum() and len(c.upper()) == 1]
    letter = next((c.upper() for c in own if c not in letters), "")
    key = next((c for c in own if is_key(c) and c not in keys), "") if facet.id == SOURCE_TYPE else ""
    return Code(id=new_id(), name=name, letter=letter, key=key)


def is_key(character: str) -> bool:
    """True for what can be a value's key: one Latin letter in lower case, or a digit."""
    if len(character) != 1 or not character.isalnum() or character != character.lower():
        return False
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN ")
