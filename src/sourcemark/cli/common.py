"""What the verbs share: who works, which project, how results are printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import click

from ..model.ids import new_id
from ..model.people import Annotator, User
from ..project import Project, open_project
from ..work.profile import Profile, account_name
from . import words
from .words import flat

IDS = frozenset({"id", "article", "facet"})
"""Columns that name what other verbs ask for."""

F = TypeVar("F", bound=Callable[..., Any])
project_argument = click.argument("project", type=click.Path(path_type=Path))
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


def user() -> User:
    """Who works at this machine, from the profile; the account's name is taken where none was given yet."""
    profile = Profile()
    if profile.me is None:
        profile.take(Annotator(id=new_id(), name=account_name() or "Annotator"))
    assert profile.me is not None
    return User(annotator=profile.me, device=profile.habits.device)


def reading(path: Path) -> closing[Project]:
    """The project, opened for reading; a window may have it open."""
    return closing(open_project(path, user(), read_only=True))


def writing(path: Path) -> closing[Project]:
    """The project, opened for changes, which are refused when something else has it open."""
    return closing(open_project(path, user()))


def show(rows: Iterable[Sequence[object]], head: Sequence[str], as_json: bool) -> None:
    """Print rows: as JSON objects, as a table on a terminal, else with tabs between the cells."""
    if as_json:
        print_json([dict(zip(head, row, strict=True)) for row in rows])
    elif sys.stdout.isatty():
        _table(rows, head)
    else:
        for row in (head, *rows):
            print("\t".join(flat(cell) for cell in row))


def print_json(thing: object) -> None:
    """Print as indented JSON."""
    print(words.as_json(thing))


def say(line: object) -> None:
    """Print one line."""
    print(flat(line))


def _table(rows: Iterable[Sequence[object]], head: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[flat(cell) for cell in row] for row in rows]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, name in enumerate(head):
        # An id is there to be copied: it is never cut, whatever room that leaves to the rest.
        whole = max((len(row[number]) for row in cells), default=0) if name in IDS else None
        table.add_column(name, min_width=whole, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    Console().print(table)
