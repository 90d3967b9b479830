"""Wishes kept under a name in the user's profile, for the next export of the same kind."""

from __future__ import annotations

import msgspec

from ...model.errors import Refused
from ...model.scope import Wish
from ..profile import Profile

LONGEST = 80
"""Characters of a name."""


def presets(profile: Profile) -> dict[str, Wish]:
    """All of them by name. What a newer program kept and this one can't read is not among them."""
    profile.renew()
    found = {name: _read(plain) for name, plain in sorted(profile.habits.exports.items())}
    return {name: wish for name, wish in found.items() if wish is not None}


def preset_named(profile: Profile, name: str) -> Wish:
    """The preset of that name. Refused when there is none."""
    known = presets(profile)
    if name not in known:
        there = f"there are {', '.join(known)}" if known else "there is none yet"
        raise Refused(f"There is no preset {name!r}; {there}.")
    return known[name]


def save_preset(profile: Profile, name: str, wish: Wish) -> str:
    """Keep the wish under that name, in place of an earlier one; the name as it is kept. Refused without a name."""
    name = " ".join(name.split())[:LONGEST]
    if not name:
        raise Refused("Give the preset a name first.")
    profile.renew()
    profile.change(exports={**profile.habits.exports, name: msgspec.to_builtins(wish)})
    return name


def drop_preset(profile: Profile, name: str) -> None:
    """Forget it; nothing happens when there is none."""
    profile.renew()
    profile.change(exports={n: kept for n, kept in profile.habits.exports.items() if n != name})


def _read(plain: object) -> Wish | None:
    try:
        return msgspec.convert(plain, Wish)
    except msgspec.ValidationError:
        return None
