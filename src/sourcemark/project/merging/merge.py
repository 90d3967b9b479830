"""Merging a coworker's file: a dry run, and the merging as one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

from msgspec import Struct

from ...model.changes import Changes
from ..project import Project
from . import arriving, taking
from .foreign import copied, naming
from .planning import Planner
from .preview import Preview, preview
from .scratch import aside

Told = Callable[[int, int], object]


class Merged(Struct, frozen=True):
    """What a merging did: nothing when `changes` is empty."""

    changes: Changes
    preview: Preview


def dry_run(
    project: Project, path: Path, *, carry: Mapping[str, str] | None = None, told: Told | None = None
) -> Preview:
    """What merging the file would do; nothing is written. Raises BadFile for a file that can't be trusted.

    `carry` names the coworker's articles whose marks are carried over into another version of ours; None
    takes all that look like one. `told` hears of entities decided on, and of all (0 while unknown).
    """
    with _planned(project, path, carry, told) as (own, planner):
        return preview(own.link, planner, own.user.annotator.id)


def merge(  # noqa: PLR0913 - each may be left out
    project: Project,
    path: Path,
    name: str,
    *,
    carry: Mapping[str, str] | None = None,
    told: Told | None = None,
    ours: bool = False,
) -> Merged:
    """Take in what a coworker's file knows and this project does not, as one step of undo called `name`.

    `ours`: the file was made here of a set that was checked, and lies where nobody else writes.
    What `told` raises takes all of it back. Undoing the step hides it here; it never travels.
    """
    with _planned(project, path, carry, told, ours) as (own, planner):
        seen = preview(own.link, planner, own.user.annotator.id)
        if seen.nothing:
            return Merged(Changes(), seen)
        with own.bulk(name, lasting=True) as op:
            taking.take(own, op, planner, told or _quiet)
        return Merged(op.changes, seen)


@contextmanager
def _planned(
    project: Project, path: Path, carry: Mapping[str, str] | None, told: Told | None, ours: bool = False
) -> Iterator[tuple[Project, Planner]]:
    with nullcontext(path) if ours else copied(path) as copy, naming(path), aside(project, copy) as own:
        arriving.gather(own.link)
        planner = Planner(own.link, foreign=True, carry=carry)
        planner.plan(lambda done: (told or _quiet)(done, 0))
        yield own, planner


def _quiet(done: int, total: int) -> None:
    """Goes on."""
