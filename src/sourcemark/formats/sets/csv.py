"""CSV: one row a statement, UTF-8 with a byte order mark (Excel reads it so), no cell a formula."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ...model.bundle import Bundle
from ...model.errors import BadFile
from ...model.text import decode
from ..charset import text_in
from ..csv_cells import SIGNS, first_row, guard, rows, told, write_rows
from ..format import Format, Option
from ..tagged import Piece
from .table import Table
from .table_long import LongTable
from .table_names import LOSES
from .table_reading import Row, is_ours, named, pieces

LONG = "long"
OPTIONS = (
    Option(
        name=LONG,
        title="One row for each value",
        hint="For statistics programs: a statement has as many rows as it has values.",
    ),
)
_HEAD = 65_536
"""Bytes in which the head row is looked for."""


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the table; how many statements there were."""
    table = LongTable(bundle, guard) if LONG in options else Table(bundle, guard)
    write_rows(path, table.rows())
    return table.statements


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of a table of ours, wide or long, also when a spreadsheet wrote it anew. Raises `BadFile`."""
    return pieces(name, _rows(name, text_in(name, data).text))


def _rows(name: str, text: str) -> Iterator[Row]:
    """Rows after the head, but for blank ones."""
    sign, text = _parted(text)
    every = rows(name, text, sign or ",", strict=True)
    head = next((row.cells for row in every), [])
    for row in every:
        where = f"line {row.line:,}"
        if any(row.cells):
            _check_width(name, where, len(row.cells) - len(head), cut=not text.endswith("\n"))
            yield where, named(head, row.cells)


def _check_width(name: str, where: str, more: int, *, cut: bool) -> None:
    """Some programs leave out empty cells at the end of a row, or add some; not those that end every line."""
    if more > 0:
        raise BadFile(name, "the row has more cells than the first one", where)
    if more < 0 and cut:
        raise BadFile(name, "the row is cut off", where)


def _parted(text: str) -> tuple[str, str]:
    """What stands between the cells of a head row of ours, empty when it is none; and the text from there on."""
    sign, text = told(text)
    return next((one for one in sign or SIGNS if is_ours(first_row(text, one))), ""), text


def recognises(name: str, data: bytes) -> bool:
    """The first row has our columns."""
    return bool(_parted(decode(data[:_HEAD]).text)[0])


FORMAT = Format(
    name="csv",
    title="CSV table (.csv)",
    suffixes=(".csv",),
    media_types=("text/csv",),
    holds="set",
    group="tables",
    purpose="for spreadsheets and statistics",
    recognises=recognises,
    read=read,
    write=write,
    options=OPTIONS,
    loses=LOSES,
)
