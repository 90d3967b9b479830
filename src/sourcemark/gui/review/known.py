"""What the room asks for again and again: names of people and sources, values of the codebook, how a type looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, SignalInstance

from ...analysis.differences import Group
from ...model.changes import Changes
from ...model.codebook import SOURCE_TYPE, Code, Codebook
from ...model.people import Annotator
from ...model.review import ADJUDICATED
from ...model.scales import CREDIBILITY, RELIABILITY
from ...model.sources import Source
from ...model.statements import Statement
from ...project import Project
from ...work.marks import codebook_of
from ...work.people import Named, names
from ..colours import type_colour, type_underline
from ..reader import MarkStyle
from .read import ranked

NAMES = {
    "spans": "Words",
    SOURCE_TYPE: "Type",
    "source": "Source",
    "reliability": "Reliability",
    "credibility": "Credibility",
    "mode": "Mode",
    "statement_kind": "Kind",
    "chain": "Passed on by",
}
"""What is compared -> what it is called here, in the order in which one decides it."""
NOTHING = "–"


class Known(QObject):
    """Answers from memory; forgets what a change touches."""

    forgot = Signal()
    """Names or values read otherwise now."""

    def __init__(self, project: Project, changed: SignalInstance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._sources: dict[str, str] = {}
        self._named: Named | None = None
        self._book: Codebook | None = None
        self._ways: dict[str, Callable[[Statement], str | None]] = {
            "spans": lambda s: s.exact,
            "source": lambda s: ", ".join(map(self.source, s.attribution.sources)) or "no source",
            "chain": lambda s: " → ".join(self.source(hop.source) for hop in s.chain),
            "mode": lambda s: s.attribution.mode,
            "statement_kind": lambda s: s.statement_kind,
            "reliability": lambda s: _graded(s.reliability.grade if s.reliability else "", RELIABILITY),
            "credibility": lambda s: _graded(s.credibility.grade if s.credibility else "", CREDIBILITY),
        }
        changed.connect(self._changed)

    @property
    def book(self) -> Codebook:
        """The codebook in force."""
        if self._book is None:
            self._book = codebook_of(self._project)
        return self._book

    def person(self, annotator: str) -> str:
        """What an annotator is called, as the reviewer may see it."""
        if annotator == ADJUDICATED.id:
            return ADJUDICATED.name
        if self._named is None:
            self._named = names(self._project)
        return self._named(annotator)

    def in_order(self, group: Group) -> list[tuple[str, Statement | None]]:
        """Who has seen it, with what each marked, as their numbers follow each other."""
        return [(who, group.of(who)) for who in ranked(self._project, self.person, group.annotators)]

    def source(self, id: str) -> str:
        """What a source is called today: mergers are followed."""
        if id not in self._sources:
            found = self._project.get(Source, id)
            for _ in range(16):
                if found is None or found.merged_into is None:
                    break
                found = self._project.get(Source, found.merged_into)
            self._sources[id] = found.name if found else "A source no longer in the register"
        return self._sources[id]

    def facet(self, facet: str) -> str:
        """What a facet is called."""
        found = self.book.facet(facet)
        return NAMES.get(facet) or (found.name if found else facet)

    def code(self, facet: str, code: str) -> Code | None:
        """A value of a facet, with mergers followed."""
        found = self.book.facet(facet)
        return found.code(code) if found else None

    def type_of(self, statement: Statement) -> Code | None:
        """The source type of a statement."""
        return self.book.source_types.code(statement.code(SOURCE_TYPE) or "")

    def said(self, facet: str, s: Statement) -> str:
        """What a statement says for one facet, in words; `NOTHING` where it says nothing."""
        say = self._ways.get(facet)
        if say is not None:
            return say(s) or NOTHING
        codes = (self.code(facet, code) for code in s.codes.get(facet, ()))
        return ", ".join(dict.fromkeys(code.name for code in codes if code)) or NOTHING

    def briefly(self, facet: str, s: Statement) -> str:
        """The same, as short as the queue wants it."""
        if facet == "reliability":
            return s.reliability.grade if s.reliability else NOTHING
        if facet == "credibility":
            return s.credibility.grade if s.credibility else NOTHING
        return self.said(facet, s)

    def styles(self) -> dict[str, MarkStyle]:
        """How each source type looks: colour, letter and underline."""
        found: dict[str, MarkStyle] = {}
        types = self.book.source_types
        for index, code in enumerate(types.codes):
            found[code.id] = MarkStyle(code.colour or type_colour(index), code.letter, type_underline(index))
        for id, kept in types.heirs().items():
            found[id] = found[kept.id]
        return found

    def _changed(self, changes: Changes) -> None:
        kinds = [
            kind for kind in (Annotator, Source, Codebook) if {*changes.of(kind.kind)} - {ADJUDICATED.id}
        ]
        if Annotator in kinds:
            self._named = None
        if Source in kinds:
            self._sources.clear()
        if Codebook in kinds:
            self._book = None
        if kinds:
            self.forgot.emit()


def _graded(grade: str | None, scale: Mapping[str, str]) -> str:
    """The grade with what it means."""
    return f"{grade}  {scale[grade]}" if grade else ""
