"""Somebody who goes on working while a merging is planned and written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from files import put_all
from replicas import Desk, shared, take

from sourcemark.project import Bulk, Project
from sourcemark.project.merging import taking
from sourcemark.project.merging.merge import Merged, merge

Act = Callable[[Project], object]


class Beside:
    """Merges through a connection of its own, as a job does; the window acts between planning and writing."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self.desk, self.ann = desk, desk.ann
        self._patch = monkeypatch
        self._job = desk.ann.clone(writing=True)
        stack.callback(self._job.close)

    def take(self, other: Project, act: Act) -> Merged:
        """Merge; `act` once all is planned and nothing is written."""
        planned = taking.take

        def take_later(*args: object) -> None:
            patch.setattr(taking, "take", planned)
            act(self.ann)
            planned(*args)  # type: ignore[arg-type]

        with self._patch.context() as patch:
            patch.setattr(taking, "take", take_later)
            return merge(self._job, other.path, "Merge")

    def take_in_pauses(self, other: Project, act: Act, pause: int = 1) -> Merged:
        """Merge; `act` once the file was let go of so many times."""
        seen = [0]
        rest = Bulk.let_go

        def let_go(op: Bulk) -> None:
            rest(op)
            seen[0] += 1
            if seen[0] == pause:
                act(self.ann)

        with self._patch.context() as patch:
            patch.setattr("sourcemark.project.transaction.LONGEST", 0.0)
            patch.setattr(taking, "SHARE", 2)
            patch.setattr(Bulk, "let_go", let_go)
            return merge(self._job, other.path, "Merge")


def agree(ann: Project, bob: Project) -> None:
    """What both have in the end is the same, and nothing is left to say."""
    take(bob, ann)
    take(ann, bob)
    assert shared(ann) == shared(bob)


def drop(kind: str, id: str) -> Act:
    def act(project: Project) -> None:
        with project.operation("Delete") as op:
            op.drop(kind, id)

    return act


def write(*things: object) -> Act:
    return lambda project: put_all(project, "Meanwhile", things)
