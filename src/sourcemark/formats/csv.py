"""CSV: one row a statement, UTF-8 with a byte order mark (Excel reads it so), no cell a formula."""

from __future__ import annotations

from pathlib import Path

from ..model.bundle import Bundle
from .format import Format
from .table import Table

_RISKY = frozenset("=+-@\t\r＝＋－＠")


def guard(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would take it for a formula."""
    return "'" + cell if cell and (cell[0] in _RISKY or (cell[0] == "'" and cell[1:2] in _RISKY)) else cell


def write(path: Path, bundle: Bundle) -> int:
    """Write the table; how many statements there were."""
    import csv

    table = Table(bundle, guard)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(table.rows())
    return table.statements


FORMAT = Format(
    name="csv",
    title="CSV table (.csv)",
    suffixes=(".csv",),
    media_types=("text/csv",),
    holds="set",
    write=write,
    loses=(
        "the text of the articles, only quotes are kept",
        "original files, history and assessments",
        "definitions of the codebook",
        "sources and articles without statements",
    ),
)
