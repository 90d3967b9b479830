"""CSV: one row a statement, UTF-8 with a byte order mark (Excel reads it so), no cell a formula."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from ...model.bundle import Bundle
from ..format import Format
from .table import LOSES, Table

_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_FIRST = _RISKY | {"'"}


def guard(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would take it for a formula.

    A cell of that kind that has apostrophes in front already gets one more: taking one away gives it back.
    """
    return "'" + cell if cell[:1] in _FIRST and cell.lstrip("'")[:1] in _RISKY else cell


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the table; how many statements there were."""
    table = Table(bundle, guard)
    write_rows(path, table.rows())
    return table.statements


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows whose cells have been through the guard."""
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


FORMAT = Format(
    name="csv",
    title="CSV table (.csv)",
    suffixes=(".csv",),
    media_types=("text/csv",),
    holds="set",
    write=write,
    loses=LOSES,
)
