"""What annotators are called where they are shown: by name, or by number where names are hidden."""

from __future__ import annotations

import sqlite3

from ...model.people import Annotator, is_of
from ...model.review import ADJUDICATED
from ..reading import every, one
from ..sight import arrangement

UNKNOWN = "a coworker"
"""Where the file does not say who it was."""


def shown_names(link: sqlite3.Connection, me: str) -> dict[str, str]:
    """Annotator ids -> the name that `me` may see, by id. Every list that shows annotators asks here."""
    known = {a.id: a.name for a in every(link, Annotator, "SELECT body FROM annotator ORDER BY id")}
    if not arrangement(link).nameless:
        return known
    others = [id for id in known if id != ADJUDICATED.id and not is_of(id, me)]
    return known | _numbered(others)


def shown_name(link: sqlite3.Connection, annotator: str, me: str, unknown: str = UNKNOWN) -> str:
    """As `shown_names`, for one of them."""
    if arrangement(link).nameless:
        return shown_names(link, me).get(annotator, unknown)
    found = one(link, Annotator, "SELECT body FROM annotator WHERE id = ?", (annotator,))
    return found.name if found else unknown


def _numbered(annotators: list[str]) -> dict[str, str]:
    """Neither the names nor who came first can be told from the order, and it is the same each time."""
    from hashlib import sha256  # loads a library of ciphers, which a list with names need not wait for

    order = sorted(annotators, key=lambda id: sha256(id.encode()).digest())
    return {id: f"Annotator {number}" for number, id in enumerate(order, 1)}
