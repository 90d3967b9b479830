"""What lists, filters and search ask for: tables that repeat parts of an entity, kept in step with it.

Each function is told what the entity was and what it became (None: it was not, or is no more). Tables are named
with their schema, `main`: what is written does not depend on what `sight` lets a query see.
"""

from __future__ import annotations

import sqlite3

from ..model.articles import Article
from ..model.entity import Entity
from ..model.patterns import pattern
from ..model.spans import hull
from ..model.statements import Statement
from . import texts

_UNSPACED = pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


Words = tuple[str, ...]
_SEARCH = {"article_search": ("text",), "statement_search": ("exact", "note")}


def searchable(text: str) -> str:
    """`text` with scripts written without spaces cut into single characters, as the full-text index keeps it."""
    return text if text.isascii() else _UNSPACED.sub(r" \g<0> ", text)


def index(link: sqlite3.Connection, key: int, was: Entity | None, became: Entity | None) -> None:
    """Bring the index tables of one entity up to date. Called before its row is dropped, after it is written."""
    if isinstance(was, Statement) or isinstance(became, Statement):
        _statement(link, key, _as_statement(was), _as_statement(became))
    elif isinstance(was, Article) or isinstance(became, Article):
        _article_search(link, key, was, became)


def _as_statement(thing: Entity | None) -> Statement | None:
    return thing if isinstance(thing, Statement) else None


def _statement(link: sqlite3.Connection, key: int, was: Statement | None, became: Statement | None) -> None:
    old, new = (statement_words(s) if s is not None else None for s in (was, became))
    _search(link, "statement_search", key, old, new)
    if became is None:
        # Pieces, sources and codes go with it.
        link.execute("DELETE FROM main.statement WHERE key = ?", (key,))
    else:
        _pieces(link, key, was, became)
        _sources(link, key, was, became)
        _codes(link, key, was, became)
    _tally(link, was, became)


def _search(link: sqlite3.Connection, table: str, key: int, old: Words | None, new: Words | None) -> None:
    """The tables keep no text of their own, so what is taken out must be said word for word."""
    if old == new:
        return
    columns = ", ".join(_SEARCH[table])
    marks = ", ?" * len(_SEARCH[table])
    if old is not None:
        link.execute(
            f"INSERT INTO {table} ({table}, rowid, {columns}) VALUES ('delete', ?{marks})", (key, *old)
        )
    if new is not None:
        link.execute(f"INSERT INTO {table} (rowid, {columns}) VALUES (?{marks})", (key, *new))


def statement_words(s: Statement) -> Words:
    """What is searched of a statement: the words marked, and the note."""
    return searchable(s.exact), searchable(s.note)


def _article_search(link: sqlite3.Connection, key: int, was: Entity | None, became: Entity | None) -> None:
    """Only coming and going count: between them the text is frozen."""
    if was is None and isinstance(became, Article):
        _search(link, "article_search", key, None, (searchable(texts.text(link, became.sha256)),))
    elif became is None and isinstance(was, Article):
        _search(link, "article_search", key, (searchable(texts.text(link, was.sha256)),), None)


def _pieces(link: sqlite3.Connection, key: int, was: Statement | None, became: Statement) -> None:
    """Only statements of several pieces have rows: of all others `first` and `last` say everything."""
    if was is not None and (was.spans, was.article) == (became.spans, became.article):
        return
    if was is not None and len(was.spans) > 1:
        link.execute("DELETE FROM main.statement_piece WHERE statement = ?", (key,))
    if len(became.spans) > 1:
        rows = [(key, key, n, s.start, s.end) for n, s in enumerate(became.spans)]
        insert = (
            "INSERT INTO main.statement_piece SELECT ?, article, ?, ?, ? FROM main.statement WHERE key = ?"
        )
        link.executemany(insert, [(k, n, start, end, k2) for k, k2, n, start, end in rows])


def _sources(link: sqlite3.Connection, key: int, was: Statement | None, became: Statement) -> None:
    old, new = source_rows(was), source_rows(became)
    if old != new:
        if old:
            link.execute("DELETE FROM main.statement_source WHERE statement = ?", (key,))
        insert = "INSERT INTO main.statement_source VALUES (?, ?, (SELECT key FROM source WHERE id = ?))"
        link.executemany(insert, [(key, *row) for row in new])


def source_rows(s: Statement | None) -> list[tuple[int, str]]:
    """`(hop, source)`; hop 0 is the first speaker, 1 and up those who passed it on."""
    if s is None:
        return []
    hops = [(n, hop.source) for n, hop in enumerate(s.chain, 1)]
    return [(0, source) for source in dict.fromkeys(s.attribution.sources)] + hops


def _codes(link: sqlite3.Connection, key: int, was: Statement | None, became: Statement) -> None:
    if was is not None and was.codes == became.codes:
        return
    if was is not None and was.codes:
        link.execute("DELETE FROM main.statement_code WHERE statement = ?", (key,))
    rows = [(key, *row) for row in code_rows(became)]
    link.executemany("INSERT INTO main.statement_code VALUES (?, ?, ?)", rows)


def code_rows(s: Statement) -> list[tuple[str, str]]:
    """`(facet, value)`, each once."""
    return sorted({(facet, code) for facet, codes in s.codes.items() for code in codes})


def _tally(link: sqlite3.Connection, was: Statement | None, became: Statement | None) -> None:
    """Statements of each annotator in each article, and how far into the text they reach."""
    if (
        was is not None
        and became is not None
        and (was.spans, was.annotator, was.article) == (became.spans, became.annotator, became.article)
    ):
        return
    if was is not None:
        link.execute(_TALLY_LESS, {"article": was.article, "annotator": was.annotator})
    if became is not None:
        place = {"article": became.article, "annotator": became.annotator, "last": hull(became.spans).end}
        if not link.execute(_TALLY_MORE, place).rowcount:
            link.execute(_TALLY_FIRST, place)


_TALLY_FIRST = (
    "INSERT INTO main.tally VALUES ((SELECT key FROM article WHERE id = :article), :annotator, 1, :last)"
)
_TALLY_MORE = """
UPDATE main.tally SET statements = statements + 1, reach = max(reach, :last)
WHERE annotator = :annotator AND article = (SELECT key FROM article WHERE id = :article)"""
_TALLY_LESS = """
UPDATE main.tally SET statements = statements - 1, reach = coalesce((SELECT max(last) FROM main.statement
  WHERE statement.article = tally.article AND statement.annotator = tally.annotator), 0)
WHERE annotator = :annotator AND article = (SELECT key FROM article WHERE id = :article)"""
