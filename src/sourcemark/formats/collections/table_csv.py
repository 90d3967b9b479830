"""Tables of articles as CSV: commas, semicolons, tabs or bars, in any charset, the first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ...model.articles import AS_FOUND, Choices
from ...model.errors import BadFile
from ..charset import text_in
from ..drafting import guess
from ..format import Format
from ..limits import MB
from ..sets.csv import unguarded
from .columns import Row, Table, head, members, paired, sample
from .member import Member, Sample

SIGNS = ",;\t|"
LONGEST = 16 * MB
"""Code points of a cell."""
PARTED = 1_000_000
"""Signs between cells in one line, at most: far beyond any article, far below what fills the memory."""
_TRIED = 200_000
"""Code points in which the sign between cells is looked for."""
_TRIED_ROWS = 50


def table(name: str, data: bytes, choices: Choices = AS_FOUND) -> Sample:
    """The columns, with the first rows. Raises `BadFile`."""
    return sample(_table(name, data, choices))


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """An article for each row. Raises `BadFile`."""
    yield from members(name, _table(name, data, choices), choices)


def _table(name: str, data: bytes, choices: Choices) -> Table:
    found = text_in(name, data, chosen=choices.charset)
    sign, text = _told(found.text)
    rows = _rows(name, text, sign or _sign(text))
    first = next((cells for _, cells, _ in rows if any(map(str.strip, cells))), None)
    if first is None:
        raise BadFile(name, "there is nothing in it")
    columns = head(name, [unguarded(cell) for cell in first])
    filled = (
        Row(
            name=f"row {number:,}",
            cells=paired(columns, [unguarded(cell) for cell in cells]),
            why="the file is cut off in it" if cut_off else "",
        )
        for number, cells, cut_off in rows
    )
    return Table(
        columns=columns, rows=filled, charset=found.charset, remark=guess(found), offers=("charset",)
    )


def _told(text: str) -> tuple[str, str]:
    """The sign that the first line names, as Excel understands it ("sep=;"), and the text behind that line."""
    first = text[:10].partition("\n")[0]
    told = first.rstrip("\r")
    if told.casefold().startswith("sep=") and told[4:] in SIGNS and len(told) == 5:
        return told[4:], text[len(first) + 1 :]
    return "", text


def _sign(text: str) -> str:
    """The sign that parts most rows into as many cells as the first; a comma when none parts anything."""
    return max(SIGNS, key=lambda sign: _evenness(text[:_TRIED], sign))


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


def _rows(name: str, text: str, sign: str) -> Iterator[tuple[int, list[str], bool]]:
    """Rows with their number from 1, and whether the file ends within a cell."""
    lines = _Lines(name, text, sign)
    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines, delimiter=sign)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells, lines.ended and _is_open(lines.taken, sign)
            lines.taken.clear()
    except csv.Error as error:
        raise BadFile(name, _why(str(error)), f"row {number + 1:,}") from error


def _why(words: str) -> str:
    if "field larger" in words:
        return f"a cell is longer than {LONGEST:,} characters"
    return f"it is no CSV table ({words})"


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


FORMAT = Format(
    name="csv-articles",
    title="table of articles (.csv)",
    suffixes=(".csv", ".tsv", ".tab"),
    media_types=("text/csv", "text/tab-separated-values"),
    holds="collection",
    read=read,
    table=table,
)
