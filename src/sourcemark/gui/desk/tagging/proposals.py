"""Proposed speakers as choices: an entry of the register, a new one, or a placeholder for one not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...widgets.choice import Choice
from ..choices import NEW, UNNAMED
from ..known import Known

if TYPE_CHECKING:
    from ....model.speakers import Proposed


def as_choice(proposed: Proposed, known: Known) -> Choice:
    """What taking the proposal means."""
    if proposed.source is not None:
        newest = known.newest(proposed.source)
        detail = proposed.role or _role(known, proposed.source)
        return Choice(
            proposed.source,
            known.name(proposed.source),
            " · ".join(part for part in (newest.grade if newest else "", detail) if part),
        )
    if is_named(proposed.name):
        return Choice(NEW + proposed.name, proposed.name, f"{proposed.role or 'new source'}")
    return Choice(UNNAMED + proposed.name, proposed.name, "unnamed: a numbered placeholder")


def is_named(name: str) -> bool:
    """A name, not a description: some word begins with a capital, or the script has none."""
    if not any(c.isupper() or c.islower() for c in name):
        return True
    return any(word[:1].isupper() for word in name.split())


def _role(known: Known, source: str) -> str:
    found = known.source(source)
    return found.standing if found else ""
