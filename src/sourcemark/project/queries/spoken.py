"""What a source said: its statements with the text around them, by the screenful, and the grades they were given."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from ...model.articles import Article
from ...model.statements import Statement
from ..reading import in_words, thing

AROUND = 400
"""Code points of the text read on either side of a statement."""
LONGEST = 600
"""Code points read of the statement's first piece."""


class Spoken(Struct, frozen=True):
    """A statement where it stands."""

    statement: Statement
    article: Article
    start: int
    """Offset of `text` in the article's."""
    text: str
    """The text around the first piece."""


_OF_SOURCE = """FROM statement s JOIN article a ON a.key = s.article
  WHERE a.binned = 0 AND s.key IN (SELECT statement FROM statement_source WHERE source IN
  (SELECT key FROM source WHERE id = ? OR merged_into = ?))"""


def spoken_keys(link: sqlite3.Connection, source: str) -> list[int]:
    """Keys of the statements a source made or passed on, the latest article first."""
    query = f"SELECT s.key {_OF_SOURCE} ORDER BY a.published DESC, a.id DESC, s.first, s.key"
    return [key for (key,) in link.execute(query, (source, source))]


def spoken_rows(link: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Spoken]:
    """Those statements with the text around them (a screenful). Vanished ones are missing."""
    query = f"""SELECT s.key, s.body, a.body, max(s.first - ?, 0),
        substr(d.text, max(s.first - ?, 0) + 1, min(s.last - s.first, ?) + ?)
      FROM statement s JOIN article a ON a.key = s.article JOIN text d ON d.sha256 = a.sha256
      WHERE s.key IN ({", ".join("?" * len(keys))})"""
    with in_words(link):
        rows = link.execute(query, (AROUND, AROUND, LONGEST, 2 * AROUND, *keys))
        return {key: _spoken(link, *rest) for key, *rest in rows}


def track_record(link: sqlite3.Connection, source: str) -> tuple[dict[str, int], dict[str, int]]:
    """How often its statements were given each reliability and each credibility; "" counts those without."""
    query = f"SELECT s.reliability, s.credibility, count(*) {_OF_SOURCE} GROUP BY 1, 2"
    reliability, credibility = dict[str, int](), dict[str, int]()
    for letter, digit, number in link.execute(query, (source, source)):
        reliability[letter] = reliability.get(letter, 0) + number
        credibility[digit] = credibility.get(digit, 0) + number
    return reliability, credibility


def _spoken(link: sqlite3.Connection, statement: str, article: str, start: int, text: str) -> Spoken:
    return Spoken(thing(link, Statement, statement), thing(link, Article, article), start, text)
