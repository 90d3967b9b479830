"""Kill a process that tags, at a random instant, and look whether anything it acknowledged is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from files import new_project, put_article, user
from tagger import LONG

from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.check import check

TAGGER = Path(__file__).with_name("tagger.py")


class Victim:
    """One project file, and what was acknowledged to stand in it, over many killed processes."""

    def __init__(self, path: Path, random: Random) -> None:
        self.path, self.random = path, random
        self.standing: set[str] = set()
        project = new_project(path)
        with project.operation("Import") as op:
            put_article(op, LONG)
        project.close()

    def round(self, *, full: bool) -> int:
        """Start, kill, look; the number of acts acknowledged. `full`: with the whole check."""
        lines = _run_and_kill(self.path, self.random)
        for line in lines:
            self._acknowledge(line)
        self._look()
        if full:
            assert check(self.path).problems == []
        return len(lines)

    def _acknowledge(self, line: str) -> None:
        ids = set(filter(None, line[1:].split(",")))
        self.standing = self.standing - ids if line[0] == "-" else self.standing | ids

    def _look(self) -> None:
        project = open_project(self.path, user())
        assert project.why_read_only == "", "the dead do not hold the file"
        assert project.link.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert project.link.execute("SELECT count(*) FROM operation WHERE complete = 0").fetchone() == (0,)
        found = {statement.id for statement in project.all(Statement)}
        # One act at most was done and not yet acknowledged when the process died.
        last = project.undoable()
        differing = found ^ self.standing
        if differing:
            assert last is not None
            assert differing == _touched_last(project.link)
        self.standing = found
        if last is not None:
            self._undo_and_redo(project, found)
        project.close()

    def _undo_and_redo(self, project: Project, found: set[str]) -> None:
        changes = project.undo()
        assert changes is not None
        assert {s.id for s in project.all(Statement)} == found ^ set(changes.of("statement"))
        project.redo()
        assert {s.id for s in project.all(Statement)} == found


def _touched_last(link: sqlite3.Connection) -> set[str]:
    """Statements that the operation which was done last wrote or dropped."""
    query = """SELECT entity FROM change WHERE kind = 'statement' AND operation =
      (SELECT key FROM operation WHERE complete = 1 ORDER BY clock DESC LIMIT 1)"""
    return {entity for (entity,) in link.execute(query)}


def _run_and_kill(path: Path, random: Random) -> list[str]:
    """Lines acknowledged before the kill, which comes after a random number of them and a random moment more."""
    with subprocess.Popen([sys.executable, str(TAGGER), str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        first = [process.stdout.readline() for _ in range(random.choice((0, 1, 1, 1)) * random.randrange(60))]
        _burn(random.uniform(0, 0.004))
        process.kill()
        # A last line may be cut; what lacks its end was not acknowledged.
        rest = process.stdout.read()
    return (b"".join(first) + rest).decode().split("\n")[:-1]


def _burn(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
