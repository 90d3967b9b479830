"""A statement and an article in plain words: what all tools get that know attributes, and what is read back."""

from __future__ import annotations

from typing import Final, get_args

from ..model.articles import Article
from ..model.scales import CREDIBILITY, RELIABILITY
from ..model.statements import Kind, Mode, Statement, Status
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

SCALES: Final[dict[str, tuple[str, ...]]] = {
    "mode": get_args(Mode),
    "kind": get_args(Kind),
    "status": get_args(Status),
    "reliability": tuple(RELIABILITY),
    "credibility": tuple(CREDIBILITY),
}
"""Attributes whose values are the same in every set of ours."""

ABOUT: Final[tuple[str, ...]] = ("outlet", "byline", "section", "published", "url", "language", "handling")
"""Fields of an article that are carried beside its title and its text."""

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


def about(article: Article) -> dict[str, str]:
    """What is known of an article, but its title; fields that are empty are left out."""
    return {field: value for field in ABOUT if (value := getattr(article, field))}


def facet_name(register: Register, facet: str) -> str:
    """What the facet is called among the attributes of a set."""
    name = register.facet(facet)
    return f"facet {name}" if name in NAMES else name
