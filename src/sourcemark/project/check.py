"""Is a project file sound? Everything that can be proved from the file itself is proved, and nothing is written."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import MsgspecError, Struct

from ..model.errors import BadFile
from ..model.kinds import KINDS
from . import check_contents, check_search
from .connection import connect, ends_early, inspect
from .lock import holder
from .opening import compare_schema
from .reading import in_words, unreadable
from .replay import Problem, replay
from .schema import VERSION
from .sight import arrangement

MOST = 100
"""Problems of one sort that are listed; a broken file has no end of them."""

_FIGURES = {
    "articles": "SELECT count(*) FROM article",
    "texts": "SELECT count(*) FROM text",
    "originals": "SELECT count(*) FROM original",
    "sources": "SELECT count(*) FROM source",
    "statements": "SELECT count(*) FROM statement",
    "annotators": "SELECT count(*) FROM annotator",
    "operations": "SELECT count(*) FROM operation WHERE complete = 1",
    "changes": "SELECT count(*) FROM change",
    "devices": "SELECT count(DISTINCT device) FROM operation",
}

_OF_MARKS = ("statements", "operations", "changes")
"""Figures that tell how much coworkers have marked: left out where the project is worked in blind."""

Told = Callable[[int, int], None]
"""Is told things looked at and things in all."""


class Report(Struct, frozen=True):
    """What a check found: no problems means that the file is sound."""

    problems: list[Problem]
    figures: dict[str, int | str]
    """How much of everything the file holds; `version`; `open`: who has it open for writing, or empty."""


def check(path: Path, progress: Told | None = None) -> Report:
    """Look a project through. Raises BadFile for a file that is no project, or of a newer program."""
    version = inspect(path)
    figures: dict[str, int | str] = {"version": version, "open": holder(path)}
    problems: list[Problem] = []
    try:
        link = connect(path, writing=False)
    except sqlite3.DatabaseError as error:
        raise unreadable(path, error) from error
    with contextlib.closing(link):
        _gather(problems, "file", _foundations(path, link))
        if not problems:
            with in_words(link):
                _look_through(link, problems, figures, progress)
    return Report(problems, figures)


def _look_through(
    link: sqlite3.Connection,
    problems: list[Problem],
    figures: dict[str, int | str],
    progress: Told | None,
) -> None:
    link.execute("BEGIN")  # one moment of the file, whoever goes on writing
    blind = arrangement(link).blind
    asked = {name: query for name, query in _FIGURES.items() if not (blind and name in _OF_MARKS)}
    figures.update({name: int(link.execute(query).fetchone()[0]) for name, query in asked.items()})
    count = _Count(_things(link), progress)
    _gather(problems, "history", _cut_short(link, str(figures["open"]), blind))
    _gather(problems, "texts", count.over(check_contents.texts(link)))
    _gather(problems, "entities", count.over(check_contents.entities(link)))
    _gather(problems, "entities", check_contents.mergers(link))
    _gather(problems, "statements", count.over(check_contents.statements(link)))
    _gather(problems, "tally", check_contents.tally(link))
    _gather(problems, "search", check_search.search(link))
    _gather(problems, "history", count.over(replay(link)))


def _things(link: sqlite3.Connection) -> int:
    tables = ("text", "original", "change", *KINDS)
    return sum(int(link.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables)


def _gather(problems: list[Problem], section: str, found: Iterable[Problem]) -> None:
    """Take problems in, up to a limit; an error while looking is itself a problem."""
    before = len(problems)
    try:
        problems.extend(islice(found, MOST))
    except (sqlite3.Error, MsgspecError, UnicodeDecodeError) as error:
        problems.append(Problem(section, f"can't be read ({error})"))
    if len(problems) - before == MOST:
        problems.append(Problem(section, f"there may be more problems than these {MOST}"))


def _foundations(path: Path, link: sqlite3.Connection) -> Iterator[Problem]:
    """The database itself. While this is not sound, nothing that it says can be relied on."""
    if ends_early(path, link):
        yield Problem("database", "the file is cut off")
    for (verdict,) in link.execute("PRAGMA integrity_check"):
        if verdict != "ok":
            yield Problem("database", str(verdict))
    (version,) = link.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        yield Problem("version", f"{version}, an older one: open the project once to bring it up to date")
        return
    try:
        compare_schema(path, link)
    except BadFile as error:
        yield Problem("tables", f"{error.why}: {error.where}")
        return
    for table, row, parent, _ in link.execute("PRAGMA foreign_key_check"):
        yield Problem(f"{table} row {row}", f"names a missing {parent}")


def _cut_short(link: sqlite3.Connection, held_by: str, blind: bool) -> Iterator[Problem]:
    if held_by:
        return  # under way in the other window
    for id, name in link.execute("SELECT id, name FROM operation WHERE complete = 0"):
        what = "" if blind else f" ({name})"
        yield Problem(f"operation {id}", f"was cut short{what}; opening the project takes it back")


class _Count:
    """Counts what is looked at; the sections tell of each thing in order by None."""

    def __init__(self, total: int, progress: Told | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def over(self, found: Iterable[Problem | None]) -> Iterator[Problem]:
        """Only the problems."""
        for problem in found:
            if problem is not None:
                yield problem
            else:
                self._done += 1
                if self._progress is not None and (self._done % 256 == 0 or self._done == self._total):
                    self._progress(self._done, self._total)
