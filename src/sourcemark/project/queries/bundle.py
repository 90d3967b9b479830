"""A scope of the project as a bundle: sorted and streamed, so that a million statements need no memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator

import msgspec

from ...model.articles import Article, Progress
from ...model.bundle import Item, Moment, Original, Text
from ...model.codebook import Codebook
from ...model.kinds import AT_HOME, KINDS
from ...model.people import Annotator
from ...model.review import ADJUDICATED, Comment, Decision, Settlement
from ...model.scope import Scope
from ...model.sources import Assessment, Source
from ...model.statements import Statement
from .. import texts as kept
from ..merging.travelling import in_force, made_here
from ..reading import T, every
from .settled import settled
from .statements import count, stream

# Without a schema: of what may not be seen not even the time is told. What is gone has no say.
_SHOWN = " OR ".join(
    f"c.kind = '{kind}' AND EXISTS (SELECT 1 FROM {kind} t WHERE t.id = c.entity)"
    for kind in KINDS
    if kind not in AT_HOME
)


def _latest(log: str, changes: str, condition: str) -> str:
    return f"""SELECT * FROM (SELECT o.clock FROM main.{log} o WHERE {condition} AND EXISTS (
      SELECT 1 FROM main.{changes} c WHERE c.operation = o.key AND ({_SHOWN})) ORDER BY o.clock DESC LIMIT 1)"""


_HERE = f"o.role <> 'setup' AND {made_here('main', 'o')}"
_LAST = f"""SELECT max(clock) FROM ({_latest("operation", "change", _HERE)}
  UNION ALL {_latest("received", "received_change", in_force("main", "o"))})"""


Order = Callable[[str], str]
"""Id of an article -> what the articles are put in order by."""


def bundle(
    link: sqlite3.Connection, scope: Scope, *, texts: bool = True, order: Order | None = None
) -> Generator[Item, None, None]:
    """All that a scope takes, in the order `model.bundle` says. Without `texts`: only what describes them.

    With `order`, articles and with them their statements come in that order instead.
    It is one moment of the file, whoever goes on writing: nothing refers to what came later, and what a
    long operation under way has written so far is left out.
    """
    link.execute("BEGIN")
    try:
        yield from _moment(link, scope, texts, order)
    finally:
        link.execute("ROLLBACK")


def _moment(link: sqlite3.Connection, scope: Scope, texts: bool, order: Order | None) -> Iterator[Item]:
    if texts:
        yield _how_late(link)
    for kind in (Annotator, Codebook, Source, Assessment):
        yield from _all(link, kind)
    if texts:
        yield from _texts(link, scope)
    held: dict[str, None] = {}
    for article in articles(link, scope, order):
        held[article.id] = None
        yield article
    yield from (
        d
        for d in _all(link, Decision)
        if d.article in held
        and _is_wanted(scope, ADJUDICATED.id, d.annotator)
        and _is_about(link, scope, _decided(d))
    )
    yield from stream(link, scope) if order is None else _one_by_one(link, scope, held)
    yield from (p for p in _all(link, Progress) if p.article in held and _is_wanted(scope, p.annotator))
    yield from (
        c
        for c in _all(link, Comment)
        if c.article in held and _is_wanted(scope, c.annotator) and _is_about(link, scope, c.about)
    )
    if not (scope.articles or scope.annotators):
        yield from _all(link, Settlement)


def _how_late(link: sqlite3.Connection) -> Moment:
    """0 where nobody did anything yet."""
    (clock,) = link.execute(_LAST).fetchone()
    return Moment(clock=clock or 0)


def _is_wanted(scope: Scope, *annotators: str) -> bool:
    return not scope.annotators or not {*annotators}.isdisjoint(scope.annotators)


def _decided(d: Decision) -> set[str]:
    return {c.statement for c in d.considered} | {r.statement for r in d.results}


def _is_about(link: sqlite3.Connection, scope: Scope, statements: Iterable[str]) -> bool:
    """Where a scope picks statements out, only what is said of one of these goes along, whoever marked it."""
    if not (scope.types or scope.statuses or scope.since or scope.until):
        return True
    return bool(count(link, msgspec.structs.replace(scope, annotators=()), statements))


def _all(link: sqlite3.Connection, kind: type[T]) -> Iterator[T]:
    row = settled(link, kind, "t")
    return every(link, kind, f"SELECT {row.body} FROM {kind.kind} t WHERE {row.stands} ORDER BY id")


def articles(link: sqlite3.Connection, scope: Scope, order: Order | None = None) -> Iterator[Article]:
    """The articles of a scope by id, or in that order."""
    wanted = frozenset(scope.articles)
    found = (
        article
        for article in _all(link, Article)
        if (scope.binned or not article.binned) and (not wanted or article.id in wanted)
    )
    yield from found if order is None else sorted(found, key=lambda a: order(a.id))


def _one_by_one(link: sqlite3.Connection, scope: Scope, articles: dict[str, None]) -> Iterator[Statement]:
    for id in articles:
        yield from stream(link, msgspec.structs.replace(scope, articles=(id,)))


def _texts(link: sqlite3.Connection, scope: Scope) -> Iterator[Item]:
    found = list(articles(link, scope))
    for digest in sorted({a.sha256 for a in found}):
        yield Text(sha256=digest, text=kept.text(link, digest))
    for digest in sorted({a.captured.original for a in found if a.captured.original}):
        yield Original(sha256=digest, data=kept.original(link, digest))
