"""A connection of its own for what takes temporary tables: closing it takes all of them away, whatever went wrong."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..project import Project

ROOMY = "cache_size = -65536"
"""64 MB of pages at hand: a million rows go into their indexes in no order."""


@contextmanager
def aside(project: Project, theirs: Path | None = None) -> Iterator[Project]:
    """The same file through another connection, with the file at `theirs` beside it as the schema of that name.

    Temporary tables can be made, even where the project itself may only be read.
    """
    with contextlib.closing(project.clone(writing=not project.why_read_only)) as own:
        own.link.execute("PRAGMA query_only = OFF")
        own.link.execute(f"PRAGMA {ROOMY}")
        if theirs is not None:
            own.link.execute("ATTACH ? AS theirs", (f"{theirs.absolute().as_uri()}?mode=ro",))
        try:
            yield own
        finally:
            project.taken_back = own.taken_back
