"""Handing out a copy: a new project file with a part of this one, history included, so that it can be merged back."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ...model.entity import Entity
from ...model.review import Arrangement
from ..opening import create
from ..project import Project
from ..queries.proposals import learned
from . import arriving, taking
from .articles import known_as
from .planning import Planner
from .scratch import aside
from .travelling import travels

Told = Callable[[int, int], object]
Marks = Literal["none", "own", "all"]
_ONLY = "JOIN chosen ON chosen.kind = c.kind AND chosen.entity = c.entity"


class Selection(Struct, frozen=True):
    """What a copy holds, beside the codebook and the register, which it always has."""

    articles: tuple[str, ...]
    """With other versions of them if marks that go along were made in these, and carried over."""
    marks: Marks = "none"
    """Whose statements in these articles: nobody's, one's own, or all that one may see."""
    learned: bool = False
    """With what the program has learnt from the whole project."""


def hand_out(
    project: Project, path: Path, selection: Selection, arrangement: Arrangement, told: Told | None = None
) -> None:
    """Write the copy to `path`. Refused when something is there already; what `told` raises leaves nothing there."""
    chosen = list(_chosen(project, selection))
    begins_with = [arrangement, *(_learned(project) if selection.learned else ())]
    with _snapshot(project) as copy:
        create(path, project.user, None, lambda new: _fill(new, copy, chosen, begins_with, told)).close()


def _learned(project: Project) -> Iterator[Entity]:
    """Signed by nobody: it is the copy's from now on, whoever works there."""
    if (found := learned(project.link)) is not None:
        yield replace(found, annotator=None)


def _chosen(project: Project, selection: Selection) -> Iterator[tuple[str, str]]:
    """`(kind, id)` of all that goes along; asked where only what one may see can be seen."""
    for kind in ("codebook", "source", "assessment"):
        yield from ((kind, id) for (id,) in project.link.execute(f"SELECT id FROM {kind}"))
    known = {a for (a,) in project.link.execute("SELECT body ->> 'annotator' FROM assessment")}
    for article in dict.fromkeys(selection.articles):
        yield "article", article
        for kind, id, annotator in _marks(project, article, selection.marks):
            known.add(annotator)
            yield kind, id
    yield from (("annotator", id) for id in sorted(known))
    yield from (("settlement", id) for (id,) in project.link.execute("SELECT id FROM settlement"))


def _marks(project: Project, article: str, marks: Marks) -> Iterator[tuple[str, str, str]]:
    if marks == "none":
        return
    whose, values = (
        ("1", [article]) if marks == "all" else ("annotator = ?", [article, project.user.annotator.id])
    )
    where = "article = (SELECT key FROM article WHERE id = ?)"
    for id, annotator in project.link.execute(
        f"SELECT id, annotator FROM statement WHERE {where} AND {whose}", values
    ):
        yield "statement", id, annotator
    if marks == "all":
        for kind in ("decision", "comment"):
            query = f"SELECT id, body ->> 'annotator' FROM {kind} WHERE article = ?"
            yield from ((kind, id, who) for id, who in project.link.execute(query, (article,)))
    query = f"SELECT id, annotator FROM progress WHERE article = ? AND {whose}"
    yield from (("progress", id, who) for id, who in project.link.execute(query, values))


@contextmanager
def _snapshot(project: Project) -> Iterator[Path]:
    """A copy of the whole file at one moment, whoever goes on writing."""
    with TemporaryDirectory(prefix="sourcemark-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "ours"
        with contextlib.closing(sqlite3.connect(copy)) as link:
            project.link.backup(link)
        yield copy


def _fill(
    new: Project, copy: Path, chosen: list[tuple[str, str]], begins_with: list[Entity], told: Told | None
) -> None:
    said = told or (lambda done, total: None)
    with aside(new, copy) as own:
        arriving.gather(own.link)
        others = _choose(own.link, chosen)
        planner = Planner(own.link, foreign=True, carry={})
        for article, into in others.items():
            planner.library.link_to(article, into)
        planner.plan(lambda done: said(done, 0))
        # What a copy begins with is no step of whoever gets it.
        with own.bulk(f"Handed out by {new.user.annotator.name}", undoable=False, lasting=True) as op:
            taking.take(own, op, planner, said, _ONLY)
            for thing in begins_with:
                op.put(thing)


def _choose(link: sqlite3.Connection, chosen: list[tuple[str, str]]) -> dict[str, str]:
    """Leave only what was chosen of what arrives; which articles of that are read as which."""
    link.execute("CREATE TEMP TABLE chosen(kind TEXT, entity TEXT, PRIMARY KEY (kind, entity)) WITHOUT ROWID")
    link.executemany("INSERT OR IGNORE INTO chosen VALUES (?, ?)", chosen)
    # A settlement goes where that goes which it is about.
    link.execute("""DELETE FROM chosen WHERE kind = 'settlement' AND entity IN (SELECT s.id FROM theirs.settlement s
      WHERE NOT EXISTS (SELECT 1 FROM chosen c WHERE c.kind = s.body ->> 'of' AND c.entity = s.entity))""")
    others = _other_versions(link)
    link.executemany("INSERT OR IGNORE INTO chosen VALUES ('article', ?)", [(article,) for article in others])
    link.execute("DELETE FROM touched")
    link.execute("INSERT INTO touched SELECT rank.rank, chosen.entity FROM chosen JOIN rank USING (kind)")
    link.execute(f"""DELETE FROM arriving WHERE target IS NULL
      AND own IS NOT NULL AND own NOT IN (SELECT c.operation FROM theirs.change c {_ONLY})""")
    link.execute(f"""DELETE FROM arriving WHERE target IS NULL
      AND passed IS NOT NULL AND passed NOT IN (SELECT c.operation FROM theirs.received_change c {_ONLY})""")
    link.execute("DELETE FROM arriving WHERE target IS NOT NULL AND target NOT IN (SELECT id FROM arriving)")
    for key, changes in (("own", "theirs.change"), ("passed", "theirs.received_change")):
        # The name of a step may tell of whatever it changed.
        link.execute(f"""UPDATE arriving SET name = '' WHERE {key} IN (SELECT c.operation FROM {changes} c
          LEFT {_ONLY} WHERE chosen.kind IS NULL AND {travels("c")})""")
    return others


def _other_versions(link: sqlite3.Connection) -> dict[str, str]:
    """Articles in which marks that go along were made, and the chosen ones in whose place they stand here."""
    into = known_as(link, "theirs")
    if not into:
        return {}
    made = " UNION ".join(
        f"SELECT c.became ->> 'article' FROM theirs.{log} c {_ONLY} WHERE c.kind <> 'article'"
        for log in ("change", "received_change")
    )
    chosen = {id for (id,) in link.execute("SELECT entity FROM chosen WHERE kind = 'article'")}
    return {id: into[id] for (id,) in link.execute(made).fetchall() if id in into and into[id] in chosen}
