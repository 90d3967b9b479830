"""Excel workbook: the same rows as CSV. Every cell is text: no formula, no link, no number is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..model.bundle import Bundle
from .format import Format
from .table import Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""Rows of a sheet (Excel's own limit); what is more goes on to a next one."""
LETTERS = 32_767
"""Characters of a cell (Excel's own limit)."""
CUT = " […]"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(path: Path, bundle: Bundle) -> int:
    """Write the workbook; how many statements there were."""
    from xlsxwriter import Workbook

    table = Table(bundle, fitting)
    with Workbook(str(path), _OPTIONS) as book:
        head: list[str] = []
        sheet = None
        for number, row in enumerate(table.rows()):
            head = head or row
            at = number % ROWS if number < ROWS else (number - ROWS) % (ROWS - 1) + 1
            if sheet is None or (number >= ROWS and at == 1):
                sheet = _sheet(book, head)
            if number:
                sheet.write_row(at, 0, row)
    return table.statements


def fitting(cell: str) -> str:
    """The cell, cut where Excel could not hold it, and said so. Excel counts UTF-16 units."""
    if len(cell) * 2 <= LETTERS or len(cell.encode("utf-16-le")) // 2 <= LETTERS:
        return cell
    units = cell.encode("utf-16-le")[: (LETTERS - len(CUT)) * 2]
    return units.decode("utf-16-le", "ignore") + CUT


def _sheet(book: Workbook, head: list[str]) -> Worksheet:
    number = len(book.worksheets())
    sheet = book.add_worksheet("Statements" if not number else f"Statements {number + 1}")
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, head, book.add_format({"bold": True}))
    sheet.set_column(0, len(head) - 1, 16)
    sheet.set_column(4, 4, 60)
    return sheet


FORMAT = Format(
    name="xlsx",
    title="Excel workbook (.xlsx)",
    suffixes=(".xlsx",),
    media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    signature=b"PK\x03\x04",
    holds="set",
    write=write,
    loses=(
        "the text of the articles, only quotes are kept",
        "original files, history and assessments",
        "definitions of the codebook",
        "sources and articles without statements",
        "words beyond 32,767 characters of a cell",
    ),
)
