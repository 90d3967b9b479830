"""What a reviewer asks of the file: the readings of an article, what is decided and said on it, how far all are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.json import encode as json_encode

from ...model.articles import Article
from ...model.ids import Id
from ...model.review import Comment, Decision
from ...model.spans import Span
from ...model.statements import Statement
from ..reading import every, one, thing


class Share(Struct, frozen=True):
    """How far one annotator is with one article."""

    article: Id
    annotator: Id
    statements: int
    done: bool
    submitted: bool

    @property
    def state(self) -> str:
        """One word: "submitted", "done", "started", or empty."""
        return (
            "submitted" if self.submitted else "done" if self.done else "started" if self.statements else ""
        )


Marked = tuple[int, int, str, str, str]
"""Start, end, id, source type and annotator: what a lane needs of a statement. Plain, for 20,000 at a time."""


class Decided(Struct, frozen=True):
    """What is decided in one article."""

    decisions: int
    considered: int
    """Annotators' statements that are still there and that a decision rests on."""


def statements_by(link: sqlite3.Connection, article: Id) -> dict[Id, list[Statement]]:
    """The statements of an article by annotator, each one's in the order of their places."""
    query = """SELECT body FROM statement WHERE article = (SELECT key FROM article WHERE id = ?)
      ORDER BY first, last, id"""
    found: dict[Id, list[Statement]] = {}
    for (body,) in link.execute(
        query, (article,)
    ).fetchall():  # at once: tens of thousands are asked for at a time
        statement = thing(link, Statement, body)
        found.setdefault(statement.annotator, []).append(statement)
    return found


def marked_by(link: sqlite3.Connection, article: Id, near: Span | None = None) -> list[Marked]:
    """The statements of an article in the order of their places, all or those that begin in a stretch.

    `start` and `end` enclose all pieces.
    """
    query = """SELECT first, last, id, source_type, annotator FROM statement
      WHERE article = (SELECT key FROM article WHERE id = ?) AND first >= ? AND first < ?
      ORDER BY first, last, id"""
    stretch = (near.start, near.end) if near else (0, 2**53)
    return list(link.execute(query, (article, *stretch)))


def seen_in(link: sqlite3.Connection, article: Id) -> set[Id]:
    """Annotators who marked something in an article, or say that they are done with it."""
    query = """SELECT annotator FROM tally WHERE statements > 0 AND article = (SELECT key FROM article WHERE id = ?)
      UNION SELECT annotator FROM progress WHERE article = ? AND (done = 1 OR submitted = 1)"""
    return {annotator for (annotator,) in link.execute(query, (article, article))}


def decisions_in(link: sqlite3.Connection, article: Id) -> list[Decision]:
    """What is decided in an article, by id."""
    return list(every(link, Decision, "SELECT body FROM decision WHERE article = ? ORDER BY id", (article,)))


def decisions_on(link: sqlite3.Connection, article: Id, statements: Iterable[Id]) -> list[Decision]:
    """What is decided in an article on any of these statements of annotators, by id."""
    query = """SELECT body FROM decision d WHERE article = ? AND EXISTS (
        SELECT 1 FROM json_each(d.body, '$.considered') c
        WHERE c.value ->> 'statement' IN (SELECT value FROM json_each(?)))
      ORDER BY id"""
    return list(every(link, Decision, query, (article, json_encode([*statements]).decode())))


def decision_behind(link: sqlite3.Connection, statement: Statement) -> Decision | None:
    """The decision that a statement of the adjudicated layer comes from; None for any other."""
    query = """SELECT d.body FROM decision d, json_each(d.body, '$.results') r
      WHERE d.article = ? AND r.value ->> 'statement' = ? ORDER BY d.id LIMIT 1"""
    return one(link, Decision, query, (statement.article, statement.id))


def comments_in(link: sqlite3.Connection, article: Id) -> list[Comment]:
    """What is said in an article, the earliest first."""
    query = "SELECT body FROM comment WHERE article = ? ORDER BY body ->> 'at', key"
    return list(every(link, Comment, query, (article,)))


def shares(link: sqlite3.Connection) -> Iterator[Share]:
    """Everybody's share in every article that is not in the bin, by article and annotator.

    It reads the counts that are kept with each change, not the statements themselves.
    """
    query = """SELECT article, annotator, sum(statements), max(done), max(submitted) FROM (
        SELECT a.id AS article, t.annotator, t.statements, 0 AS done, 0 AS submitted
        FROM tally t JOIN article a ON a.key = t.article WHERE a.binned = 0 AND t.statements > 0
      UNION ALL
        SELECT p.article, p.annotator, 0, p.done, p.submitted
        FROM progress p JOIN article a ON a.id = p.article WHERE a.binned = 0)
      GROUP BY article, annotator ORDER BY article, annotator"""
    for article, annotator, statements, done, submitted in link.execute(query):
        yield Share(article, annotator, statements, bool(done), bool(submitted))


def decided_in(link: sqlite3.Connection) -> dict[Id, Decided]:
    """What is decided in each article that has a decision."""
    query = """SELECT d.article, count(DISTINCT d.key), count(DISTINCT s.key)
      FROM decision d LEFT JOIN json_each(d.body, '$.considered') c
      LEFT JOIN statement s ON s.id = c.value ->> 'statement' GROUP BY d.article"""
    return {article: Decided(decided, known) for article, decided, known in link.execute(query)}


def articles_read(link: sqlite3.Connection) -> list[Article]:
    """The articles outside the bin that somebody marked or is done with, the latest published first."""
    query = """SELECT body FROM article a WHERE binned = 0 AND (
        EXISTS (SELECT 1 FROM tally t WHERE t.article = a.key AND t.statements > 0)
        OR EXISTS (SELECT 1 FROM progress p WHERE p.article = a.id)
        OR EXISTS (SELECT 1 FROM decision d WHERE d.article = a.id))
      ORDER BY published DESC, id DESC"""
    return list(every(link, Article, query))


def places_of(link: sqlite3.Connection, annotator: Id) -> list[tuple[Id, Id]]:
    """`(article, statement)` for each statement of an annotator outside the bin, by article and id."""
    query = """SELECT a.id, s.id FROM statement s JOIN article a ON a.key = s.article
      WHERE s.annotator = ? AND a.binned = 0 ORDER BY a.id, s.id"""
    return link.execute(query, (annotator,)).fetchall()


def statements_of(link: sqlite3.Connection, annotator: Id) -> list[Statement]:
    """The statements of one annotator outside the bin, by article and place."""
    query = """SELECT s.body FROM statement s JOIN article a ON a.key = s.article
      WHERE s.annotator = ? AND a.binned = 0 ORDER BY a.id, s.first, s.last, s.id"""
    return list(every(link, Statement, query, (annotator,)))
