"""Why a key can't be given to a value: another value has it, or the reader needs it for something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...model import telling_apart
from ...model.codebook import SOURCE_TYPE, Code, Facet
from ..actions import ACTIONS, overlaps
from ..keys import keys_of

READER = "desk/reader"


def key_clash(facet: Facet, code: Code, key: str, chosen: Mapping[str, Sequence[str]]) -> str:
    """A sentence that says why `key` can't be the value's; empty when it can. `chosen` are a person's own keys."""
    if (why := telling_apart.key_clash(facet, code, key)) or not key or facet.id != SOURCE_TYPE:
        return why
    taken = (a for a in ACTIONS if overlaps(a.place, READER) and key.upper() in keys_of(a.id, chosen))
    action = next(taken, None)
    return f"“{key}” is taken in the reader: {action.title}." if action else ""
