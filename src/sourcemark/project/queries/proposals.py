"""What people did with the proposals in an article, and what the program has learnt from this project."""

from __future__ import annotations

import sqlite3

from ...model.ids import Id
from ...model.proposals import LEARNED, Learned, Verdict
from ..reading import every, one


def verdicts_of(link: sqlite3.Connection, article: Id, annotator: Id = "") -> list[Verdict]:
    """The verdicts in an article, the earliest first: of that annotator, or all that may be seen."""
    whose = " AND annotator = ?" if annotator else ""
    query = f"SELECT body FROM verdict WHERE article = ?{whose} ORDER BY key"
    return list(every(link, Verdict, query, (article, annotator) if annotator else (article,)))


def learned(link: sqlite3.Connection) -> Learned | None:
    """What was learnt, for whichever model; None where nothing was yet."""
    return one(link, Learned, "SELECT body FROM learned WHERE id = ?", (LEARNED,))
