"""The register of sources: rows for the list, assessments, and every statement of a source."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.json import encode as json_encode

from ...model.sources import Assessment, Source
from ..reading import every, in_words, one, thing
from ..rows import fold
from .match import like
from .settled import settled


class SourceRow(Struct, frozen=True):
    """What the register shows of a source."""

    source: Source
    statements: int
    """Statements it made or passed on, under any of the entries merged into it."""
    assessment: Assessment | None
    """The newest."""


def source_keys(link: sqlite3.Connection, words: str = "") -> list[int]:
    """Keys of the entries whose name, alias, affiliation or role has every word, by name; merged ones left out."""
    where, values = _having(link, words)
    query = f"SELECT key FROM source s WHERE {where} ORDER BY name, id"
    return [key for (key,) in link.execute(query, values)]


def likely_sources(link: sqlite3.Connection, words: str, here: Sequence[str], most: int) -> list[Source]:
    """At most `most` of the entries that have the words: first those that have them as name or alias.

    Then come those in which a word begins like that, in these again the ones whose ids are in `here`.
    """
    where, values = _having(link, words)
    typed = fold(words).strip()
    called = f"""SELECT body FROM source s WHERE {where} AND (name = ?
      OR (instr(body, '"aliases":["') AND instr(' ' || fold || ' ', ?))) ORDER BY name, id"""
    known = every(link, Source, called, (*values, typed, f" {typed} "))
    exact = [source for source in known if is_called(source, typed)][:most]
    begun = f"""SELECT body FROM source s WHERE {where} ORDER BY instr(' ' || fold, ?) = 0,
      id NOT IN (SELECT value FROM json_each(?)), name, id LIMIT ?"""
    listed = every(link, Source, begun, (*values, f" {typed}", json_encode(here).decode(), most))
    return list({source.id: source for source in (*exact, *listed)}.values())[:most]


def is_called(source: Source, typed: str) -> bool:
    """True when `typed`, in folded case, is its name or an alias of it."""
    return typed in (name.casefold() for name in (source.name, *source.aliases))


def _having(link: sqlite3.Connection, words: str) -> tuple[str, list[str]]:
    """The condition that `source s` stands for itself and has every word, with its values."""
    where, values = ["merged_into IS NULL", settled(link, Source, "s").stands], like(words)
    where += ["fold LIKE ? ESCAPE '\\'"] * len(values)
    return " AND ".join(where), values


def source_rows(link: sqlite3.Connection, keys: Sequence[int]) -> dict[int, SourceRow]:
    """Rows of those keys (a screenful). Vanished ones are missing."""
    query = f"SELECT key, body FROM source WHERE key IN ({', '.join('?' * len(keys))})"
    with in_words(link):
        rows = link.execute(query, tuple(keys)).fetchall()
        return {key: _row(link, thing(link, Source, body)) for key, body in rows}


def source_row(link: sqlite3.Connection, source: str) -> SourceRow | None:
    """The row of one entry, None when there is none."""
    found = one(link, Source, "SELECT body FROM source WHERE id = ?", (source,))
    return _row(link, found) if found else None


def all_sources(link: sqlite3.Connection) -> Iterator[Source]:
    """Every entry that stands for itself, by name."""
    return every(link, Source, "SELECT body FROM source WHERE merged_into IS NULL ORDER BY name, id")


def names_of_sources(link: sqlite3.Connection, *, merged: bool = False) -> Iterator[tuple[int, str]]:
    """Key and name of every entry, in folded case, and again for each alias, as it is written.

    With `merged`, of those too that another stands for.
    """
    where = settled(link, Source, "s").stands + ("" if merged else " AND s.merged_into IS NULL")
    query = f"""SELECT s.key, s.name FROM source s WHERE {where} UNION ALL
      SELECT s.key, a.value FROM source s CROSS JOIN json_each(s.body, '$.aliases') a
      WHERE instr(s.body, '"aliases":["') AND {where}"""
    yield from link.execute(query)


def sources_by_key(link: sqlite3.Connection, keys: Sequence[int]) -> list[Source]:
    """The entries of those keys, by name. Vanished ones are missing."""
    query = "SELECT body FROM source WHERE key IN (SELECT value FROM json_each(?)) ORDER BY name, id"
    return list(every(link, Source, query, (json_encode(keys).decode(),)))


def source_called(link: sqlite3.Connection, name: str) -> Source | None:
    """The only entry of that name, in whatever case, that stands for itself; None where several are so called."""
    query = "SELECT body FROM source WHERE merged_into IS NULL AND name = ? LIMIT 2"
    found = list(every(link, Source, query, (name.casefold(),)))
    return found[0] if len(found) == 1 else None


def merged_sources(link: sqlite3.Connection, source: str) -> list[Source]:
    """The entries that were merged into this one."""
    return list(every(link, Source, "SELECT body FROM source WHERE merged_into = ?", (source,)))


def sources_of_article(link: sqlite3.Connection, article: str) -> list[str]:
    """Ids of the sources that already speak in an article, the most frequent first."""
    query = """SELECT o.id FROM statement s JOIN statement_source l ON l.statement = s.key
      JOIN source o ON o.key = l.source WHERE s.article = (SELECT key FROM article WHERE id = ?)
      GROUP BY o.id ORDER BY count(*) DESC, o.name"""
    return [id for (id,) in link.execute(query, (article,))]


def assessments(link: sqlite3.Connection, source: str) -> list[Assessment]:
    """All assessments of a source and of those merged into it, the newest first."""
    query = f"SELECT body FROM assessment WHERE source IN ({_ALIKE}) ORDER BY at DESC, id DESC"
    return list(every(link, Assessment, query, (source, source)))


_ALIKE = "SELECT id FROM source WHERE id = ? OR merged_into = ?"
_STATEMENTS = f"""SELECT DISTINCT statement FROM statement_source WHERE source IN
  (SELECT key FROM source WHERE id IN ({_ALIKE}))"""


def _row(link: sqlite3.Connection, source: Source) -> SourceRow:
    (number,) = link.execute(f"SELECT count(*) FROM ({_STATEMENTS})", (source.id, source.id)).fetchone()
    return SourceRow(source, number, next(iter(assessments(link, source.id)), None))


def source_key(link: sqlite3.Connection, source: str) -> int | None:
    """The key of an entry, None when there is none."""
    row = link.execute("SELECT key FROM source WHERE id = ?", (source,)).fetchone()
    return row and int(row[0])


def ids_of(link: sqlite3.Connection, keys: Sequence[int]) -> dict[int, str]:
    """Ids by key, in the order of the keys. Vanished ones are missing."""
    query = "SELECT key, id FROM source WHERE key IN (SELECT value FROM json_each(?))"
    found = dict(link.execute(query, (json_encode(keys).decode(),)).fetchall())
    return {key: found[key] for key in keys if key in found}


def is_named(link: sqlite3.Connection, name: str) -> bool:
    """True when an entry that stands for itself has this name, in whatever case."""
    query = "SELECT 1 FROM source WHERE merged_into IS NULL AND name = ?"
    return link.execute(query, (name.casefold(),)).fetchone() is not None
