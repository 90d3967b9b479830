"""A long undo or redo gives way to keys; what it is on the way to is not theirs meanwhile."""

from __future__ import annotations

from contextlib import closing

import pytest
from files import put_all

from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.project import Project
from sourcemark.project.history import move, repeat, revert


@pytest.mark.parametrize("direction", ["undo", "redo"])
def test_what_a_long_undo_or_redo_is_yet_to_come_to_cannot_be_changed(
    project: Project, direction: str
) -> None:
    things = [Source(id=f"s{n}", name="x") for n in range(5)]
    put_all(project, "Many", things)
    key = project.link.execute("SELECT key FROM operation WHERE name = 'Many'").fetchone()[0]
    back = direction == "undo"
    if not back:
        project.undo()
    way, side, last = (revert, "redo", "s0") if back else (repeat, "undo", "s4")
    apart = Source(id="apart", name="apart")
    mine = (Source(id=last, name="mine"), Source(id="x", name="x", merged_into=last))
    with closing(project.clone(writing=True)) as other:

        def moved(_: object) -> None:
            move(other.link, other.device, key, side)

        with other._bulk("Travel", direction, key, moved) as op:
            for _ in way(other.link, op, key):
                op.rest()
                for attempt in mine:
                    with pytest.raises(Refused, match="by a job just now"):
                        put_all(project, "Too early", [attempt])
                put_all(project, "Key", [apart])
    assert list(project.all(Source)) == [apart, *(() if back else things)]
    put_all(project, "Now", mine[:1])
