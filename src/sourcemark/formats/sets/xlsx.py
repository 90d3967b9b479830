"""Excel workbook: the same rows as CSV. Every cell is text: no formula, no link, no number is made of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from ...model.bundle import Bundle
from ...model.statements import Statement
from ..format import Format
from ..losses import Loss
from .csv import LONG, OPTIONS
from .table import Table
from .table_long import LongTable
from .table_names import CUT, LOSES
from .table_workbook import read, recognises

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet (Excel's own limit); what is more goes on to a next one."""
LETTERS = 32_767
"""Characters of a cell (Excel's own limit)."""
CUT_CELLS = Loss(
    "cut cells",
    f"words beyond {LETTERS:,} characters of a cell",
    lambda: lambda item: isinstance(item, Statement) and len(item.exact) > LETTERS,
)
_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML can't hold and XlsxWriter lets through; it escapes the control characters itself."""
_OPTIONS = {"constant_memory": True}


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the workbook; how many statements there were. Raises OSError when it can't be written."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    table = LongTable(bundle, fitting) if LONG in options else Table(bundle, fitting)
    try:
        with path.open("wb") as file, Workbook(file, _OPTIONS) as book:
            _fill(book, table)
    except FileCreateError as error:  # its own wrapping of an OSError
        raise error.args[0] from error
    return table.statements


def fitting(cell: str) -> str:
    """The cell as Excel can hold it: cut where it is too long, and said so. Excel counts UTF-16 units."""
    if not cell.isascii():
        cell = _NO_XML.sub("\ufffd", cell)
    if len(cell) * 2 <= LETTERS or len(cell.encode("utf-16-le")) // 2 <= LETTERS:
        return cell
    units = cell.encode("utf-16-le")[: (LETTERS - len(CUT)) * 2]
    return units.decode("utf-16-le", "ignore") + CUT


def _fill(book: Workbook, table: Table | LongTable) -> None:
    """The rows, with the head on each sheet."""
    rows = table.rows()
    head = next(rows)
    sheet, at = _sheet(book, head), 1
    for row in rows:
        if at == ROWS:
            sheet, at = _sheet(book, head), 1
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(at, column, cell)
        at += 1


def _sheet(book: Workbook, head: list[str]) -> Worksheet:
    number = len(book.worksheets())
    sheet = book.add_worksheet("Statements" if not number else f"Statements {number + 1}")
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, head, book.add_format({"bold": True}))
    sheet.set_column(0, len(head) - 1, 16)
    sheet.set_column(head.index("quote"), head.index("quote"), 60)
    return sheet


FORMAT = Format(
    name="xlsx",
    title="Excel workbook (.xlsx)",
    suffixes=(".xlsx",),
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    signature=b"PK\x03\x04",
    holds="set",
    group="tables",
    purpose="for Excel and LibreOffice",
    recognises=recognises,
    read=read,
    write=write,
    options=OPTIONS,
    loses=(*LOSES, CUT_CELLS),
)
