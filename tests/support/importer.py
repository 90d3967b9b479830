"""Imports a folder and says so file by file, each line only when the file's changes are on the disk: to be killed.

python importer.py FILE FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from files import user

from sourcemark.project import open_project, transaction
from sourcemark.work.intake import import_files


class Teller:
    """Prints what it is told, then waits for a line."""

    cancelled = False

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        print(done, total, flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    transaction.LONGEST = 0.0  # so that every file is written before the next one comes
    project = open_project(Path(sys.argv[1]), user())
    import_files(project, [Path(sys.argv[2])], Teller(), how="folder")
    print("done", flush=True)
