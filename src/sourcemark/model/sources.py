"""Sources: who speaks, kept once per project, and what they are thought to be worth."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from .entity import Entity
from .ids import Id
from .scales import Reliability

SourceKind = Literal["person", "organisation", "group", "document", "dataset", "account"]
Anonymity = Literal["named", "partly named", "unnamed"]


class Source(Entity, frozen=True, kw_only=True):
    """A person, organisation, group, document, dataset or account that speaks."""

    kind: ClassVar[str] = "source"
    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("name", "aliases"), ("affiliation", "role", "former"))

    name: str
    source_kind: SourceKind = "person"
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    role: str = ""
    former: bool = False
    """The role is a past one."""
    types: tuple[Id, ...] = ()
    """Codebook values of the facet `source_type`: the main one first."""
    anonymity: Anonymity = "named"
    access: str = ""
    """What the source is in a position to know."""
    motive: str = ""
    note: str = ""
    merged_into: Id | None = None
    """Set when this entry turned out to be the same as another, which then stands for both."""

    @property
    def office(self) -> str:
        """The role, with a word when it is a past one."""
        return f"former {self.role}" if self.former and self.role else self.role

    @property
    def standing(self) -> str:
        """Role and affiliation, as far as they are known."""
        return ", ".join(part for part in (self.office, self.affiliation) if part)


class Assessment(Entity, frozen=True, kw_only=True):
    """A dated judgement of a source's reliability. The newest stands as default for new statements."""

    kind: ClassVar[str] = "assessment"
    groups: ClassVar[tuple[tuple[str, ...], ...]] = (("grade", "reason"),)

    source: Id
    annotator: Id
    grade: Reliability
    reason: str = ""
    at: datetime
