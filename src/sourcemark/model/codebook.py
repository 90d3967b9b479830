"""The codebook: facets, their values, and how each is told apart by key, letter and colour."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from .entity import Entity, Value
from .ids import Id

CODEBOOK = "codebook"
"""The id of the one codebook of a project."""

SOURCE_TYPE = "source_type"
"""The facet every project has: what sort of source speaks."""

Colour = Annotated[str, Meta(pattern="^#[0-9a-f]{6}$")]


class Code(Value, frozen=True):
    """One value of a facet. Never deleted: retired, or merged into another, so that marks stay."""

    id: Id
    name: str
    definition: str = ""
    example: str = ""
    key: str = ""
    """One character that tags with it, empty for none."""
    letter: str = ""
    """One or two characters shown where colour is not enough."""
    colour: Colour | None = None
    retired: bool = False
    merged_into: Id | None = None


class Facet(Value, frozen=True):
    """One question asked of a statement."""

    id: Id
    name: str
    definition: str = ""
    many: bool = False
    """More than one value may be chosen."""
    retired: bool = False
    codes: tuple[Code, ...] = ()

    def code(self, code: str) -> Code | None:
        """The value itself, with merges followed; None when it is unknown."""
        known = {c.id: c for c in self.codes}
        found = known.get(code)
        for _ in self.codes:
            if found is None or found.merged_into is None:
                break
            found = known.get(found.merged_into)
        return found

    def alike(self, code: str) -> tuple[str, ...]:
        """Ids of the value and of all that were merged into it: what a filter for it must look for."""
        return tuple(dict.fromkeys((code, *(c.id for c in self.codes if self.code(c.id) == self.code(code)))))

    def choices(self) -> tuple[Code, ...]:
        """Values that can be chosen today."""
        return tuple(c for c in self.codes if not c.retired and c.merged_into is None)


class Codebook(Entity, frozen=True, kw_only=True):
    """All facets of a project. Each change makes the next version; older ones are in the history."""

    kind: ClassVar[str] = "codebook"

    name: str
    version: int = 1
    language: str = "en"
    facets: tuple[Facet, ...] = ()

    def facet(self, facet: str) -> Facet | None:
        """The facet of that id."""
        return next((f for f in self.facets if f.id == facet), None)

    @property
    def source_types(self) -> Facet:
        """The facet of source types; empty when the codebook has none."""
        return self.facet(SOURCE_TYPE) or Facet(id=SOURCE_TYPE, name="Source type")
