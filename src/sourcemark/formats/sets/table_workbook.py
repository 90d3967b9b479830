"""Reads a workbook with our columns, as we wrote it or as a spreadsheet program did after us."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator

from ..tagged import Piece
from ..workbook import Sheet, sheets
from .table_reading import Row, is_ours, named, pieces

_HEAD = 65_536
"""Bytes in which the head row is looked for."""
_WORDS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml")
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


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of all sheets with our columns. Raises `BadFile`."""
    return pieces(name, (row for sheet in sheets(name, data, hidden=True) for row in _of_sheet(sheet)))


def _of_sheet(sheet: Sheet) -> Iterator[Row]:
    head = next(sheet.rows, [])
    if is_ours(head):
        for number, cells in enumerate(sheet.rows, 2):
            if any(cells):
                yield f"{sheet.name}, row {number:,}", named(head, cells)


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
