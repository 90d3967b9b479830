"""What can go wrong on purpose. Anything else that is raised is a bug.

SourcemarkError
├── Refused   a person asked for something that can't be done now: one line in the window
└── BadFile   a file can't be read or is not what it says: names path, place and reason
"""

from __future__ import annotations

from pathlib import Path


class SourcemarkError(Exception):
    """Root of everything that is answered with words instead of a crash report."""


class Refused(SourcemarkError):
    """The act is not possible; the message is a sentence for the person who asked."""


class BadFile(SourcemarkError):
    """A file is damaged, hostile, too large or not of the kind it claims."""

    def __init__(self, path: str | Path, why: str, where: str = "") -> None:
        self.path, self.why, self.where = Path(path), why, where
        place = f" ({where})" if where else ""
        super().__init__(f"{self.path.name}{place}: {why}")
