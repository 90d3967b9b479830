"""Merging a coworker's file: a dry run, and the merging as one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from ...model.changes import Changes
from ..project import Project
from . import arriving, taking
from .foreign import attached, copied, naming
from .planning import Planner
from .preview import Preview, preview
from .scratch import temporary, writable

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
    with _planned(project, path, carry, told) as planner:
        return preview(project.link, planner)


def merge(
    project: Project,
    path: Path,
    name: str,
    *,
    carry: Mapping[str, str] | None = None,
    told: Told | None = None,
) -> Merged:
    """Take in what a coworker's file knows and this project does not, as one step of undo called `name`.

    What `told` raises takes all of it back. Undoing the step hides it here; it never travels.
    """
    with _planned(project, path, carry, told) as planner:
        seen = preview(project.link, planner)
        if seen.nothing:
            return Merged(Changes(), seen)
        with project.bulk(name) as op:
            op.lasting = True
            taking.take(project, op, planner, told or _quiet)
        return Merged(op.changes, seen)


@contextmanager
def _planned(
    project: Project, path: Path, carry: Mapping[str, str] | None, told: Told | None
) -> Iterator[Planner]:
    link = project.link
    with copied(path) as copy, writable(link), naming(path), attached(link, copy), temporary(link):
        arriving.gather(link)
        planner = Planner(link, foreign=True, carry=carry)
        planner.plan(lambda done: (told or _quiet)(done, 0))
        yield planner


def _quiet(done: int, total: int) -> None:
    """Goes on."""
