"""What tables of articles share, whatever file they come in: one article a row, a column for each thing said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import PurePath

import msgspec
from msgspec import Struct

from ...model.articles import Choice, Choices, Draft
from ...model.errors import BadFile
from ...model.words import cut
from ..drafting import TITLE, drafted, first_line, line
from ..member import Member, Sample
from . import heads

SHOWN = 20
"""Rows of a sample, from which columns are guessed too."""
SHORT = 500
"""Code points of a cell in a sample."""
MOST_COLUMNS = 1_000
MOST_ROWS = 100_000
"""Beyond that it is no table of articles, whatever it is."""
NO_TEXT = "there is no text in it"


class Row(Struct, frozen=True, kw_only=True):
    """One article of a table, as yet unread."""

    name: str
    """Where it stands: "row 7"."""
    cells: Mapping[str, str]
    """Column -> what stands in it; those that are blank may be missing."""
    data: bytes = b""
    """What is kept of it; empty: the cells as JSON."""
    why: str = ""
    """Why it can't be read."""


class Table(Struct, frozen=True, kw_only=True):
    """The rows of a file."""

    columns: tuple[str, ...]
    """Those that are known from the beginning."""
    rows: Iterator[Row]
    closed: bool = True
    """No row has further columns that one could choose."""
    charset: str = "utf-8"
    remark: str = ""
    """What a person should know of the reading of the whole."""
    offers: tuple[Choice, ...] = ()


def head(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    """Names of columns: none is blank and none comes twice. Raises `BadFile` for what is no table of articles."""
    if len(cells) > MOST_COLUMNS:
        raise BadFile(name, f"it has more than {MOST_COLUMNS:,} columns")
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        plain = base = cut(line(cell), SHORT) or f"column {number}"
        again = 2
        while plain in names:
            plain, again = f"{base} ({again})", again + 1
        names[plain] = None
    return tuple(names)


def paired(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells of a row that are not blank, by column; those behind the last column are kept by number."""
    beyond = (f"column {number}" for number in range(len(columns) + 1, len(cells) + 1))
    return {column: cell for column, cell in zip(chain(columns, beyond), cells, strict=False) if cell.strip()}


def sample(table: Table) -> Sample:
    """The columns of a table with its first rows and what they seem to hold."""
    first = _first(table)
    shown = tuple(
        tuple(cut(row.cells.get(column, ""), SHORT) for column in table.columns) for row in first if row.cells
    )
    return Sample(table.columns, shown, heads.guess(table.columns, [row.cells for row in first]))


def members(name: str, table: Table, choices: Choices) -> Iterator[Member]:
    """An article for each row that is not blank. Raises `BadFile` when no column holds the text."""
    first = _first(table)
    if first and not any(row.cells for row in first):
        raise BadFile(name, first[0].why, first[0].name)
    chosen = choices.columns or heads.guess(table.columns, [row.cells for row in first])
    _check(name, table, chosen)
    for number, row in enumerate(chain(first, _filled(table.rows)), 1):
        if number > MOST_ROWS:
            raise BadFile(name, f"it has more than {MOST_ROWS:,} rows")
        yield _member(name, table, row, chosen)


def _first(table: Table) -> list[Row]:
    return list(islice(_filled(table.rows), SHOWN))


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row.cells or row.why)


def _check(name: str, table: Table, chosen: Mapping[str, str]) -> None:
    for field, column in chosen.items():
        if field not in heads.HEADS:
            raise BadFile(name, f"an article has nothing that is called {field[:40]}")
        if table.closed and column not in table.columns:
            raise BadFile(name, f"it has no column named {cut(column, 80)}")
    if "text" not in chosen:
        known = cut(", ".join(table.columns), 200)
        raise BadFile(name, f"none of its columns seems to hold the text of articles: {known}")


def _member(name: str, table: Table, row: Row, chosen: Mapping[str, str]) -> Member:
    why = row.why or ("" if row.cells.get(chosen["text"], "").strip() else NO_TEXT)
    return Member(
        name=row.name,
        title=cut(line(row.cells.get(chosen.get("title", ""), "")), TITLE),
        data=row.data or msgspec.json.encode(row.cells),
        bad=BadFile(name, why) if why else None,
        draft=partial(_draft, name, table, row, chosen),
    )


_MEANT: dict[str, Callable[[str], str]] = {"published": heads.dated, "language": heads.language}
"""Fields that are not taken as they stand."""


def _draft(name: str, table: Table, row: Row, chosen: Mapping[str, str]) -> Draft:
    said = {field: row.cells.get(column, "") for field, column in chosen.items()}
    about = {field: _MEANT.get(field, str)(value) for field, value in said.items() if field != "text"}
    lost = {
        field: value for field in _MEANT if (value := said.get(field, "").strip()) and not about.get(field)
    }
    about["title"] = about.get("title") or first_line(said["text"]) or f"{PurePath(name).stem}, {row.name}"
    return drafted(
        row.name,
        said["text"],
        about,
        media_type="application/json",
        charset=table.charset,
        remarks=(
            table.remark,
            *(_NOT_UNDERSTOOD[field].format(cut(line(v), 80)) for field, v in lost.items()),
        ),
        offers=table.offers,
    )


_NOT_UNDERSTOOD = {
    "published": "Not understood as a date: {}",
    "language": "Not understood as the tag of a language: {}",
}
