"""What the codebook's lists show, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...model.codebook import Code, Facet
from ..colours import type_colour


class ValueRow(NamedTuple):
    """A value of a facet in the list."""

    code: Code
    colour: str
    number: int
    """Statements that carry it, or a value merged into it."""
    fate: str
    """Empty, or why it is not offered any more."""


def colour_of(facet: Facet, code: Code) -> str:
    """Its own colour, or that of its place."""
    at = next((i for i, c in enumerate(facet.codes) if c.id == code.id), 0)
    return code.colour or type_colour(at)


def value_rows(facet: Facet, usage: Mapping[str, int]) -> list[ValueRow]:
    """The values in their order; what is merged counts where it was merged into."""
    totals: dict[str, int] = {}
    for code, number in usage.items():
        kept = facet.code(code)
        if kept is not None:
            totals[kept.id] = totals.get(kept.id, 0) + number
    return [
        ValueRow(code, colour_of(facet, code), _number(code, totals, usage), fate(facet, code))
        for code in facet.codes
    ]


def _number(code: Code, totals: Mapping[str, int], usage: Mapping[str, int]) -> int:
    return usage.get(code.id, 0) if code.merged_into else totals.get(code.id, 0)


def fate(facet: Facet, code: Code) -> str:
    """Why a value is not offered any more; empty for one in use."""
    if code.merged_into:
        kept = facet.code(code.id)
        return f"merged into {kept.name if kept else 'another'}"
    return "retired" if code.retired else ""


def statements(number: int) -> str:
    """A number of statements in words."""
    return "1 statement" if number == 1 else f"{number:,} statements"
