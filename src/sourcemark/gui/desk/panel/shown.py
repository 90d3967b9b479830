"""What the panel shows, as plain values: one statement, or what several have in common."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ....model.sources import Assessment
from ....model.statements import Attribution, Kind, Statement


class Shown(msgspec.Struct, frozen=True):
    """Everything the panel needs; names are looked up already."""

    statement: Statement
    """The one, or what all have in common; where they differ, nothing."""
    kind: Kind | None
    """None when they differ."""
    number: int
    type: str
    """The source type, with merges followed; empty when they differ."""
    type_name: str
    source: str
    detail: str
    """Role and affiliation of the source."""
    newest: Assessment | None
    """The source's newest assessment, from which its reliability is taken by default."""
    hops: tuple[str, ...]
    """Names of those who passed it on."""
    confirmed_by: str
    """The first words of the statement that confirms it."""
    questions: tuple[str, ...]
    locked: str
    """Why it can't be edited here; empty when it can."""
    foreign: bool = False
    """It is another annotator's mark."""


def common(statements: Sequence[Statement]) -> Statement:
    """The first statement, without what is not the same in all of them; of their kinds see `common_kind`."""
    first, *others = statements
    if not others:
        return first
    codes = {facet: v for facet, v in first.codes.items() if all(s.codes.get(facet) == v for s in others)}
    same = {
        field: getattr(first, field)
        for field in ("reliability", "credibility", "note", "chain")
        if all(getattr(s, field) == getattr(first, field) for s in others)
    }
    left_out = {"reliability": None, "credibility": None, "note": "", "chain": ()}
    return msgspec.structs.replace(
        first, codes=codes, attribution=_common_source(statements), **{**left_out, **same}
    )


def common_kind(statements: Sequence[Statement]) -> Kind | None:
    """What kind all of them are of; None when they differ."""
    kinds = {s.statement_kind for s in statements}
    return kinds.pop() if len(kinds) == 1 else None


def _common_source(statements: Sequence[Statement]) -> Attribution:
    who = [s.attribution for s in statements]
    sources, mode = who[0].sources, who[0].mode
    return Attribution(
        sources=sources if all(w.sources == sources for w in who) else (),
        mode=mode if all(w.mode == mode for w in who) else None,
    )
