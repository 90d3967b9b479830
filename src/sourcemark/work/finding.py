"""Which files an import means: those named, and what lies in the folders named. Nothing is left out silently."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..formats.registry import suffixes


class Finds:
    """Files in order, and what was not taken, as `(name, reason)`."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.passed: list[tuple[str, str]] = []
        """Files of a folder whose suffix is that of no article."""
        self.refused: list[tuple[str, str]] = []
        """Folders that can't be looked into."""

    def refuse(self, error: OSError) -> None:
        """A folder that the system does not open."""
        name = Path(os.fsdecode(error.filename or ""))
        self.refused.append((shown(name), error.strerror or "it can't be opened"))


def find(paths: Iterable[Path]) -> Finds:
    """Files as they are named; of folders the readable ones below them, by name, hidden ones left out."""
    finds, wanted = Finds(), suffixes("article")
    for path in paths:
        if not path.is_dir():
            finds.files.append(path)
            continue
        for folder, folders, names in os.walk(path, onerror=finds.refuse):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                _sort(finds, Path(folder, name), wanted)
    return finds


def _sort(finds: Finds, path: Path, wanted: frozenset[str]) -> None:
    suffix = path.suffix.lower()
    if suffix in wanted:
        finds.files.append(path)
    else:
        kind = f"files that end in {suffix}" if suffix else "files without a suffix"
        finds.passed.append((shown(path), f"in a folder, {kind} are not opened"))


def shown(path: Path) -> str:
    """The name of a file as text, whatever bytes it is made of."""
    return path.name.encode("utf-8", "replace").decode()
