"""Proposed speakers as choices: an entry of the register, a new one, or a placeholder for one not named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...widgets.choice import Choice
from ..choices import NEW, NONE, UNNAMED
from ..known import Known

if TYPE_CHECKING:
    from ....suggest.speech.speakers import ProposedSpeaker


def as_choice(proposed: ProposedSpeaker, known: Known) -> Choice:
    """What taking the proposal means."""
    if not proposed.name:
        return Choice(NONE, "No source named here", "Enter leaves it so")
    if proposed.source is not None:
        newest = known.newest(proposed.source)
        detail = proposed.role or _role(known, proposed.source)
        return Choice(
            proposed.source,
            known.name(proposed.source),
            " · ".join(part for part in (newest.grade if newest else "", detail) if part) + _by(proposed),
        )
    begin, detail = (NEW, "new source") if proposed.named else (UNNAMED, "unnamed: a numbered placeholder")
    said = (proposed.role if proposed.named else "") or detail
    return Choice(begin + proposed.name, proposed.name, said + _by(proposed))


def _by(proposed: ProposedSpeaker) -> str:
    """Who reported it, when this one is only cited."""
    return f" · reported by {proposed.passed_on.name}" if proposed.passed_on else ""


def _role(known: Known, source: str) -> str:
    found = known.source(source)
    return found.standing if found else ""
