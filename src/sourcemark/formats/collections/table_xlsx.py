"""Tables of articles as an Excel workbook: the first sheet that has rows, the first of them names the columns."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from ...model.articles import AS_FOUND, Choices
from ...model.errors import BadFile
from ..archive import Archive
from ..format import Format
from ..member import Member, Sample
from ..workbooks import OVERSTATED, overstated
from .columns import MOST_COLUMNS, Row, Table, head, members, paired, sample

MOST_CELLS = 10_000_000
"""Cells of the rectangle that holds all that are filled: the library makes room for each."""
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*["']\s*([A-Z]{1,7})([0-9]{1,12})""")


def table(name: str, data: bytes, choices: Choices = AS_FOUND) -> Sample:
    """The columns, with the first rows. Raises `BadFile`."""
    return sample(_table(name, data))


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """An article for each row. Raises `BadFile`."""
    yield from members(name, _table(name, data), choices)


def _table(name: str, data: bytes) -> Table:
    _check(name, data)
    rows = _rows(name, data)
    first = next(rows, None)
    if first is None:
        raise BadFile(name, "there is nothing in it")
    columns = head(name, first[1])
    filled = (Row(name=f"row {number:,}", cells=paired(columns, cells)) for number, cells in rows)
    return Table(columns=columns, rows=filled)


def _check(name: str, data: bytes) -> None:
    """Unpack it within limits, and look how far its sheets reach, before the library believes it."""
    with Archive(name, data) as archive:
        for part in archive.names():
            unpacked = archive.read(part)
            if overstated(unpacked):
                raise BadFile(name, OVERSTATED, part)
            if part.startswith("xl/worksheets/") and _reach(unpacked) > MOST_CELLS:
                raise BadFile(name, f"a sheet reaches over more than {MOST_CELLS:,} cells", part)


def _reach(sheet: bytes) -> int:
    """Cells of the rectangle from the first cell of a sheet to its last ones."""
    rows = columns = 0
    for letters, number in _CELL.findall(sheet):
        rows, columns = max(rows, int(number)), max(columns, _column(letters))
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _rows(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with their number as Excel shows it. Raises `BadFile`."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_object(io.BytesIO(data)) as book:
            for sheet in filter(None, (_sheet(book, number) for number in range(len(book.sheet_names)))):
                yield from _filled(name, sheet)
                return
    except PasswordError as error:
        raise BadFile(name, "it is protected with a password") from error
    except CalamineError as error:
        raise BadFile(name, "the file is damaged or cut off") from error


def _sheet(book: Any, number: int) -> Any:
    """A sheet with cells that people see; None for a chart, a hidden one, an empty one."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    about = book.sheets_metadata[number]
    if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
        return None
    sheet = book.get_sheet_by_index(number)
    return sheet if sheet.height else None


def _filled(name: str, sheet: Any) -> Iterator[tuple[int, list[str]]]:
    if sheet.width > MOST_COLUMNS:
        raise BadFile(name, f"it has more than {MOST_COLUMNS:,} columns")
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [shown(value) for value in values]
        if any(map(str.strip, cells)):
            yield number, cells


def shown(value: object) -> str:
    """A cell as text: dates as ISO 8601 has them, whole numbers without a point."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | timedelta) else ""


FORMAT = Format(
    name="xlsx-articles",
    title="table of articles (.xlsx)",
    suffixes=(".xlsx",),
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    holds="collection",
    signature=b"PK\x03\x04",
    read=read,
    table=table,
)
