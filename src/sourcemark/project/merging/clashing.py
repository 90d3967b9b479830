"""What several changed at once and nobody has decided yet: looked up anew in the log, whatever was merged since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ...model.entity import Entity
from ...model.kinds import AT_HOME, KINDS
from ...model.parts import differing, parts, unsigned
from ...model.resolving import EXISTENCE, Clash, Version, clashes, latest
from ...model.review import Settlement
from ..project import Project
from ..reading import every
from . import arriving
from .layer import is_decided, open_ones
from .scratch import aside
from .versions import find_void, histories

_SETTLED = "SELECT body FROM main.settlement WHERE entity = ?"
_TOUCH = """INSERT OR IGNORE INTO touched SELECT rank.rank, c.entity FROM main.clash c JOIN rank USING (kind)
  UNION SELECT rank.rank, s.entity FROM main.settlement s JOIN rank ON rank.kind = s.body ->> 'of'"""
_ANY = "SELECT 1 FROM main.clash UNION ALL SELECT 1 FROM main.settlement LIMIT 1"


class Open(Struct, frozen=True):
    """One part of an entity that is to be decided; the first version of the clash prevails until then."""

    kind: str
    entity: str
    clash: Clash
    last: Entity
    """What the entity is, or was last, when it is deleted."""
    settled: tuple[str, ...] = ()
    """Ids of the settlements of this part that stand: whoever decides anew knows of them."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Ids of the operations that clash and of what was decided on them, sorted."""
        return tuple(sorted((*self.settled, *(version.operation for version in self.clash.versions))))


def open_clashes(project: Project) -> list[Open]:
    """All of them, by kind and id. Costs nothing where no merging ever met any. Raises BadFile."""
    if project.link.execute(_ANY).fetchone() is None:
        return []
    with aside(project) as own:
        link = own.link
        arriving.make(link)
        link.execute(_TOUCH)
        find_void(link)
        return [found for rank, kind in _ranks() for found in _of_kind(link, rank, kind)]


def _ranks() -> Iterator[tuple[int, str]]:
    return ((rank, kind) for rank, kind in enumerate(KINDS) if kind not in (*AT_HOME, Settlement.kind))


def _of_kind(link: sqlite3.Connection, rank: int, kind: str) -> Iterator[Open]:
    for history in histories(link, rank, kind, arriving=False):
        last = latest(history.versions)
        if last is None or (history.stands is None and is_decided(last)):
            continue
        settled = [s for s in every(link, Settlement, _SETTLED, (history.entity,)) if s.of == kind]
        apart = {clash.part: clash for clash in _chosen_apart(settled, history.versions)}
        found = {clash.part: clash for clash in clashes(history.versions)}
        for clash in open_ones(last, {**apart, **found}.values()):
            if clash.part in apart or not any(_covers(s, clash, history.versions) for s in settled):
                stand = (s.id for s in _standing(settled) if s.part == clash.part)
                yield Open(kind, history.entity, clash, last, tuple(stand))


def _standing(settled: Sequence[Settlement]) -> list[Settlement]:
    """Those that nobody overruled who knew of them."""
    overruled = {id for settlement in settled for id in settlement.heads}
    return [settlement for settlement in settled if settlement.id not in overruled]


def _chosen_apart(settled: Sequence[Settlement], versions: Sequence[Version]) -> Iterator[Clash]:
    """Parts of which people chose several values without knowledge of each other; what stands comes first."""
    by_part: dict[str, set[str]] = {}
    for settlement in _standing(settled):
        by_part.setdefault(settlement.part, set()).add(settlement.chosen)
    for part, chosen in by_part.items():
        latest_first = versions[::-1]
        sides = _different(part, [v for v in latest_first if v.operation in chosen])
        if len(sides) > 1:
            stands = next(v for v in latest_first if _wrote(v, part))
            yield Clash(part, tuple(_different(part, [stands, *sides])))


def _different(part: str, versions: Iterable[Version]) -> list[Version]:
    """The first of those with the same value."""
    found: list[Version] = []
    for version in versions:
        value = _value(version.became, part)
        if all(_value(other.became, part) != value for other in found):
            found.append(version)
    return found


def _wrote(version: Version, part: str) -> bool:
    return part == EXISTENCE or (
        version.became is not None and part in differing(version.was, version.became)
    )


def _covers(settlement: Settlement, clash: Clash, versions: Sequence[Version]) -> bool:
    """True when the settlement decided the clash, whatever somebody who saw its outcome did since."""
    later = [version for version in clash.versions if version.operation not in settlement.heads]
    if settlement.part != clash.part or len(later) > 1 or len(later) == len(clash.versions):
        return False
    known = [_value(v.became, clash.part) for v in versions if v.operation in settlement.heads]
    return all(v.was is not None and _value(v.was, clash.part) in known for v in later)


def _value(thing: Entity | None, part: str) -> object:
    if part == EXISTENCE:
        return thing is not None
    return unsigned(part, parts(thing).get(part)) if thing is not None else None
