"""Taking a bundle in: what it holds and the project does not is added, and nothing that stands here is changed."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ..formats.registry import set_format
from ..model.articles import Article
from ..model.changes import Changes
from ..model.entity import Entity
from ..model.people import Annotator
from ..model.sources import Source
from ..model.statements import Statement
from ..project import Project
from .taking import Taker
from .task import Quiet, Task

STEP = 500
"""Objects between two words on progress."""


class Different(Struct, frozen=True):
    """An object that stands here otherwise than in the bundle: ours was kept."""

    kind: str
    id: str
    title: str
    """What a person knows it by, as it stands in the bundle."""


class TakenIn(Struct, frozen=True):
    """What became of a bundle; numbers of objects by kind."""

    changes: Changes
    added: dict[str, int]
    same: dict[str, int]
    different: tuple[Different, ...]

    def __str__(self) -> str:
        """One line for the person who asked."""
        parts = [f"{sum(self.added.values()):,} added", f"{sum(self.same.values()):,} here already"]
        parts += [f"{len(self.different):,} differ and were left as they are here"] if self.different else []
        return ", ".join(parts) + "."


def import_bundle(project: Project, path: Path, task: Task | None = None) -> TakenIn:
    """Add what a bundle holds and the project does not, as one step of undo.

    Raises BadFile, and takes everything back, when the bundle is damaged or contradicts itself.
    """
    form, task = set_format(path), task or Quiet()
    assert form.read is not None
    taker, number = Taker(project, path), 0
    with project.bulk(f"Import bundle {path.name}") as op:
        for number, item in enumerate(form.read(path), 1):
            taker.take(op, item)
            op.pause()
            if number % STEP == 1:
                task.progress(number)
        taker.finish(op)
        task.progress(number, number)
    different = tuple(Different(thing.kind, thing.id, _title(thing)) for thing in taker.different)
    return TakenIn(op.changes, dict(taker.added), dict(taker.same), different)


def _title(thing: Entity) -> str:
    match thing:
        case Article():
            return thing.title
        case Source() | Annotator():
            return thing.name
        case Statement():
            return thing.exact
        case _:
            return ""
