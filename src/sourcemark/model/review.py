"""Review: what is decided between annotators, what is said about it, and who may see what meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from .entity import Entity, Value
from .ids import Id, id_of
from .people import Annotator

ADJUDICATED = Annotator(id="adjudicated", name="Adjudicated")
"""The layer of what was decided: in lists and exports an annotator of its own, the same in every project."""

Cause = Literal["ambiguous text", "codebook gap", "slip", "real difference"]
Outcome = Literal["taken", "both", "neither", "edited"]
"""One reading stands, several stand beside each other, none does, or one that the reviewer changed."""


Proposing = Literal["as each likes", "the same for all", "none"]
"""What the program proposes to those who work blind: as each sets it, the same to everybody, or nothing."""


class Considered(Value, frozen=True):
    """A statement as it was when it was decided on."""

    statement: Id
    annotator: Id
    mark: str
    """`fingerprint` of the statement: another one now means that it was changed since."""


class Result(Value, frozen=True):
    """A statement of the adjudicated layer, and whose reading it is."""

    statement: Id
    origins: Annotated[tuple[Id, ...], Meta(min_length=1)]
    """The annotators' statements that it was made from, the one whose values it has first."""
    mark: str
    """`fingerprint` of the statement as it was decided: only what was to be edited may differ from it."""


class Decision(Entity, frozen=True, kw_only=True):
    """What a reviewer decided on one difference, or on what all agree on.

    What stands by it is what it names in `results`: no other statement of the adjudicated layer stands.
    """

    kind: ClassVar[str] = "decision"
    groups: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("considered", "outcome", "results", "cause", "reason", "annotator", "at"),
    )

    article: Id
    annotator: Id
    """The reviewer."""
    at: datetime
    considered: tuple[Considered, ...]
    outcome: Outcome
    results: tuple[Result, ...] = ()
    cause: Cause | None = None
    reason: str = ""


def decision_id(considered: Iterable[Id]) -> Id:
    """The id of a decision on these statements: of two reviewers who decide on the same there is one decision."""
    return id_of(Decision.kind, *sorted(considered))


def result_id(decision: Id, outcome: Outcome, of: Id, mark: str) -> Id:
    """The id of what stands by a decision: alike where two let stand the same; what is edited is never what is not."""
    return id_of(decision, "edited" if outcome == "edited" else "", of, mark)


class Comment(Entity, frozen=True, kw_only=True):
    """A word on a statement, or on the statements of a difference; those on the same ones make a thread."""

    kind: ClassVar[str] = "comment"

    article: Id
    about: Annotated[tuple[Id, ...], Meta(min_length=1)]
    """Ids of statements, sorted."""
    annotator: Id
    at: datetime
    text: str


class Settlement(Entity, frozen=True, kw_only=True):
    """A clash of concurrent changes that somebody has decided: it is listed no more.

    It never clashes itself. Of several that did not know of each other all must have chosen the same value, or
    the clash is open again.
    """

    kind: ClassVar[str] = "settlement"
    groups: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("of", "entity", "part", "heads", "chosen", "annotator", "at"),
    )

    of: str
    """Kind of the entity."""
    entity: Id
    part: str
    heads: tuple[Id, ...]
    """Ids of the operations that clashed, with those of settlements of this part that it overrules, sorted.

    An operation that comes later opens the clash again.
    """
    chosen: Id = ""
    """The operation of which the value is to stand; empty in files of before this was kept."""
    annotator: Id
    at: datetime


class Arrangement(Entity, frozen=True, kw_only=True):
    """How this copy of the project is worked in. It stays in this file: no merge and no bundle carries it."""

    kind: ClassVar[str] = "arrangement"

    blind: bool = False
    """Others' marks in an article are hidden until one's own are submitted."""
    nameless: bool = False
    """The reviewer sees "Annotator 1", "Annotator 2" instead of names."""
    made_for: str = ""
    """Who it was handed out to."""
    made_by: str = ""
    proposals: Proposing = "as each likes"


ARRANGEMENT = "arrangement"
"""The id of the one arrangement of a project."""
