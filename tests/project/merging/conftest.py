"""Projects of several people that were made from one, and merged again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from files import TEXT, new_project, problems, put_article, user
from handed import Handed
from replicas import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ann's project with two articles, from which copies are handed out; every file must be sound at the end."""
    with ExitStack() as stack:
        ann = new_project(tmp_path / "ann.sourcemark", user("Ann", "ann's"))
        with ann.operation("Import") as op:
            put_article(op)
            put_article(op, TEXT[::-1], "Backwards")
        made = Desk(tmp_path, ann, stack)
        stack.callback(ann.close)
        yield made
    for path in sorted(tmp_path.glob("*.sourcemark")):
        assert problems(path) == []


@pytest.fixture
def handed(desk: Desk) -> Iterator[Handed]:
    """The desk, and copies of parts of what lies there."""
    with ExitStack() as stack:
        yield Handed(desk, stack)
