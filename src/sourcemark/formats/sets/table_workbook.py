"""Reads a workbook with our columns, as we wrote it or as a spreadsheet program did after us."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, time
from functools import reduce
from typing import Any

from ...model.errors import BadFile
from ..archive import Archive
from ..tagged import Piece
from ..workbooks import OVERSTATED, overstated
from .table_reading import Row, is_ours, named, pieces

CELLS = 20_000_000
"""Cells of a sheet at most, empty ones included: all of them are held in memory."""
_HEAD = 65_536
"""Bytes in which the head row is looked for."""
_WORDS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)["']""")
"""Of a cell ("AB12") or of a row ("12")."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)
_OTHER = ("content.xml", "xl/workbook.bin")
"""Parts of files that are no such workbook, but that the library would read."""


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of all sheets with our columns. Cells are what they show: nothing is reckoned. Raises `BadFile`."""
    return pieces(name, _rows(name, data))


def _rows(name: str, data: bytes) -> Iterator[Row]:
    from python_calamine import CalamineError, CalamineWorkbook

    _check(name, data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in book.sheet_names:
                yield from _of_sheet(sheet, book.get_sheet_by_name(sheet).iter_rows())
    except CalamineError as error:
        raise BadFile(name, "the file is damaged or cut off") from error


def _of_sheet(sheet: str, rows: Iterator[list[Any]]) -> Iterator[Row]:
    head = [words(cell) for cell in next(rows, [])]
    if is_ours(head):
        for number, row in enumerate(rows, 2):
            if any(cells := [words(cell) for cell in row]):
                yield f"{sheet}, row {number:,}", named(head, cells)


def words(cell: object) -> str:
    """A cell as text; a spreadsheet may have made a number or a date of it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _check(name: str, data: bytes) -> None:
    """Refuse what unpacks without end, or has a cell so far off that those before it do not fit in memory."""
    with Archive(name, data) as archive:
        members = archive.names()
        if any(other in members for other in _OTHER):
            raise BadFile(name, "this is no Excel workbook, but something like it under another name")
        for member in members:
            unpacked = archive.read(member)
            if overstated(unpacked):
                raise BadFile(name, OVERSTATED, member)
            if too_wide(unpacked):
                raise BadFile(name, f"a sheet has more than {CELLS:,} cells", member)


def too_wide(sheet: bytes) -> bool:
    """Whether the last row and the last column that are named span more than `CELLS`, or are beyond counting."""
    rows, widest = 0, set[bytes]()
    for found in _PLACE.finditer(sheet):
        letters, digits = found.groups()
        if len(letters) > 3 or len(digits) > 7:
            return True
        rows = max(rows, int(digits))
        widest.add(letters)
    return rows * max(map(_column, widest), default=0) > CELLS


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, and no letter 0."""
    return reduce(lambda number, letter: number * 26 + letter - 64, letters.upper(), 0)


def recognises(name: str, data: bytes) -> bool:
    """Our columns are among the first words of a sheet, or of the words that sheets share."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            heads = (_beginning(archive, member) for member in archive.namelist() if _WORDS.fullmatch(member))
            return any(b">statement_id<" in head and b">spans<" in head for head in heads)
    except _DAMAGED:
        return False


def _beginning(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as stream:
        return stream.read(_HEAD)
