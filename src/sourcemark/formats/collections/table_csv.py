"""Tables of articles as CSV: commas, semicolons, tabs or bars, in any charset, the first row names the columns."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.articles import AS_FOUND, Choices
from ...model.errors import BadFile
from ..charset import text_in
from ..csv_cells import guessed, rows, told
from ..drafting import guess
from ..format import Format
from ..member import Member, Sample
from .columns import Row, Table, head, members, paired, sample


def table(name: str, data: bytes, choices: Choices = AS_FOUND) -> Sample:
    """The columns, with the first rows. Raises `BadFile`."""
    return sample(_table(name, data, choices))


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """An article for each row. Raises `BadFile`."""
    yield from members(name, _table(name, data, choices), choices)


def _table(name: str, data: bytes, choices: Choices) -> Table:
    found = text_in(name, data, chosen=choices.charset)
    sign, text = told(found.text)
    every = rows(name, text, sign or guessed(text))
    first = next((row.cells for row in every if any(map(str.strip, row.cells))), None)
    if first is None:
        raise BadFile(name, "there is nothing in it")
    columns = head(name, first)
    filled = (
        Row(
            name=f"row {row.number:,}",
            cells=paired(columns, row.cells),
            why="the file is cut off in it" if row.cut_off else "",
        )
        for row in every
    )
    return Table(
        columns=columns, rows=filled, charset=found.charset, remark=guess(found), offers=("charset",)
    )


FORMAT = Format(
    name="csv-articles",
    title="table of articles (.csv)",
    suffixes=(".csv", ".tsv", ".tab"),
    media_types=("text/csv", "text/tab-separated-values"),
    holds="collection",
    read=read,
    table=table,
)
