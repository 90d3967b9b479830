"""Who has marked what in the open article, as lanes want it: places and types only, at the price of two queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ...model.codebook import SOURCE_TYPE
from ...model.ids import Id
from ...model.review import ADJUDICATED
from ...model.spans import Span
from ...model.statements import Statement
from ...project import Project
from ...project.queries.review import marked_by, seen_in
from ...project.queries.statements import pieces
from ...work.people import Named, is_compared, is_own, may_see, names
from ...work.review.queued import Item
from ..reader.lanes import Lane, LaneMark

Differing = Mapping[Id, tuple[str, ...]]
"""Statement -> the kinds of difference it is in, worst first."""


class Read(Struct, frozen=True):
    """The readings of one article. Nobody and nothing where one may not see it yet."""

    people: tuple[Id, ...] = ()
    """Who has seen it: oneself first, then by name. Their order gives each a number."""
    marks: dict[Id, list[LaneMark]] = {}
    """Annotator -> statements, in the order of their places; the adjudicated layer too."""
    owners: dict[Id, Id] = {}
    """Statement -> annotator."""
    hidden: bool = False
    whole: bool = True
    """False while only what is near the place one reads at is known."""

    @property
    def size(self) -> int:
        """Statements of annotators."""
        return sum(len(self.marks.get(who, ())) for who in self.people)

    def number(self, annotator: Id) -> int:
        """By which key a reading is taken, from 1; 0 for nobody's."""
        return self.people.index(annotator) + 1 if annotator in self.people else 0


def ranked(project: Project, named: Named, people: Iterable[Id]) -> list[Id]:
    """In which order people stand everywhere in the room: oneself first, the others by the names they are shown by."""
    return sorted(people, key=lambda who: (not is_own(project, who), named(who), who))


def read(project: Project, article: Id, near: Span | None = None) -> Read:
    """The readings of an article as they are in the file now; `near` a place only, so that it is painted at once."""
    if not may_see(project, article):
        return Read(hidden=True)
    apart = pieces(project.link, article)
    marks: dict[Id, list[LaneMark]] = {}
    owners: dict[Id, Id] = {}
    for start, end, id, code, who in marked_by(project.link, article, near):
        marks.setdefault(who, []).append(LaneMark(id, apart.get(id) or (Span(start, end),), code))
        owners[id] = who
    seen = filter(is_compared, {*seen_in(project.link, article), *marks} - {ADJUDICATED.id})
    return Read(tuple(ranked(project, names(project), seen)), marks, owners, whole=near is None)


Renewed = Mapping[Id, tuple[list[LaneMark], list[Id]]]
"""Annotator -> marks that are new or other than before, and those that are gone."""


def renew(known: Read, project: Project, ids: Iterable[Id]) -> Renewed | None:
    """Bring these statements of the article up to date in `known`; None where all must be read anew."""
    told: dict[Id, tuple[list[LaneMark], list[Id]]] = {}
    for id in dict.fromkeys(ids):
        s = project.get(Statement, id)
        who = known.owners.pop(id, "") or (s.annotator if s else "")
        if who not in known.people and who != ADJUDICATED.id:
            return None
        changed, removed = told.setdefault(who, ([], []))
        if s is None:
            removed.append(id)
        else:
            known.owners[id] = who
            changed.append(LaneMark(id, s.spans, s.code(SOURCE_TYPE) or ""))
    for who, (changed, removed) in told.items():
        gone = {*removed, *(mark.id for mark in changed)}
        kept = [mark for mark in known.marks.get(who, ()) if mark.id not in gone]
        known.marks[who] = sorted([*kept, *changed], key=lambda mark: mark.spans)
    return told


def differing(items: Iterable[Item]) -> dict[Id, tuple[str, ...]]:
    """In what each statement differs from others' readings."""
    found: dict[Id, dict[str, None]] = {}
    for item in items:
        for difference in item.group.differences:
            for id in difference.statements:
                if id is not None:
                    found.setdefault(id, {})[difference.kind] = None
    return {id: tuple(kinds) for id, kinds in found.items()}


def lanes(known: Read, titles: Mapping[Id, str], differ: Differing) -> list[Lane]:
    """A lane for everybody, numbered, and one for what stands."""
    made = [
        Lane(who, str(number), titles[who], _told(known.marks.get(who, ()), differ))
        for number, who in enumerate(known.people, 1)
    ]
    stands = known.marks.get(ADJUDICATED.id, ())
    return [*made, Lane(ADJUDICATED.id, "✓", titles[ADJUDICATED.id], stands, adjudicated=True)]


def _told(marks: Iterable[LaneMark], differ: Differing) -> list[LaneMark]:
    if not differ:
        return list(marks)
    return [mark._replace(differs=differ[mark.id]) if mark.id in differ else mark for mark in marks]
