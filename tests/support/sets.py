"""A coworker's set, on its way into a project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sourcemark.formats.registry import formats
from sourcemark.formats.sets import bundle as codec
from sourcemark.model.bundle import Item
from sourcemark.model.scope import Scope, Wish
from sourcemark.project import Project
from sourcemark.project.merging.merge import Merged
from sourcemark.work.exporting.export import export

FORM = formats()["bundle"]


Come = Callable[[list[Item]], Merged]


def handed_on(project: Project, path: Path, scope: Scope | None = None) -> list[Item]:
    """What a project's bundle holds, written to `path`."""
    export(project, path, Wish(scope=scope or Scope(binned=True)))
    return list(codec.read(path))
