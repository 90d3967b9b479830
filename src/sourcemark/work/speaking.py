"""Who is meant by a speaker or a hop of a chain: an entry of the register, or one that is still to be entered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from ..model.codebook import SOURCE_TYPE
from ..model.errors import Refused
from ..model.sources import Source
from ..model.spans import Span
from ..model.statements import Hop, Statement
from ..project import Project

_MERGERS = 100
"""Mergers of one entry into the next that are followed at most."""


class NewHop(NamedTuple):
    """One who passed it on and is not in the register yet."""

    source: Source
    spans: tuple[Span, ...] = ()


Passed = Hop | NewHop


class Cited(NamedTuple):
    """One whose words somebody else reports: in "A reported, citing B" B is the source, A a hop."""

    source: str | Source
    by: tuple[Passed, ...] = ()


class Words(NamedTuple):
    """The words that name the source, and those that link it with what it says; none given: what stands stays."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


def speaker_of(project: Project, source: str | Source, first: Statement) -> tuple[tuple[Source, ...], Source]:
    """What is to be entered, and the entry meant: a new one gets the type of the first statement."""
    if isinstance(source, str):
        return (), standing(project, source)
    _must_have_a_name(source)
    code = first.code(SOURCE_TYPE)
    if not source.types and code:
        source = msgspec.structs.replace(source, types=(code,))
    return (source,), source


def hops_of(project: Project, passed: Sequence[Passed]) -> tuple[tuple[Hop, ...], tuple[Source, ...]]:
    """The hops, and the sources that are to be entered for them."""
    new = tuple(hop.source for hop in passed if isinstance(hop, NewHop))
    for source in new:
        _must_have_a_name(source)
    for hop in passed:
        if isinstance(hop, Hop):
            standing(project, hop.source)
    return tuple(
        Hop(source=hop.source.id, spans=hop.spans) if isinstance(hop, NewHop) else hop for hop in passed
    ), new


def _must_have_a_name(source: Source) -> None:
    if not source.name.strip():
        raise Refused("A source needs a name; an unnamed one gets a description.")


def must_be_another(project: Project, source: str, hops: Sequence[Hop]) -> None:
    """Refused when the source is one of the hops."""
    if without(project, hops, source) != tuple(hops):
        raise Refused("Who says it can't be the one who passes it on.")


def without(project: Project, chain: Sequence[Hop], source: str) -> tuple[Hop, ...]:
    """The chain without the hops of who speaks: nobody passes on their own words."""
    own_id = final(project, source)
    return tuple(hop for hop in chain if final(project, hop.source) != own_id)


def final(project: Project, source: str) -> str:
    """The id of the entry that stands for this one; its own when it is not in the register."""
    found = project.get(Source, source)
    for _ in range(_MERGERS):
        if found is None or found.merged_into is None:
            break
        found = project.get(Source, found.merged_into)
    return found.id if found else source


def standing(project: Project, source: str) -> Source:
    """The entry itself, or that into which it was merged."""
    found = project.get(Source, final(project, source))
    if found is None:
        raise Refused("This source is no longer in the register.")
    return found
