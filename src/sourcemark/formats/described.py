"""A statement in plain words: attribute -> values. What all tools get that know attributes, and what is read back."""

from __future__ import annotations

from typing import Final

from ..model.statements import Statement
from .register import Register

NAMES: Final = (
    "source",
    "chain",
    "mode",
    "kind",
    "status",
    "reliability",
    "reliability_reason",
    "credibility",
    "credibility_reason",
    "note",
)
"""Attributes that every set of ours may have, beside the facets of its codebook; `source_type` is one of those."""

Values = dict[str, tuple[str, ...]]


def described(s: Statement, register: Register, *, note: bool = True) -> Values:
    """All that is said of a statement in words; attributes without a value are left out.

    Facets come under `Register.facet`; one that is called like a name of ours gets "facet " in front.
    """
    who, r, c = s.attribution, s.reliability, s.credibility
    found: dict[str, tuple[str, ...]] = {
        facet_name(register, facet): tuple(register.value(facet, code) for code in codes)
        for facet, codes in s.codes.items()
    }
    found["source"] = tuple(dict.fromkeys(register.source(id).name for id in who.sources))
    found["chain"] = tuple(register.source(hop.source).name for hop in s.chain)
    single = {
        "mode": who.mode or "",
        "kind": s.statement_kind,
        "status": s.status,
        "reliability": r.grade if r else "",
        "reliability_reason": r.reason if r else "",
        "credibility": c.grade if c else "",
        "credibility_reason": c.reason if c else "",
        "note": s.note if note else "",
    }
    found |= {name: (value,) for name, value in single.items() if value}
    return {name: values for name, values in found.items() if values}


def facet_name(register: Register, facet: str) -> str:
    """What the facet is called among the attributes of a set."""
    name = register.facet(facet)
    return f"facet {name}" if name in NAMES else name
