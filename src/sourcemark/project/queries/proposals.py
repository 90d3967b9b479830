"""What people did with the proposals in an article, and what the program has learnt from this project."""

from __future__ import annotations

import sqlite3

from ...model.ids import Id
from ...model.proposals import LEARNED, Learned, Verdict
from ..merging.travelling import undone_mergings
from ..reading import every, one

_TEXT = """(SELECT l.became ->> 'sha256' FROM main.change l
  WHERE l.entity = {article} AND l.kind = 'article' AND l.became IS NOT NULL LIMIT 1)"""
# Of a text that two people had imported one article is left: what was answered in the other still holds.
_VERDICTS = f"""WITH RECURSIVE alike(id) AS (VALUES (?1)
    UNION SELECT c.article FROM alike JOIN main.carried c ON c.into_article = alike.id
    WHERE c.merging NOT IN ({undone_mergings("main")})),
  same(id) AS (SELECT id FROM alike
    WHERE id = ?1 OR {_TEXT.format(article="alike.id")} = {_TEXT.format(article="?1")})
  SELECT body FROM verdict WHERE article IN same {{whose}} ORDER BY key"""


def verdicts_of(link: sqlite3.Connection, article: Id, annotator: Id = "") -> list[Verdict]:
    """The verdicts in an article, the earliest first: of that annotator, or all that may be seen."""
    query = _VERDICTS.format(whose="AND +annotator = ?2" if annotator else "")
    return list(every(link, Verdict, query, (article, annotator) if annotator else (article,)))


def learned(link: sqlite3.Connection) -> Learned | None:
    """What was learnt, for whichever model; None where nothing was yet."""
    return one(link, Learned, "SELECT body FROM learned WHERE id = ?", (LEARNED,))
