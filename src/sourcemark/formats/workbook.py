"""Excel workbooks: opened when they can be held in memory, their rows as text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from ..model.errors import BadFile
from .archive import Archive

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

CELLS = 20_000_000
"""Cells of a sheet at most, empty ones included: all of them are held in memory."""
_WORDS = re.compile(rb"\buniqueCount\s*=\s*[\"']\s*\+?(\d+)")
_DIGITS = 12
"""Of a number of words: no file has as many."""
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)(\d+)\s*["']""")
"""Of a cell ("AB12") or of a row ("12")."""
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_OTHER = ("content.xml", "xl/workbook.bin")
"""Parts of files that are no such workbook, but that the library would read."""


class Sheet(NamedTuple):
    """A sheet with cells in it."""

    name: str
    columns: int
    rows: Iterator[list[str]]
    """From the first one of the sheet, blank ones included."""


def sheets(name: str, data: bytes, *, hidden: bool) -> Iterator[Sheet]:
    """The sheets that have cells, those that people do not see only if wished. Raises `BadFile`.

    Cells are what they show: nothing is reckoned.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _check(name, data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in _filled(book, hidden=hidden):
                yield Sheet(sheet.name, sheet.width, ([shown(c) for c in row] for row in sheet.iter_rows()))
    except PasswordError as error:
        raise BadFile(name, "it is protected with a password") from error
    except CalamineError as error:
        raise BadFile(name, "the file is damaged or cut off") from error


def _filled(book: CalamineWorkbook, *, hidden: bool) -> Iterator[CalamineSheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for number, about in enumerate(book.sheets_metadata):
        if about.typ == SheetTypeEnum.WorkSheet and (hidden or about.visible == SheetVisibleEnum.Visible):
            sheet = book.get_sheet_by_index(number)
            if sheet.height:
                yield sheet


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


def _check(name: str, data: bytes) -> None:
    """Refuse what unpacks without end, or has a cell so far off that those before it do not fit in memory."""
    with Archive(name, data) as archive:
        members = archive.names()
        if any(other in members for other in _OTHER):
            raise BadFile(name, "this is no Excel workbook, but something like it under another name")
        for member in members:
            unpacked = archive.read(member)
            if overstated(unpacked):
                raise BadFile(name, "it tells of more words than it holds", member)
            if too_wide(unpacked):
                raise BadFile(name, f"a sheet reaches over more than {CELLS:,} cells", member)


def overstated(part: bytes) -> bool:
    """Whether it tells of more words than it has bytes: a library makes room for all of them beforehand."""
    told = _WORDS.findall(part)
    return any(len(number) > _DIGITS or int(number) > len(part) for number in told)


def too_wide(part: bytes) -> bool:
    """Whether its last row and its last column span more than `CELLS`, or are beyond counting."""
    lines = _ROW.split(part)  # rows and cells need not say where they are
    rows, columns = len(lines) - 1, max(len(_CELL.findall(line)) for line in lines)
    widest = set[bytes]()
    for found in _PLACE.finditer(part):
        letters, digits = found.groups()
        if len(letters) > 3 or len(digits) > 7:
            return True
        rows = max(rows, int(digits))
        widest.add(letters)
    return rows * max(columns, *map(_column, widest or {b""})) > CELLS


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, and no letter 0."""
    return reduce(lambda number, letter: number * 26 + letter - 64, letters.upper(), 0)
