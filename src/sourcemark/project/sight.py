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

from ..model.entity import Entity
from ..model.kinds import lies_in
from ..model.people import SECOND, is_of
from ..model.proposals import Learned, Verdict
from ..model.review import ARRANGEMENT, Arrangement, Comment, Settlement
from ..model.statements import Statement
from .reading import one

OPEN = ("annotator", "codebook", "article", "source", "assessment", "progress", "arrangement")
"""Kinds that tell nothing of how an article was marked: how far a coworker is may be seen."""
OWN = ("statement", "comment")
"""Kinds of which one sees one's own, and others' once one's own marks of the article are submitted."""
MARKS = (*OWN, "decision")
"""With those of which one sees none before: a reviewer's word tells of marks, whoever the reviewer is."""
ALONE = ("verdict", "learned")
"""Kinds of which one sees one's own and what nobody signed: of others' never any, whatever is submitted.

A settlement is seen by who sees what it is about. A kind that is named nowhere here is hidden.
"""

_TABLES = (
    *("statement", "statement_source", "statement_code", "statement_piece"),
    *("tally", "decision", "comment", "settlement"),
    *ALONE,
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


def in_log(change: str, me: str) -> str:
    """SQL: `me` may see what that row of the history is about."""
    body = f"coalesce({change}.became, {change}.was)"
    about = _decided(f"{body} ->> 'of'", f"{body} ->> 'entity'", me)
    return f"CASE {change}.kind WHEN 'settlement' THEN {about} ELSE {_logged(change, me)} END"


def opened(link: sqlite3.Connection, me: str, article: str) -> bool:
    """False where `me` works blind and has not submitted the marks of the article yet."""
    if not arrangement(link).blind:
        return True
    return bool(link.execute(f"SELECT {submitted('?', me)}", (article,)).fetchone()[0])


def all_opened(link: sqlite3.Connection, me: str) -> bool:
    """True when nothing is hidden from `me` in any article that stands in the file."""
    query = f"SELECT EXISTS (SELECT 1 FROM main.article AS a WHERE NOT {submitted('a.id', me)})"
    return not arrangement(link).blind or not link.execute(query).fetchone()[0]


def may_see(link: sqlite3.Connection, me: str, thing: Entity) -> bool:
    """True when `me` may see the thing, whether it stands in the file or not: the rule of the views, in Python."""
    if not arrangement(link).blind or thing.kind in OPEN:
        return True
    match thing:
        case Settlement():
            query = f"SELECT {_decided('?1', '?2', me)}"
            return bool(link.execute(query, (thing.of, thing.entity)).fetchone()[0])
        case Learned(annotator=None):
            return True
        case Statement() | Comment() | Verdict() | Learned() if is_of(thing.annotator or "", me):
            return True
    article = lies_in(thing) if thing.kind in MARKS else None
    return article is not None and opened(link, me, article)


def _conditions(me: str) -> dict[str, str]:
    """What may be seen of each table, called `t`."""

    def mark(row: str) -> str:
        article = f"(SELECT a.id FROM main.article AS a WHERE a.key = {row}.article)"
        return _rule(Statement.kind, f"{row}.annotator", article, me)

    part = f"EXISTS (SELECT 1 FROM main.statement AS s WHERE s.key = t.statement AND {mark('s')})"
    return {
        "statement": mark("t"),
        **dict.fromkeys(("statement_source", "statement_code", "statement_piece"), part),
        "tally": mark("t"),
        "decision": _rule("decision", "''", "t.article", me),
        "settlement": _decided("t.body ->> 'of'", "t.entity", me),
        "comment": _rule("comment", "(t.body ->> 'annotator')", "t.article", me),
        "verdict": _rule("verdict", "t.annotator", "t.article", me),
        "learned": _rule("learned", "(t.body ->> 'annotator')", "''", me),
    }


def _rule(kind: str, annotator: str, article: str, me: str) -> str:
    """What may be seen of a kind of marks, by what names its annotator and its article."""
    if kind in ALONE:
        return f"coalesce({own(annotator, me)}, 1)"
    seen = submitted(article, me)
    return f"({own(annotator, me)} OR {seen})" if kind in OWN else seen


def _logged(change: str, me: str) -> str:
    """What may be seen of a row of the history that is no settlement."""
    body = f"coalesce({change}.became, {change}.was)"
    kinds = (*MARKS, *ALONE)
    rules = (_rule(kind, f"({body} ->> 'annotator')", f"({body} ->> 'article')", me) for kind in kinds)
    cases = " ".join(f"WHEN '{kind}' THEN {rule}" for kind, rule in zip(kinds, rules, strict=True))
    return f"CASE {change}.kind {cases} ELSE {change}.kind IN {OPEN} END"


def _decided(kind: str, entity: str, me: str) -> str:
    """What may be seen of a settlement: as much as of what it is about, which may be deleted."""
    last = f"""SELECT {_logged("told", me)} FROM main.change AS told
      WHERE told.kind = {kind} AND told.entity = {entity} ORDER BY told.key DESC LIMIT 1"""
    return f"coalesce({kind} IN {OPEN} OR ({last}), 0)"


def _quoted(words: str) -> str:
    """A view takes no parameters."""
    return "'" + words.replace("'", "''") + "'"
