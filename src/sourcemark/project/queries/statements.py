"""Statements: marks for the reader, ids for the list, bodies as they come into view."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.json import encode as json_encode

from ...model.articles import Article
from ...model.scope import Scope, StatementFilter
from ...model.spans import Span
from ...model.statements import Statement
from ..reading import every, in_words, thing
from .match import like, match
from .settled import settled

MarkRow = tuple[int, int, str, str]
"""Start, end, id and source type: what the reader needs of a statement to tint it. Plain, for 20,000 at a time."""


class Found(NamedTuple):
    """A hit of the search over everything."""

    statement: Statement
    article: Article


def marks(link: sqlite3.Connection, article: str) -> list[MarkRow]:
    """All statements of an article in the order of their places; `start` and `end` enclose all pieces."""
    query = "SELECT first, last, id, source_type FROM statement WHERE article = (SELECT key FROM article WHERE id = ?)"
    rows = link.execute(query + " ORDER BY first, last, id", (article,))
    return list(rows)


def pieces(link: sqlite3.Connection, article: str) -> dict[str, tuple[Span, ...]]:
    """The pieces of those statements of an article that have more than one."""
    query = """SELECT s.id, p.first, p.last FROM statement_piece p JOIN statement s ON s.key = p.statement
      WHERE p.article = (SELECT key FROM article WHERE id = ?) ORDER BY p.statement, p.position"""
    found: dict[str, list[Span]] = {}
    for id, first, last in link.execute(query, (article,)):
        found.setdefault(id, []).append(Span(first, last))
    return {id: tuple(spans) for id, spans in found.items()}


def statement_ids(link: sqlite3.Connection, article: str, wanted: StatementFilter) -> list[str]:
    """Ids of an article's statements that pass the filter, in the order of their places."""
    where, values = conditions(wanted)
    where.insert(0, "s.article = (SELECT key FROM article WHERE id = ?)")
    for word in wanted.words.split():
        _add_word(where, values, word, _FOUND_HERE, (article, article))
    query = f"SELECT s.id FROM statement s WHERE {' AND '.join(where)} ORDER BY s.first, s.last, s.id"
    return [id for (id,) in link.execute(query, (article, *values))]


def passing(link: sqlite3.Connection, ids: Iterable[str], wanted: StatementFilter) -> set[str]:
    """Those of a few statements that pass the filter; the others of their article are not looked at."""
    given = json_encode(list(ids)).decode()
    query = "SELECT key FROM statement WHERE id IN (SELECT value FROM json_each(?))"
    keys = [key for (key,) in link.execute(query, (given,))]
    if not keys:
        return set()
    where, values = conditions(wanted)
    where.append("s.key IN (SELECT value FROM json_each(?))")
    values.append(json_encode(keys).decode())
    for word in wanted.words.split():
        _add_word(where, values, word, _FOUND_BETWEEN, (min(keys), max(keys)))
    return {id for (id,) in link.execute(f"SELECT s.id FROM statement s WHERE {' AND '.join(where)}", values)}


def search_statements(link: sqlite3.Connection, wanted: StatementFilter, limit: int = 100) -> list[Found]:
    """The first statements of the whole project that pass the filter (articles in the bin left out)."""
    where, values = conditions(wanted)
    where.append(settled(link, Statement, "s").stands)
    tables = "statement s"
    if expression := match(wanted.words):  # the index leads, so that the first hits come at once
        tables = "statement_search f CROSS JOIN statement s ON s.key = f.rowid"
        where.insert(0, "f.statement_search MATCH ?")
        values.insert(0, expression)
    query = f"""SELECT s.body, a.body FROM {tables} CROSS JOIN article a ON a.key = s.article
      WHERE {" AND ".join(where)} AND a.binned = 0 LIMIT ?"""
    with in_words(link):
        rows = link.execute(query, (*values, limit))
        return [Found(thing(link, Statement, s), thing(link, Article, a)) for s, a in rows]


_FOUND_HERE = """s.key IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ? AND rowid BETWEEN
  (SELECT min(key) FROM main.statement WHERE article = (SELECT key FROM article WHERE id = ?)) AND
  (SELECT max(key) FROM main.statement WHERE article = (SELECT key FROM article WHERE id = ?)))"""


_FOUND_BETWEEN = """s.key IN (SELECT rowid FROM statement_search
  WHERE statement_search MATCH ? AND rowid BETWEEN ? AND ?)"""


# The plus keeps SQLite on the few sources of a statement: by the other index it would try every source there is.
_SAID_BY = """EXISTS (SELECT 1 FROM statement_source l WHERE l.statement = s.key AND +l.source IN
  (SELECT o.key FROM source o LEFT JOIN source kept ON kept.id = o.merged_into
    WHERE o.fold LIKE ? ESCAPE '\\' OR kept.fold LIKE ? ESCAPE '\\'))"""


def _add_word(
    where: list[str], values: list[object], word: str, found: str, places: tuple[object, object]
) -> None:
    """A word is looked for in what a list shows: in the quote, and in the names of those who say it."""
    if expression := match(word):
        where.append(f"({found} OR {_SAID_BY})")
        values += [expression, *places, *like(word), *like(word)]


def conditions(wanted: StatementFilter) -> tuple[list[str], list[object]]:
    """The filter but its words as SQL conditions on `statement s`, with their values."""
    where, values = list[str](), list[object]()
    grades = (("reliability", wanted.reliability), ("credibility", wanted.credibility))
    for column, chosen in (*grades, ("annotator", wanted.annotators)):
        if chosen:
            where.append(f"s.{column} IN ({_marks(chosen)})")
            values.extend(chosen)
    for facet, codes in _by_facet(wanted.codes).items():
        where.append(
            f"s.key IN (SELECT statement FROM statement_code WHERE facet = ? AND code IN ({_marks(codes)}))"
        )
        values.extend((facet, *codes))
    if wanted.sources:
        where.append(f"""s.key IN (SELECT statement FROM statement_source WHERE source IN
          (SELECT key FROM source WHERE id IN ({_marks(wanted.sources)})
            OR merged_into IN ({_marks(wanted.sources)})))""")
        values.extend((*wanted.sources, *wanted.sources))
    return where or ["1"], values


def stream(link: sqlite3.Connection, scope: Scope) -> Iterator[Statement]:
    """The settled statements of a scope, article by article, in the order of their places."""
    where, values = _scope(scope)
    # CROSS JOIN and the plus keep SQLite on the two indexes that have this order: it sorts nothing.
    row = settled(link, Statement, "s")
    query = f"""SELECT {row.body} FROM article a CROSS JOIN statement s ON s.article = a.key
      WHERE {" AND ".join((*where, row.stands))} ORDER BY a.id, s.first, s.last, s.id"""
    return every(link, Statement, query, values)


def count(link: sqlite3.Connection, scope: Scope, among: Iterable[str] = ()) -> int:
    """How many statements `stream` gives for a scope; with `among`, how many of these ids."""
    where, values = _scope(scope)
    where.append(settled(link, Statement, "s").stands)
    if ids := tuple(among):
        where.append("s.id IN (SELECT value FROM json_each(?))")
        values.append(json_encode(ids).decode())
    tables = "statement s JOIN article a ON a.key = s.article"
    query = f"SELECT count(*) FROM {tables} WHERE {' AND '.join(where)}"
    return int(link.execute(query, values).fetchone()[0])


def _scope(scope: Scope) -> tuple[list[str], list[object]]:
    where, values = ["1" if scope.binned else "+a.binned = 0"], list[object]()
    people = (("a.id", scope.articles), ("s.annotator", scope.annotators))
    for column, chosen in (*people, ("s.source_type", scope.types), ("s.status", scope.statuses)):
        if chosen:
            where.append(f"{column} IN ({_marks(chosen)})")
            values.extend(chosen)
    for bound, sign in ((scope.since, ">="), (scope.until, "<=")):
        if bound:
            where.append(f"substr(s.body ->> 'created', 1, 10) {sign} ?")
            values.append(bound)
    return where, values


def _by_facet(codes: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for facet, code in codes:
        found.setdefault(facet, []).append(code)
    return found


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def statements_at(link: sqlite3.Connection, article: str, places: tuple[Span, ...]) -> list[Statement]:
    """The statements of an article that stand at exactly these places."""
    query = """SELECT body FROM statement WHERE article = (SELECT key FROM article WHERE id = ?)
      AND first = ? AND last = ?"""
    found = every(link, Statement, query, (article, places[0].start, places[-1].end))
    return [s for s in found if s.spans == places]


def grade_pairs(link: sqlite3.Connection, annotator: str, newest: int = 0) -> dict[tuple[str, str], int]:
    """How often an annotator gave each pair of reliability and credibility; ungraded ones left out.

    With `newest`, only the last so many statements of the whole project are looked at.
    """
    # The plus keeps SQLite from the index of annotators, by which it would look at all statements of one.
    whose = (
        "+annotator = ? AND key > (SELECT max(key) FROM main.statement) - ?" if newest else "annotator = ?"
    )
    query = f"""SELECT reliability, credibility, count(*) FROM statement
      WHERE {whose} AND reliability <> '' AND credibility <> '' GROUP BY 1, 2"""
    rows = link.execute(query, (annotator, newest) if newest else (annotator,))
    return {(r, c): number for r, c, number in rows}
