"""Tables of articles as JSON lines: one object a line, its names are the columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ...model.articles import AS_FOUND, Choices
from ..format import Format
from ..json_lines import WRONG, lines, why
from ..member import Member, Sample
from .columns import MOST_COLUMNS, SHOWN, Row, Table, members, sample

DEEP = 8
"""Objects in objects that become columns ("article.title"); what lies deeper is kept as JSON."""
_SENTENCE = 80
"""Code points from which an entry of a list is a paragraph of its own."""


def table(name: str, data: bytes, choices: Choices = AS_FOUND) -> Sample:
    """The columns, with the first rows. Raises `BadFile`."""
    return sample(_table(name, data, choices))


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Iterator[Member]:
    """An article for each line. Raises `BadFile`."""
    yield from members(name, _table(name, data, choices), choices)


def _table(name: str, data: bytes, choices: Choices) -> Table:
    columns: dict[str, None] = {}
    for number, row in enumerate(_rows(name, data, choices.charset)):
        columns |= dict.fromkeys(row.cells)
        if number == SHOWN or len(columns) > MOST_COLUMNS:
            break
    rows = _rows(name, data, choices.charset)
    return Table(columns=tuple(columns)[:MOST_COLUMNS], rows=rows, closed=False, offers=("charset",))


def _rows(name: str, data: bytes, charset: str) -> Iterator[Row]:
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    for number, line in lines(name, data, charset):
        place = f"line {number:,}"
        try:
            cells = flat(decode(line))
        except WRONG as error:
            yield Row(name=place, cells={}, data=line, why=f"this is no JSON object ({why(error)})")
            continue
        many = f"it has more than {MOST_COLUMNS:,} names" if len(cells) > MOST_COLUMNS else ""
        yield Row(name=place, cells={} if many else cells, data=line, why=many)


def flat(thing: dict[str, Any], before: str = "", deep: int = 1) -> dict[str, str]:
    """What an object says, as text by name; blank things are left out."""
    found: dict[str, str] = {}
    for key, value in thing.items():
        name = before + key
        if isinstance(value, dict) and deep < DEEP:
            found |= flat(value, f"{name}.", deep + 1)
        elif words := in_words(value).strip("\n"):
            found[name] = words
    return found


def in_words(value: Any) -> str:
    """A value of JSON as a cell shows it: lists of words in one line, of paragraphs below each other."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        words = [word for one in value if (word := in_words(one))]
        return ("\n\n" if any(len(word) > _SENTENCE for word in words) else ", ").join(words)
    return msgspec.json.encode(value).decode()


FORMAT = Format(
    name="jsonl-articles",
    title="table of articles (.jsonl)",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson"),
    holds="collection",
    read=read,
    table=table,
)
