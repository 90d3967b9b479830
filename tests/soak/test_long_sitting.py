"""A very long sitting: tens of thousands of acts on one project, and no growth but the file's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from sourcemark.model.articles import Article, Draft
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator, User
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.project import Project, create, open_project
from sourcemark.work import articles, grading, tagging
from sourcemark.work.codebooks import builtin

ACTS = 100_000
ALLOWED = 24 << 20
"""Bytes by which the process may grow after its first tenth: caches fill, nothing leaks per act."""
WORDS = "The minister told reporters that the bridge would open in May, two officials said. 😀 "

pytestmark = [pytest.mark.soak, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]


def test_a_long_sitting_neither_grows_nor_forgets(tmp_path: Path) -> None:
    path, user = (
        tmp_path / "long.sourcemark",
        User(annotator=Annotator(id=new_id(), name="A"), device=new_id()),
    )
    project = create(path, user, builtin())
    articles.add(project, Draft(text=WORDS * 500, title="Bridge"))
    sitting = Sitting(project, Random(1))
    sitting.go_on(ACTS // 10)
    settled = resident()
    sitting.go_on(ACTS - ACTS // 10)
    grown = resident() - settled
    marked = list(project.all(Statement))
    project.close()
    print(f"{ACTS:,} acts: {len(marked):,} statements, {grown / 2**20:.1f} MB more memory")
    assert grown < ALLOWED
    assert not path.with_name(path.name + "-wal").exists()
    assert left_after_undoing_all(path, user, marked) == []


def left_after_undoing_all(path: Path, user: User, marked: list[Statement]) -> list[Statement]:
    project = open_project(path, user)
    assert list(project.all(Statement)) == marked
    while project.undo() is not None:
        pass
    left = list(project.all(Statement))
    project.close()
    return left


def resident() -> int:
    """Bytes of memory that the process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Sitting:
    """Somebody who tags, grades, changes their mind and takes back, at random but repeatably."""

    def __init__(self, project: Project, random: Random) -> None:
        self.project, self.random = project, random
        (self.article,) = project.all(Article)
        self.types = [code.id for code in builtin().source_types.choices()]
        self.acts: list[Callable[[], object]] = [
            self.tag,
            self.tag,
            self.grade,
            self.doubt,
            self.undo,
            self.redo,
        ]

    def go_on(self, acts: int) -> None:
        for _ in range(acts):
            self.random.choice(self.acts)()

    def tag(self) -> None:
        start = self.random.randrange(self.article.length - 90)
        span = Span(start, start + self.random.randint(1, 90))
        tagging.tag(self.project, self.article.id, [span], self.random.choice(self.types))

    def grade(self) -> None:
        grading.grade_reliability(self.project, self.some(), self.random.choice("ABCDEF"))

    def doubt(self) -> None:
        grading.grade_credibility(self.project, self.some(), self.random.choice("23456"))

    def undo(self) -> None:
        if (step := self.project.undoable()) is not None and not step.name.startswith("Add article"):
            self.project.undo()

    def redo(self) -> None:
        self.project.redo()

    def some(self) -> list[str]:
        """One statement, made when there is none yet."""
        query = "SELECT id FROM statement ORDER BY key DESC LIMIT 20"
        if not (ids := [id for (id,) in self.project.link.execute(query)]):
            self.tag()
            return self.some()
        return [self.random.choice(ids)]
