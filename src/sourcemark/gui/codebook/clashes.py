"""Why a key or a letter can't be given to a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sourcemark.gui.actions import ACTIONS, overlaps
from sourcemark.gui.keys import keys_of
from sourcemark.model.codebook import SOURCE_TYPE, Code, Facet
from sourcemark.model.fresh_code import is_key

READER = "desk/reader"


def key_clash(facet: Facet, code: Code, key: str, chosen: Mapping[str, Sequence[str]]) -> str:
    """A sentence that says why `key` can't be the value's; empty when it can. `chosen` are a person's own keys."""
    if not key:
        return ""
    if not is_key(key):
        return "A key is one Latin letter or digit."
    other = next((c for c in facet.choices() if c.key == key and c.id != code.id), None)
    if other is not None:
        return f"“{key}” is the key of {other.name}."
    if facet.id != SOURCE_TYPE:
        return ""
    taken = (a for a in ACTIONS if overlaps(a.place, READER) and key.upper() in keys_of(a.id, chosen))
    action = next(taken, None)
    return f"“{key}” is taken in the reader: {action.title}." if action else ""


def letter_clash(facet: Facet, code: Code, letter: str) -> str:
    """A sentence that says why `letter` can't be the value's; empty when it can."""
    if len(letter) > 2:
        return "A letter is one character, or two."
    other = next((c for c in facet.choices() if letter and c.letter == letter and c.id != code.id), None)
    return f"“{letter}” is the letter of {other.name}." if other else ""


def name_clash(facet: Facet, code: Code, name: str) -> str:
    """A sentence that says why `name` can't be the value's; empty when it can."""
    if not name:
        return "A value needs a name."
    same = (c for c in facet.choices() if c.name.casefold() == name.casefold() and c.id != code.id)
    return f"There is a value “{name}” already." if next(same, None) else ""
