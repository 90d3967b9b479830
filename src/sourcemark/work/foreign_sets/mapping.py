"""The table by which the words of another tool become ours. Light: the profile keeps one for each format."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

OUT: Final = "-"
"""An attribute or a value that is left out."""
NEW: Final = "+"
"""A new facet, value or annotator, called as the set calls it."""
ME: Final = "@"
"""Whoever brings the set in."""
FACET: Final = "facet:"
"""Stands before the id of a facet of our codebook."""
TARGETS: Final = {
    "source": "who says it",
    "chain": "who passed it on",
    "mode": "mode: direct, indirect, mixed",
    "kind": "kind: statement or attitude",
    "status": "status: draft or submitted",
    "reliability": "reliability of the source, A–F",
    "reliability_reason": "reason of the reliability",
    "credibility": "credibility of the information, 1–6",
    "credibility_reason": "reason of the credibility",
    "note": "note",
}
"""What an attribute can become beside a facet, with the words for it."""
NOBODY: Final = ""
"""The person of marks that name none."""
REMEMBERED: Final = 400
"""Entries of each table that are kept for next time."""


class Mapping(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What becomes of attributes, of their values, and of people. What is not in it is guessed."""

    attributes: dict[str, str] = {}
    """Attribute -> a key of `TARGETS`, `FACET` and an id, `NEW` or `OUT`."""
    values: dict[str, dict[str, str]] = {}
    """Attribute -> value -> id of ours, `NEW` or `OUT`."""
    people: dict[str, str] = {}
    """Name of a person in the set -> id of an annotator, `NEW` or `ME`."""

    def over(self, other: Mapping) -> Mapping:
        """This, and of `other` what this says nothing of."""
        names = {**other.values, **self.values}
        return Mapping(
            attributes={**other.attributes, **self.attributes},
            values={name: {**other.values.get(name, {}), **self.values.get(name, {})} for name in names},
            people={**other.people, **self.people},
        )

    def beyond(self, other: Mapping) -> Mapping:
        """What this says otherwise than `other`: what a person chose."""
        values = {name: _beyond(told, other.values.get(name, {})) for name, told in self.values.items()}
        return Mapping(
            attributes=_beyond(self.attributes, other.attributes),
            values={name: told for name, told in values.items() if told},
            people=_beyond(self.people, other.people),
        )

    def shortened(self) -> Mapping:
        """The newest entries, as many as are kept."""
        values: dict[str, dict[str, str]] = {}
        room = REMEMBERED
        for name, told in reversed(self.values.items()):
            if kept := dict(list(told.items())[-room:]) if room else {}:
                values[name] = kept
                room -= len(kept)
        return Mapping(
            attributes=_newest(self.attributes),
            values=dict(reversed(values.items())),
            people=_newest(self.people),
        )


def _beyond(told: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if other.get(name) != value}


def _newest(told: dict[str, str]) -> dict[str, str]:
    return dict(list(told.items())[-REMEMBERED:])
