"""CSV: one row a statement, UTF-8 with a byte order mark (Excel reads it so), no cell a formula."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from ...model.bundle import Bundle
from ...model.errors import BadFile
from ...model.text import decode
from ..charset import text_in
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
_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_FIRST = _RISKY | {"'"}
_DELIMITERS = (",", ";", "\t")
"""What spreadsheets put between cells: in many countries the comma is taken."""
_HEAD = 65_536
"""Bytes in which the head row is looked for."""
_LONGEST = 2**31 - 1
"""Characters of a cell: a quote may be a whole article. The file's own size is limited before."""


def guard(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would take it for a formula.

    A cell of that kind that has apostrophes in front already gets one more: taking one away gives it back.
    """
    return "'" + cell if cell[:1] in _FIRST and cell.lstrip("'")[:1] in _RISKY else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that `guard` put in front."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _RISKY else cell


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the table; how many statements there were."""
    table = LongTable(bundle, guard) if LONG in options else Table(bundle, guard)
    write_rows(path, table.rows())
    return table.statements


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows whose cells have been through the guard."""
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of a table of ours, wide or long, also when a spreadsheet wrote it anew. Raises `BadFile`."""
    return pieces(name, _rows(name, text_in(name, data).text))


def _rows(name: str, text: str) -> Iterator[Row]:
    """Rows after the head, but for blank ones."""
    import csv

    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text) or ",", strict=True)
    try:
        head = [unguarded(cell) for cell in next(reader, [])]
        for cells in reader:
            where = f"line {reader.line_num:,}"
            if any(cells):
                _check_width(name, where, len(cells) - len(head), cut=not text.endswith("\n"))
                yield where, named(head, [unguarded(cell) for cell in cells])
    except csv.Error as error:
        raise BadFile(name, f"it is damaged or cut off ({error})", f"line {reader.line_num:,}") from error


def _check_width(name: str, where: str, more: int, *, cut: bool) -> None:
    """Some programs leave out empty cells at the end of a row, or add some; not those that end every line."""
    if more > 0:
        raise BadFile(name, "the row has more cells than the first one", where)
    if more < 0 and cut:
        raise BadFile(name, "the row is cut off", where)


def _delimiter(text: str) -> str:
    """What stands between the cells of a head row of ours; empty when it is none."""
    import csv

    for delimiter in _DELIMITERS:
        try:
            head = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
        except csv.Error:
            continue
        if is_ours(head):
            return delimiter
    return ""


def recognises(name: str, data: bytes) -> bool:
    """The first row has our columns."""
    return bool(_delimiter(decode(data[:_HEAD]).text))


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
