"""Ann's project with two articles, from which copies are handed out; every file must be sound at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from files import TEXT, new_project, problems, put_article, user
from replicas import Desk


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    """The desk in that folder."""
    with ExitStack() as stack:
        ann = new_project(folder / "ann.sourcemark", user("Ann", "ann's"))
        with ann.operation("Import") as op:
            put_article(op)
            put_article(op, TEXT[::-1], "Backwards")
        stack.callback(ann.close)
        yield Desk(folder, ann, stack)
    for path in sorted(folder.glob("*.sourcemark")):
        assert problems(path) == []
