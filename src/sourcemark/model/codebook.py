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

MOST_FACETS, MOST_CODES = 200, 2000
"""Facets of a codebook, and values of a facet."""

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
        found = next((c for c in self.codes if c.id == code), None)
        return found if found is None or found.merged_into is None else self.heirs().get(code)

    def heirs(self) -> dict[Id, Code]:
        """Every value -> the one that stands for it, merges followed; whose heir is unknown is left out.

        Of values that were merged in a ring the one with the smallest id stands for all.
        """
        known = {c.id: c for c in self.codes}
        last: dict[Id, Code | None] = {}
        for code in known:
            path: dict[Id, None] = {}
            at = code
            while at in known and at not in path and at not in last:
                path[at] = None
                at = known[at].merged_into or at
            heir = last[at] if at in last else known.get(_end(tuple(path), at))
            last |= dict.fromkeys(path, heir)
        return {code: heir for code, heir in last.items() if heir is not None}

    def alike(self, code: str) -> tuple[str, ...]:
        """Ids of the value and of all that were merged into it: what a filter for it must look for."""
        heirs = self.heirs()
        heir = heirs.get(code)
        return tuple(dict.fromkeys((code, *(id for id, other in heirs.items() if other is heir))))

    def choices(self) -> tuple[Code, ...]:
        """Values that can be chosen today."""
        return tuple(c for c in self.codes if not c.retired and c.merged_into is None)


def _end(path: tuple[Id, ...], at: Id) -> Id:
    """Where a path ends that leads to `at`: there, or in a ring of which `at` is a part."""
    return min(path[path.index(at) :]) if at in path else at


class Codebook(Entity, frozen=True, kw_only=True):
    """All facets of a project. Each change makes the next version; older ones are in the history."""

    kind: ClassVar[str] = "codebook"

    name: str
    version: int = 1
    language: str = "en"
    facets: tuple[Facet, ...] = ()

    @property
    def too_large(self) -> str:
        """A sentence when it has more facets or values than anybody can choose from; empty when not."""
        if len(self.facets) > MOST_FACETS:
            return f"A codebook has at most {MOST_FACETS:,} facets."
        full = next((f.name for f in self.facets if len(f.codes) > MOST_CODES), None)
        return (
            f"A facet has at most {MOST_CODES:,} values; “{full[:60]}” has more." if full is not None else ""
        )

    def facet(self, facet: str) -> Facet | None:
        """The facet of that id."""
        return next((f for f in self.facets if f.id == facet), None)

    @property
    def source_types(self) -> Facet:
        """The facet of source types; empty when the codebook has none."""
        return self.facet(SOURCE_TYPE) or Facet(id=SOURCE_TYPE, name="Source type")
