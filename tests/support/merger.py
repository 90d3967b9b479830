"""Merges a coworker's file and says so whenever it lets go of its own, then waits for a line: to be killed.

python merger.py FILE THEIRS
"""

from __future__ import annotations

import sys
from pathlib import Path

from files import user

from sourcemark.project import open_project, transaction
from sourcemark.project.merging import taking
from sourcemark.project.merging.merge import merge


class Telling(transaction.Bulk):
    """Says that the transaction is over: what was written is on its way to the disk."""

    def let_go(self) -> None:
        super().let_go()
        print(self.size, flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    transaction.LONGEST = 0.0  # it lets go at each chance
    taking.STEP, taking.SHARE = 7, 5
    project = open_project(Path(sys.argv[1]), user("Ann", "ann's"))
    import sourcemark.project.project as opened

    opened.Bulk = Telling  # type: ignore[misc]
    merge(project, Path(sys.argv[2]), "Merge")
    print("done", flush=True)
