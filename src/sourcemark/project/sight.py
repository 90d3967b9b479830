"""What one may see of the file while one works blind.

Where the project is worked in blind, temporary views stand before the tables of marks: SQLite looks for a name in
`temp` first, so no query, in whatever room it was written, reads what is hidden. Visible is what is one's own, and
what lies in articles of which one has submitted one's own set. What writes, and what must know the truth, names the
tables with their schema (`main.statement`). Where nobody works blind there are no views, and nothing costs more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ..model.people import SECOND
from ..model.review import ARRANGEMENT, Arrangement
from .reading import one

_TABLES = (
    *("statement", "statement_source", "statement_code", "statement_piece"),
    *("tally", "decision", "comment", "settlement"),
)
"""The tables in which marks lie, with what is counted of them and said about them."""


def arrangement(link: sqlite3.Connection) -> Arrangement:
    """How this copy of the project is worked in."""
    query = "SELECT body FROM main.arrangement WHERE id = ?"
    return one(link, Arrangement, query, (ARRANGEMENT,)) or Arrangement(id=ARRANGEMENT)


def is_blind(link: sqlite3.Connection) -> bool:
    """True when this connection hides marks from its queries."""
    query = "SELECT 1 FROM sqlite_temp_schema WHERE type = 'view' AND name = 'statement'"
    return link.execute(query).fetchone() is not None


def look(link: sqlite3.Connection, me: str) -> None:
    """From now on the queries of this connection see what `me` may see."""
    blind = arrangement(link).blind
    if not blind and not is_blind(link):
        return
    with _temporary(link):
        for table in _TABLES:
            link.execute(f"DROP VIEW IF EXISTS temp.{table}")
        for table, condition in _conditions(me).items() if blind else ():
            link.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} AS t WHERE {condition}")


@contextmanager
def _temporary(link: sqlite3.Connection) -> Iterator[None]:
    """Views are temporary, but a connection that only reads refuses even these."""
    (only_reads,) = link.execute("PRAGMA query_only").fetchone()
    link.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        link.execute(f"PRAGMA query_only = {only_reads:d}")


def own(column: str, me: str) -> str:
    """SQL: that column names `me`, or a second reading of `me`."""
    # Nothing that SQLite could look up: it would come at rows by their annotator, and then sort them by place.
    begin = f"{me}{SECOND}"
    return f"(+{column} = {_quoted(me)} OR substr(+{column}, 1, {len(begin)}) = {_quoted(begin)})"


def submitted(article: str, me: str) -> str:
    """SQL: `me` has submitted the marks in the article of that id."""
    return f"""EXISTS (SELECT 1 FROM main.progress AS p
      WHERE p.article = {article} AND p.annotator = {_quoted(me)} AND p.submitted = 1)"""


def _conditions(me: str) -> dict[str, str]:
    """What may be seen of each table, called `t`."""

    def within(key: str) -> str:
        return submitted(f"(SELECT a.id FROM main.article AS a WHERE a.key = {key})", me)

    whole = f"({own('s.annotator', me)} OR {within('s.article')})"
    part = f"EXISTS (SELECT 1 FROM main.statement AS s WHERE s.key = t.statement AND {whole})"
    of_hidden = f"""EXISTS (SELECT 1 FROM main.statement AS s WHERE s.id = t.entity AND NOT {whole})
      OR EXISTS (SELECT 1 FROM main.decision AS d WHERE d.id = t.entity AND NOT {submitted("d.article", me)})
      OR EXISTS (SELECT 1 FROM main.comment AS c WHERE c.id = t.entity AND NOT {submitted("c.article", me)})"""
    return {
        "statement": f"({own('t.annotator', me)} OR {within('t.article')})",
        **dict.fromkeys(("statement_source", "statement_code", "statement_piece"), part),
        "tally": f"({own('t.annotator', me)} OR {within('t.article')})",
        # A reviewer's word on what others marked tells of their marks, whoever the reviewer is.
        "decision": submitted("t.article", me),
        "settlement": f"NOT ({of_hidden})",
        "comment": f"(t.body ->> 'annotator' = {_quoted(me)} OR {submitted('t.article', me)})",
    }


def _quoted(words: str) -> str:
    """A view takes no parameters."""
    return "'" + words.replace("'", "''") + "'"
