"""Where annotators differ, and how much it matters: what a reviewer decides on.

Severity, from the worst: only one has it (5 to 6: less where the other has something that overlaps), other type (4),
other source (3), other span (2 to 3: one minus intersection over union), other grade (1.2 to 1.8: a fifth for each
step from A to E or 1 to 5; 1.5 when one says that it can't be judged; 1.1 when one gave no grade), other facets (0.5).
Who has not seen an article takes no part in it. Notes and reasons are no differences.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from ..model.ids import Id, id_of
from ..model.statements import Statement

Kind = Literal[
    "only one", "other type", "other source", "other span", "judged or not", "other grade", "other facet"
]
"""In the order of severity; "judged or not": one gives a grade where the other says F or 6."""
KINDS: tuple[Kind, ...] = (
    *("only one", "other type", "other source", "other span"),
    *("judged or not", "other grade", "other facet"),
)


class Difference(Struct, frozen=True, kw_only=True, gc=False):
    """One thing in which two annotators differ. For "only one", one of the statements is None."""

    kind: Kind
    article: Id
    annotators: tuple[Id, Id]
    statements: tuple[Id | None, Id | None]
    overlap: float
    """Intersection over union of the two; for "only one" that with the other's nearest statement, or 0."""
    severity: float
    facets: tuple[Id, ...]
    """What it is about: facets of the codebook, or `source`, `reliability`, `spans`, `chain` …"""

    @property
    def key(self) -> str:
        """The same for the same difference between the same statements."""
        return id_of(self.kind, *self.facets, *sorted(s for s in self.statements if s))


class Group(Struct, frozen=True, kw_only=True, gc=False):
    """What is taken for one statement of several annotators, with all in which they differ."""

    article: Id
    annotators: tuple[Id, ...]
    """Who has seen the article, in the order of the comparison."""
    statements: tuple[Statement | None, ...]
    """What each of them marked here."""
    differences: tuple[Difference, ...]
    """Worst first."""
    overlapping: tuple[Id, ...]
    """Statements of others that overlap one of these without belonging to them."""

    @property
    def key(self) -> str:
        """The same for the same statements."""
        return id_of(*sorted(statement.id for statement in self.statements if statement))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Each kind of difference once, worst first."""
        return tuple(dict.fromkeys(difference.kind for difference in self.differences))

    @property
    def severity(self) -> float:
        """That of the worst difference; 0 without any."""
        return self.differences[0].severity if self.differences else 0.0

    @property
    def agreed(self) -> bool:
        """True where two or more have it alike; False, too, where nobody else has seen the article."""
        return not self.differences and len(self.annotators) > 1

    def of(self, annotator: Id) -> Statement | None:
        """What that annotator marked here; None for one who has not seen the article, too."""
        found = dict(zip(self.annotators, self.statements, strict=True))
        return found.get(annotator)
