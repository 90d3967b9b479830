"""Do texts, entities and the tables made from them agree? Yields None for each thing in order, else problems."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from ..model.articles import Article
from ..model.entity import Entity
from ..model.faults import faults
from ..model.kinds import KINDS, decode, encode
from ..model.spans import Span
from ..model.statements import Statement
from . import texts as kept
from .index import source_rows
from .replay import Problem
from .rows import cells

Found = Iterator[Problem | None]


def texts(link: sqlite3.Connection) -> Found:
    """Texts and originals against their hashes."""
    for digest, text in link.execute("SELECT sha256, text FROM text"):
        right = sha256(text.encode()).hexdigest() == digest
        yield None if right else Problem(f"text {digest}", "is not the one that was frozen")
    for digest, data in link.execute("SELECT sha256, bytes FROM original"):
        right = sha256(data).hexdigest() == digest
        yield None if right else Problem(f"original {digest}", "is not the one that was kept")


def entities(link: sqlite3.Connection) -> Found:
    """Every entity but statements: its JSON, and the columns that repeat parts of it."""
    for kind in KINDS:
        if kind != Statement.kind:
            yield from _entities(link, kind)


def _entities(link: sqlite3.Connection, kind: str) -> Found:
    for row in _rows(link, f"SELECT * FROM {kind}"):
        thing = decode(KINDS[kind], str(row["body"]))
        problems = _same(row, thing, cells(thing))
        if isinstance(thing, Article):
            problems += _length(link, thing)
        yield from problems or (None,)


def _rows(link: sqlite3.Connection, query: str, values: Iterable[object] = ()) -> Iterator[dict[str, object]]:
    cursor = link.execute(query, tuple(values))
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def _same(row: dict[str, object], thing: Entity, expected: dict[str, object]) -> list[Problem]:
    where = f"{thing.kind} {row['id']}"
    wrong = [name for name, value in {"id": thing.id, **expected}.items() if row[name] != value]
    if encode(thing).decode() != row["body"]:
        wrong.append("body")
    return [Problem(where, f"its column {name} is not what its body says") for name in wrong]


def _length(link: sqlite3.Connection, article: Article) -> list[Problem]:
    length = len(kept.text(link, article.sha256))
    return (
        []
        if length == article.length
        else [Problem(f"article {article.id}", f"its text has {length} characters")]
    )


def mergers(link: sqlite3.Connection) -> Iterator[Problem]:
    """Sources from which following who was merged into whom leads back to themselves."""
    query = "SELECT id, merged_into FROM source WHERE merged_into IS NOT NULL ORDER BY id"
    into, done = dict(link.execute(query).fetchall()), set[str]()
    for first in into:
        source, way = first, dict[str, None]()
        while source in into and source not in done and source not in way:
            way[source] = None
            source = into[source]
        if source in way:
            yield Problem(f"source {source}", "was merged into itself, by way of others")
        done.update(way)


def statements(link: sqlite3.Connection) -> Found:
    """Statements, article by article: places and quotes against the text, tables against the body."""
    for key, id, digest in link.execute("SELECT key, id, sha256 FROM article").fetchall():
        text, tables = kept.text(link, digest), _Tables(link, key)
        for row in _rows(link, "SELECT * FROM statement WHERE article = ?", (key,)):
            s = decode(Statement, str(row["body"]))
            problems = _same(row | {"article": id}, s, cells(s))
            problems += [
                Problem(f"statement {s.id}", what) for what in (*faults(s, text), *tables.differ(row, s))
            ]
            yield from problems or (None,)


class _Tables:
    """The tables that repeat parts of the statements of one article, read at once."""

    def __init__(self, link: sqlite3.Connection, article: int) -> None:
        of = "(SELECT key FROM statement WHERE article = ?)"
        pieces = (
            f"SELECT statement, article, position, first, last FROM statement_piece WHERE statement IN {of}"
        )
        sources = f"""SELECT l.statement, l.hop, o.id FROM statement_source l JOIN source o ON o.key = l.source
          WHERE l.statement IN {of}"""
        codes = f"SELECT statement, facet, code FROM statement_code WHERE statement IN {of}"
        self._article = article
        self._pieces, self._sources, self._codes = (
            _grouped(link.execute(query, (article,))) for query in (pieces, sources, codes)
        )

    def differ(self, row: dict[str, object], s: Statement) -> Iterator[str]:
        """What the tables say otherwise than the statement."""
        key = row["key"]
        spans: Iterable[Span] = s.spans if len(s.spans) > 1 else ()
        if self._pieces[key] != {(self._article, n, span.start, span.end) for n, span in enumerate(spans)}:
            yield "the table of pieces says otherwise"
        if self._sources[key] != set(source_rows(s)):
            yield "the table of speakers says otherwise"
        if self._codes[key] != {(facet, code) for facet, codes in s.codes.items() for code in codes}:
            yield "the table of codes says otherwise"


def _grouped(rows: Iterable[tuple[object, ...]]) -> defaultdict[object, set[tuple[object, ...]]]:
    found: defaultdict[object, set[tuple[object, ...]]] = defaultdict(set)
    for key, *rest in rows:
        found[key].add(tuple(rest))
    return found


def tally(link: sqlite3.Connection) -> Iterator[Problem]:
    """Numbers of statements per article and annotator, counted anew."""
    kept = "SELECT article, annotator, statements, reach FROM tally WHERE statements <> 0"
    anew = "SELECT article, annotator, count(*), max(last) FROM statement GROUP BY article, annotator"
    for one, other in ((kept, anew), (anew, kept)):
        for article, annotator, *_ in link.execute(f"{one} EXCEPT {other}"):
            yield Problem(f"tally of article {article}, annotator {annotator}", "is not what a count gives")
