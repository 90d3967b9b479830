"""Articles for the list: all keys of a filter at once (an integer each), rows as they come into view."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from ...model.articles import Article, Progress
from ...model.scope import ArticleFilter, ArticleState
from ...model.statements import Status
from ..reading import in_words, one, thing
from .match import like, match
from .settled import settled


class ArticleRow(Struct, frozen=True):
    """What the list shows of an article: counts and progress are those of the annotator who asks."""

    article: Article
    statements: int
    reach: float
    """How far into the text the statements reach, 0 to 1."""
    done: bool
    submitted: bool = False


_STATES: dict[ArticleState, str] = {
    "all": "a.binned = 0",
    "new": "a.binned = 0 AND coalesce(t.statements, 0) = 0 AND coalesce(p.done, 0) = 0",
    "started": "a.binned = 0 AND t.statements > 0 AND coalesce(p.done, 0) = 0",
    "done": "a.binned = 0 AND p.done = 1",
    "binned": "a.binned = 1",
}
_JOINS = """
LEFT JOIN tally t ON t.article = a.key AND t.annotator = ?
LEFT JOIN progress p ON p.article = a.id AND p.annotator = ? """


def article_keys(link: sqlite3.Connection, wanted: ArticleFilter, annotator: str) -> list[int]:
    """Keys of the articles that pass the filter, the latest published first."""
    joins = "" if wanted.state in ("all", "binned") else _JOINS
    where = [_STATES[wanted.state], settled(link, Article, "a").stands]
    values = [annotator, annotator] if joins else []
    for pattern in like(wanted.words):
        where.append("a.fold LIKE ? ESCAPE '\\'")
        values.append(pattern)
    if expression := match(wanted.text):
        where.append("a.key IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)")
        values.append(expression)
    query = f"SELECT a.key FROM article a {joins} WHERE {' AND '.join(where)} ORDER BY a.published DESC, a.id DESC"
    return [key for (key,) in link.execute(query, values)]


def article_rows(link: sqlite3.Connection, keys: Sequence[int], annotator: str) -> dict[int, ArticleRow]:
    """Rows of those keys (a screenful, at most some hundred). Vanished ones are missing."""
    marks = ", ".join("?" * len(keys))
    query = (
        "SELECT a.key, a.body, coalesce(t.statements, 0), coalesce(t.reach, 0), coalesce(p.done, 0), "
        f"coalesce(p.submitted, 0) FROM article a {_JOINS} WHERE a.key IN ({marks})"
    )
    with in_words(link):
        rows = link.execute(query, (annotator, annotator, *keys))
        return {row[0]: _as_row(link, row) for row in rows}


def _as_row(link: sqlite3.Connection, row: tuple[int, str, int, int, int, int]) -> ArticleRow:
    _, body, statements, reach, done, submitted = row
    article = thing(link, Article, body)
    # A file that is damaged on purpose may say anything; what paints the row counts on the bound.
    part = max(0.0, min(1.0, reach / article.length)) if article.length else 0.0
    return ArticleRow(article, statements, part, bool(done), bool(submitted))


def article_key(link: sqlite3.Connection, article: str) -> int | None:
    """The key of an article, None when there is none."""
    row = link.execute("SELECT key FROM article WHERE id = ?", (article,)).fetchone()
    return row and int(row[0])


def articles_with_text(link: sqlite3.Connection, sha256: str) -> list[str]:
    """Ids of articles, binned or not, that have exactly this text."""
    return [id for (id,) in link.execute("SELECT id FROM article WHERE sha256 = ? ORDER BY id", (sha256,))]


def articles_from_bytes(link: sqlite3.Connection, sha256: str) -> list[str]:
    """Ids of articles, binned or not, that came from exactly these bytes."""
    return [id for (id,) in link.execute("SELECT id FROM article WHERE original = ? ORDER BY id", (sha256,))]


def articles_at(link: sqlite3.Connection, address: str, most: int) -> list[str]:
    """Ids of articles, binned or not, that have this address; so many at most."""
    return _ids(link, "SELECT id FROM article WHERE body ->> 'url' = ? ORDER BY id LIMIT ?", address, most)


def articles_called(link: sqlite3.Connection, title: str, most: int) -> list[str]:
    """Ids of articles, binned or not, that have this title; so many at most."""
    return _ids(link, "SELECT id FROM article WHERE body ->> 'title' = ? ORDER BY id LIMIT ?", title, most)


def articles_that_say(link: sqlite3.Connection, words: str, most: int) -> list[str]:
    """Ids of articles, binned or not, that have all of these words; so many at most."""
    query = "SELECT a.id FROM article a JOIN article_search s ON s.rowid = a.key WHERE article_search MATCH ? LIMIT ?"
    return _ids(link, query, match(words), most)


def _ids(link: sqlite3.Connection, query: str, wanted: str, most: int) -> list[str]:
    """None for nothing: what has no address has not the same address as all others without one."""
    return [id for (id,) in link.execute(query, (wanted, most))] if wanted else []


def progress_of(link: sqlite3.Connection, article: str, annotator: str) -> Progress | None:
    """How far that annotator says to be with that article."""
    query = "SELECT body FROM progress WHERE article = ? AND annotator = ?"
    return one(link, Progress, query, (article, annotator))


# The plus keeps SQLite on the index that also has the status: by the other one it would read every row.
_OWN = "+annotator = ? AND status = ? AND article = (SELECT key FROM article WHERE id = ?)"


def own_with(link: sqlite3.Connection, article: str, annotator: str, status: Status) -> list[str]:
    """Ids of an annotator's statements in an article that have this status, in the order of their places."""
    query = f"SELECT id FROM statement WHERE {_OWN} ORDER BY first, last, id"
    return [id for (id,) in link.execute(query, (annotator, status, article))]


def number_with(link: sqlite3.Connection, article: str, annotator: str, status: Status) -> int:
    """How many of an annotator's statements in an article have this status."""
    found = link.execute(f"SELECT count(*) FROM statement WHERE {_OWN}", (annotator, status, article))
    return int(found.fetchone()[0])


def unsubmitted(link: sqlite3.Connection, annotator: str) -> int:
    """How many articles outside the bin an annotator has not submitted."""
    query = """SELECT count(*) FROM article a WHERE a.binned = 0 AND NOT EXISTS
      (SELECT 1 FROM progress p WHERE p.article = a.id AND p.annotator = ? AND p.submitted = 1)"""
    return int(link.execute(query, (annotator,)).fetchone()[0])
