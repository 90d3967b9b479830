"""How `import` has files read, and which members of a collection it takes: the options and what they mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from ..formats.collections.heads import HEADS
from ..formats.limits import Limits
from ..model.articles import Choices
from ..model.errors import Refused
from ..work.finding import Finds, Found, find
from ..work.looking import members_of
from ..work.profile import Profile
from ..work.remembering import limits_of
from .common import F, show


def _number(context: click.Context, option: click.Parameter, seconds: float | None) -> float | None:
    if seconds is not None and math.isnan(seconds):  # it lies in every range
        raise click.BadParameter("it is no number.", context, option)
    return seconds


_OPTIONS = (
    click.option("--charset", default="", metavar="NAME", help="Charset of the files, instead of the one found."),
    click.option("--whole-page", "whole", is_flag=True, help="All text of a web page, not only its main text."),
    click.option("--running-heads", "running", is_flag=True, help="Running heads and page numbers too."),
    click.option(
        "--column", "columns", multiple=True, metavar="FIELD=COLUMN",
        help="Of a table: which column holds a field of the articles (may be repeated).",
    ),
    click.option(
        "--member", "members", multiple=True, metavar="NAME",
        help="Only this article of a collection (may be repeated).",
    ),
    click.option("--members", "listing", is_flag=True, help="Only list the articles in a collection."),
    click.option(
        "--seconds", type=click.FloatRange(1, 86_400), callback=_number,
        help="Time limit for a file, instead of your own.",
    ),
    click.option("--memory", type=click.IntRange(64), help="Memory limit in MB, instead of your own."),
    click.option("--size", type=click.IntRange(1), help="Largest file in MB, instead of your own."),
)  # fmt: skip


def reading_options(command: F) -> F:
    """All options on reading."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Reading(Struct, frozen=True, kw_only=True):
    """What the options say."""

    charset: str
    whole: bool
    running: bool
    columns: tuple[str, ...]
    members: tuple[str, ...]
    listing: bool
    seconds: float | None
    memory: int | None
    size: int | None

    @property
    def told(self) -> bool:
        """True when anything was chosen of the reading."""
        return bool(self.charset or self.whole or self.running or self.columns or self.members)

    @property
    def limits(self) -> Limits:
        """What a file may cost: what this user set, but for what is said here."""
        return limits_of(Profile(), seconds=self.seconds, memory=self.memory, size=self.size)

    @property
    def choices(self) -> Choices:
        """How files are to be read. Raises `BadParameter` for columns that are none."""
        columns = dict(_column(told) for told in self.columns)
        return Choices(charset=self.charset, whole=self.whole, running=self.running, columns=columns)

    def found(self, paths: Sequence[Path]) -> Finds:
        """The files, each with what was chosen. Refused when members are asked for of several files."""
        finds, choices, only = find(paths), self.choices, self.members or None
        if only is not None:
            _one(paths)
        finds.files = [
            Found(replace(file.wanted, choices=choices, only=only), file.name) for file in finds.files
        ]
        return finds

    def tell_members(self, paths: Sequence[Path], as_json: bool) -> int:
        """Print what is in a collection."""
        found = members_of(_one(paths), self.choices, self.limits)
        rows = [(one.name, one.title, one.size, one.fetched, one.readable) for one in found]
        if not as_json:
            rows = [(*row[:4], "yes" if row[4] else "no") for row in rows]  # type: ignore[misc]
        show(rows, ("member", "title", "bytes", "fetched", "readable"), as_json)
        return 0


def _one(paths: Sequence[Path]) -> Path:
    if len(paths) != 1 or paths[0].is_dir():
        raise Refused("--member and --members are for a single collection.")
    return paths[0]


def _column(told: str) -> tuple[str, str]:
    field, sign, column = told.partition("=")
    if not sign or not column or field not in HEADS:
        known = ", ".join(HEADS)
        raise click.BadParameter(f"{told!r} is not FIELD=COLUMN, FIELD being one of {known}.")
    return field, column
