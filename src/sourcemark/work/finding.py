"""Which files an import means: those named, and what lies in the folders named. Nothing is left out silently."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ..formats.registry import suffixes


class Finds:
    """Files in order, and what was not taken, as `(name, reason)`. Names in a folder have the way to them in front."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.names: dict[Path, str] = {}
        """What each of the files is called."""
        self.passed: list[tuple[str, str]] = []
        """Files of a folder whose suffix is that of no article."""
        self.refused: list[tuple[str, str]] = []
        """Folders that can't be looked into."""

    def refuse(self, error: OSError, base: Path) -> None:
        """A folder that the system does not open."""
        name = Path(os.fsdecode(error.filename or ""))
        self.refused.append((shown(name, base), error.strerror or "it can't be opened"))

    def take(self, path: Path, base: Path) -> None:
        """A file to be read."""
        self.files.append(path)
        self.names[path] = shown(path, base)


def find(paths: Sequence[Path]) -> Finds:
    """Files as they are named; of folders the readable ones below them, by name, hidden ones left out.

    They are called as they lie in the folder; with several things named, the folder's own name comes first.
    """
    finds, wanted = Finds(), suffixes("article")
    for path in paths:
        if not path.is_dir():
            finds.take(path, path.parent)
            continue
        base = path if len(paths) == 1 else path.parent
        for folder, folders, names in os.walk(path, onerror=partial(finds.refuse, base=base)):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                _sort(finds, Path(folder, name), base, wanted)
    return finds


def _sort(finds: Finds, path: Path, base: Path, wanted: frozenset[str]) -> None:
    suffix = path.suffix.lower()
    if suffix in wanted:
        finds.take(path, base)
    else:
        kind = f"files that end in {suffix}" if suffix else "files without a suffix"
        finds.passed.append((shown(path, base), f"in a folder, {kind} are not opened"))


def shown(path: Path, base: Path) -> str:
    """A path below `base` as text, whatever bytes it is made of; of `base` itself its name."""
    below = path.relative_to(base).as_posix() if path != base else path.absolute().name
    return below.encode("utf-8", "replace").decode()
