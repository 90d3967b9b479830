"""Which files an import means: those named, and what lies in the folders named. Nothing is left out silently."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from ..formats.inputs import Wanted
from ..formats.registry import readable, suffix_of, suffixes
from .task import Quiet, Task


class Found(Struct, frozen=True):
    """A file to be read."""

    wanted: Wanted
    name: str
    """For people: of a folder's file, the way to it."""

    @property
    def suffix(self) -> str:
        """Lower case, with the dot: the files of one kind share it."""
        return suffix_of(self.name)


class Finds:
    """Files in order, and what was not taken, as `(name, reason)`. Names in a folder have the way to them in front."""

    def __init__(self) -> None:
        self.files: list[Found] = []
        self.passed: list[tuple[str, str]] = []
        """Files of a folder whose suffix is that of no article."""
        self.refused: list[tuple[str, str]] = []
        """Folders that can't be looked into."""

    def refuse(self, error: OSError, base: Path) -> None:
        """A folder that the system does not open."""
        name = Path(os.fsdecode(error.filename or ""))
        self.refused.append((shown(name, base), error.strerror or "it can't be opened"))

    def take(self, item: Path | Wanted, base: Path) -> None:
        """A file to be read."""
        wanted = item if isinstance(item, Wanted) else Wanted(item)
        self.files.append(Found(wanted, shown(path_of(wanted), base)))


def path_of(wanted: Wanted) -> Path:
    """Where a file lies, or its name where it lies nowhere."""
    return wanted.file if isinstance(wanted.file, Path) else Path(wanted.file[0])


def find(items: Sequence[Path | Wanted], task: Task | None = None) -> Finds:
    """Files as they are named; of folders the readable ones below them, by name, hidden ones left out.

    They are called as they lie in the folder; with several things named, the folder's own name comes first.
    """
    finds, wanted, task = Finds(), looked_for(), task or Quiet()
    for item in items:
        if isinstance(item, Wanted) or not item.is_dir():
            finds.take(item, (path_of(item) if isinstance(item, Wanted) else item).parent)
            continue
        base = item if len(items) == 1 else item.parent
        for folder, folders, names in os.walk(item, onerror=partial(finds.refuse, base=base)):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                _sort(finds, Path(folder, name), base, wanted)
            task.progress(len(finds.files))
    return finds


def looked_for() -> frozenset[str]:
    """Suffixes that a folder is searched for: articles and archives of them. A table could be one of anything."""
    archives = {suffix for f in readable("collection") if f.table is None for suffix in f.suffixes}
    return suffixes("article") | (archives - _tables())


def _tables() -> frozenset[str]:
    return frozenset(suffix for f in readable("collection") if f.table for suffix in f.suffixes)


def _sort(finds: Finds, path: Path, base: Path, wanted: frozenset[str]) -> None:
    suffix = suffix_of(path)
    if suffix in wanted:
        finds.take(path, base)
    else:
        finds.passed.append((shown(path, base), _why_passed(suffix)))


def _why_passed(suffix: str) -> str:
    if suffix in _tables():
        return "it could be a table of anything: import it by itself"
    kind = f"files that end in {suffix}" if suffix else "files without a suffix"
    return f"in a folder, {kind} are not opened"


def shown(path: Path, base: Path) -> str:
    """A path below `base` as text, whatever bytes it is made of; of `base` itself its name."""
    below = path.relative_to(base).as_posix() if path != base else path.absolute().name
    return below.encode("utf-8", "replace").decode()
