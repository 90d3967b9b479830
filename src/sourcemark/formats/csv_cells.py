"""Cells of CSV, read and written: harmless in any spreadsheet, whatever stands between them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..model.errors import BadFile
from .limits import MB

SIGNS = ",;\t|"
"""What programs put between cells: in many countries the comma is taken."""
LONGEST = 16 * MB
"""Code points of a cell: a quote may be a whole article."""
PARTED = 1_000_000
"""Signs between cells in one line, at most: far beyond any article, far below what fills the memory."""
_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_FIRST = _RISKY | {"'"}
_TRIED = 200_000
"""Code points in which the sign between cells is looked for."""
_TRIED_ROWS = 50


class CsvRow(NamedTuple):
    """A row of a table."""

    number: int
    """From 1, blank ones counted."""
    line: int
    """Its last line, from 1."""
    cells: list[str]
    """Guards taken off."""
    cut_off: bool
    """The file ends within a cell of it."""


def guard(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would take it for a formula.

    A cell of that kind that has apostrophes in front already gets one more: taking one away gives it back.
    """
    return "'" + cell if cell[:1] in _FIRST and cell.lstrip("'")[:1] in _RISKY else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that `guard` put in front."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _RISKY else cell


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows whose cells have been through the guard: UTF-8 with a byte order mark (Excel reads it so)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def told(text: str) -> tuple[str, str]:
    """The sign that the first line names, as Excel understands it ("sep=;"), and the text behind that line."""
    first = text[:10].partition("\n")[0]
    words = first.rstrip("\r")
    if words.casefold().startswith("sep=") and len(words) == 5 and words[4] in SIGNS:
        return words[4], text[len(first) + 1 :]
    return "", text


def guessed(text: str) -> str:
    """The sign that parts most rows into as many cells as the first; a comma when none parts anything."""
    return max(SIGNS, key=lambda sign: _evenness(text[:_TRIED], sign))


def first_row(text: str, sign: str) -> list[str]:
    """The cells of the first row; none when it is no row of a table."""
    csv.field_size_limit(LONGEST)
    try:
        return next(csv.reader(io.StringIO(text[:_TRIED], newline=""), delimiter=sign), [])
    except csv.Error:
        return []


def rows(name: str, text: str, sign: str, *, strict: bool = False) -> Iterator[CsvRow]:
    """The rows of a table. Raises `BadFile` for what is none; `strict`: quotes too must be as they should."""
    lines = _Lines(name, text, sign)
    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines, delimiter=sign, strict=strict)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            cut_off = lines.ended and _is_open(lines.taken, sign)
            yield CsvRow(number, reader.line_num, [unguarded(cell) for cell in cells], cut_off)
            lines.taken.clear()
    except csv.Error as error:
        raise BadFile(name, _why(str(error)), f"row {number + 1:,}") from error


def _why(words: str) -> str:
    if "field larger" in words:
        return f"a cell is longer than {LONGEST:,} characters"
    return f"it is no CSV table, or damaged or cut off ({words})"


def _evenness(text: str, sign: str) -> tuple[float, int]:
    widths: list[int] = []
    csv.field_size_limit(LONGEST)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            if cells:
                widths.append(len(cells))
            if len(widths) == _TRIED_ROWS:
                break
    except csv.Error:
        return 0.0, 0
    if len(widths) > 1 and len(text) == _TRIED:
        widths.pop()  # may have been cut
    wide = widths[0] if widths else 1
    return (sum(width == wide for width in widths) / len(widths), wide) if wide > 1 else (0.0, 0)


class _Lines:
    """Lines of a text, with those that went into the present row."""

    def __init__(self, name: str, text: str, sign: str) -> None:
        self._name, self._sign = name, sign
        self._lines = io.StringIO(text, newline="")
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) > PARTED and line.count(self._sign) > PARTED:
            raise BadFile(self._name, f"a line of it has more than {PARTED:,} cells")
        self.taken.append(line)
        return line


def _is_open(lines: list[str], sign: str) -> bool:
    """Whether a quoted cell has no end."""
    try:
        list(csv.reader(lines, delimiter=sign, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
