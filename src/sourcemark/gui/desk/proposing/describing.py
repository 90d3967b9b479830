"""What a proposal says, in words: as it would stand in the panel if it were taken."""

from __future__ import annotations

from typing import NamedTuple

from ....model.direction import isolated
from ....model.proposals import Proposal, ProposedSource
from ....model.words import cut
from ..known import Known

LONGEST = 80
"""Code points of a name that are shown."""
TIERS = {"sure": "sure", "check": "to be checked"}


class Described(NamedTuple):
    """The parts of a line."""

    source: str
    """As it would be entered."""
    type: str
    """Name of the source type; empty where none fits."""
    detail: str
    """How sure it is, mode, kind, and who passes it on."""

    @property
    def words(self) -> str:
        """All of it, for the ear."""
        return ", ".join(part for part in (self.type, self.source, self.detail.replace(" · ", ", ")) if part)


def describe(proposal: Proposal, text: str, known: Known, mended: bool = False) -> Described:
    """In the words of the codebook and of the text."""
    code = known.type_of(proposal.source.types[0]) if proposal.source.types else None
    by = [f"through {isolated(named(hop, text))}" for hop in proposal.chain]
    detail = ("ends moved" if mended else TIERS[proposal.tier], proposal.mode, proposal.statement_kind, *by)
    return Described(named(proposal.source, text), code.name if code else "", " · ".join(detail))


def named(source: ProposedSource, text: str) -> str:
    """What it would be called: its entry, else whom the fullest words of the text name."""
    if source.name:
        return cut(source.name, LONGEST)
    from ....suggest.speech.noun_phrases import people_in

    spans = [span for span in (source.fullest, *source.spans) if span is not None]
    people = next((found for span in spans if (found := people_in(text, span))), [])
    names = (one.name if one.named else f"{one.name} (unnamed)" for one in people)
    said = f"“{text[spans[0].start : spans[0].end]}” (nobody named)" if spans else "No source named"
    return cut(" ".join((", ".join(names) or said).split()), LONGEST)
