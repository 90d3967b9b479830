"""Tables of articles as an Excel workbook: the first sheet that has rows, the first of them names the columns."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.articles import AS_FOUND, Choices
from ...model.errors import BadFile
from ..format import Format
from ..member import Member, Sample
from ..workbook import sheets
from .columns import MOST_COLUMNS, Row, Table, head, members, paired, sample


def table(name: str, data: bytes, choices: Choices = AS_FOUND) -> Sample:
    """The columns, with the first rows. Raises `BadFile`."""
    return sample(_table(name, data))


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """An article for each row. Raises `BadFile`."""
    yield from members(name, _table(name, data), choices)


def _table(name: str, data: bytes) -> Table:
    rows = _rows(name, data)
    first = next(rows, None)
    if first is None:
        raise BadFile(name, "there is nothing in it")
    columns = head(name, first[1])
    filled = (Row(name=f"row {number:,}", cells=paired(columns, cells)) for number, cells in rows)
    return Table(columns=columns, rows=filled)


def _rows(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with their number as Excel shows it. Raises `BadFile`."""
    for sheet in sheets(name, data, hidden=False):
        if sheet.columns > MOST_COLUMNS:
            raise BadFile(name, f"it has more than {MOST_COLUMNS:,} columns")
        for number, cells in enumerate(sheet.rows, 1):
            if any(map(str.strip, cells)):
                yield number, cells
        return


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
