"""Replaying the log needs no more memory for many changes than for few."""

from __future__ import annotations

import tracemalloc

from files import put_all

from sourcemark.model.sources import Source
from sourcemark.project import Project
from sourcemark.project.replay import Stacks, replay


def test_replay_streams(project: Project) -> None:
    put_all(project, "Many", [Source(id=f"s{n}", name="x" * 1000) for n in range(3000)])
    tracemalloc.start()
    try:
        looked_at = sum(1 for problem in replay(project.link) if problem is None)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert looked_at >= 3000
    assert peak < 300_000, "the bodies alone are ten times as much"


def test_the_plain_stacks() -> None:
    stacks = Stacks()
    for role, operation, target in (
        ("setup", 1, None), ("do", 2, None), ("do", 3, None), ("undo", 4, 3), ("undo", 5, 2), ("redo", 6, 2)
    ):  # fmt: skip
        stacks.play(role, operation, target)
    assert (list(stacks.undo), list(stacks.redo)) == ([2], [3])
    stacks.play("do", 7, None)
    assert (list(stacks.undo), list(stacks.redo)) == ([2, 7], [])
    stacks.play("undo", 8, 2)
    assert (list(stacks.undo), list(stacks.redo)) == ([7], [2]), "7 was done while 2 was being taken back"
