"""Cases as voices: those of ours, and those of others in whose name passages speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast, get_args

from ....model.sources import Anonymity, SourceKind
from ...tagged import Voice
from .about import BETWEEN, case_guid
from .found import Case, Found
from .names import field


def voices(found: Found) -> Iterator[Voice]:
    """A voice for each case that speaks; the others are counted among what is left."""
    for case in found.cases:
        if case.name and (case.selections or case.guid == case_guid(case.name)):
            yield _voice(case, {field(found.variables.get(id, "")): said for id, said in case.variables})
        elif case.guid != case_guid(case.name):
            found.left["cases that no passage belongs to"] += 1


def speakers(found: Found) -> dict[str, tuple[str, ...]]:
    """Selection -> names of the cases that it belongs to."""
    speaking: dict[str, tuple[str, ...]] = {}
    for case in found.cases:
        for selection in dict.fromkeys(case.selections):
            speaking[selection] = (*speaking.get(selection, ()), case.name)
    return speaking


def _voice(case: Case, said: dict[str, str]) -> Voice:
    return Voice(
        name=case.name,
        source_kind=cast(SourceKind, _one_of(SourceKind, said.get("source_kind", ""), "person")),
        types=_several(said.get("types", "")),
        anonymity=cast(Anonymity, _one_of(Anonymity, said.get("anonymity", ""), "named")),
        aliases=_several(said.get("aliases", "")),
        affiliation=said.get("affiliation", ""),
        role=said.get("role", ""),
        note=said.get("note", ""),
    )


def _one_of(known: Any, said: str, instead: str) -> str:
    return said if said in get_args(known) else instead


def _several(said: str) -> tuple[str, ...]:
    return tuple(part for part in said.split(BETWEEN) if part)
