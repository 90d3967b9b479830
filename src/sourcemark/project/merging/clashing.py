"""What several changed at once and nobody has decided yet: looked up anew in the log, whatever was merged since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...model.entity import Entity
from ...model.kinds import AT_HOME, KINDS
from ...model.parts import parts
from ...model.resolving import Clash, Version, clashes, latest
from ...model.review import Settlement
from ..project import Project
from ..reading import every
from . import arriving
from .layer import is_decided, open_ones
from .scratch import aside
from .versions import find_void, histories

_SETTLED = "SELECT body FROM main.settlement WHERE entity = ?"
_TOUCH = "INSERT INTO touched SELECT rank.rank, c.entity FROM main.clash c JOIN rank USING (kind)"


class Open(Struct, frozen=True):
    """One part of an entity that is to be decided; the first version of the clash prevails until then."""

    kind: str
    entity: str
    clash: Clash
    last: Entity
    """What the entity is, or was last, when it is deleted."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Ids of the operations that clash, sorted."""
        return tuple(sorted(version.operation for version in self.clash.versions))


def open_clashes(project: Project) -> list[Open]:
    """All of them, by kind and id. Costs nothing where no merging ever met any. Raises BadFile."""
    if project.link.execute("SELECT 1 FROM main.clash LIMIT 1").fetchone() is None:
        return []
    with aside(project) as own:
        link = own.link
        arriving.make(link)
        link.execute(_TOUCH)
        find_void(link)
        return [found for rank, kind in _ranks() for found in _of_kind(link, rank, kind)]


def _ranks() -> Iterator[tuple[int, str]]:
    return ((rank, kind) for rank, kind in enumerate(KINDS) if kind not in AT_HOME)


def _of_kind(link: sqlite3.Connection, rank: int, kind: str) -> Iterator[Open]:
    for history in histories(link, rank, kind, arriving=False):
        last = latest(history.versions)
        if last is None or (history.stands is None and is_decided(last)):
            continue
        settled = [s for s in every(link, Settlement, _SETTLED, (history.entity,)) if s.of == kind]
        for clash in open_ones(last, clashes(history.versions)):
            if not any(_covers(s, clash, history.versions) for s in settled):
                yield Open(kind, history.entity, clash, last)


def _covers(settlement: Settlement, clash: Clash, versions: Sequence[Version]) -> bool:
    """True when the settlement decided the clash, whatever somebody who saw its outcome did since."""
    later = [version for version in clash.versions if version.operation not in settlement.heads]
    if settlement.part != clash.part or len(later) > 1 or len(later) == len(clash.versions):
        return False
    known = [_value(v.became, clash.part) for v in versions if v.operation in settlement.heads]
    return all(v.was is not None and _value(v.was, clash.part) in known for v in later)


def _value(thing: Entity | None, part: str) -> object:
    return parts(thing).get(part) if thing is not None else None
