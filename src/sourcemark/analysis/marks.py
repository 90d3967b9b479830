"""All statements that are compared, as columns: the form in which a hundred thousand of them are quick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model.codebook import SOURCE_TYPE
from ..model.ids import Id
from ..model.statements import Statement
from .facets import column
from .readings import Canon, Reading
from .tables import Ints


class Pieces:
    """Spans sorted by start: `start`, `end`, `owner` (row of the statement) and `article` (its number)."""

    def __init__(self, start: Ints, end: Ints, owner: Ints, article: Ints) -> None:
        self.start, self.end, self.owner, self.article = start, end, owner, article


class Marks:
    """Statements of all readings, one row each, by article, annotator and id.

    All articles lie on one line, one behind the other with a gap between them, so that places of different
    articles never meet. `piece_*` hold the spans on that line, row by row.
    """

    def __init__(
        self, readings: Iterable[Reading], canon: Canon, annotators: Sequence[Id] | None = None
    ) -> None:
        """`annotators`: whose statements count, and in which order; by default all, by id."""
        self.readings = list(readings)
        known = sorted({who for reading in self.readings for who in reading.marks})
        self.annotators: tuple[Id, ...] = tuple(known if annotators is None else dict.fromkeys(annotators))
        self.articles: tuple[Id, ...] = tuple(reading.article for reading in self.readings)
        self.seen = np.array([[who in r.marks for who in self.annotators] for r in self.readings], bool)
        self.seen = self.seen.reshape(len(self.articles), len(self.annotators))
        self.statements: list[Statement] = []
        article, annotator = self._rows()
        self.article: Ints = np.array(article, np.int64)
        self.annotator: Ints = np.array(annotator, np.int64)
        self.canon = canon
        self.type: Ints = column(self.statements, canon, SOURCE_TYPE).whole
        """Numbers that are the same for the same source type; -1 for none."""
        self._places()

    def _rows(self) -> tuple[list[int], list[int]]:
        article, annotator = list[int](), list[int]()
        for number, reading in enumerate(self.readings):
            for who, name in enumerate(self.annotators):
                theirs = sorted(reading.marks.get(name, ()), key=_id)
                self.statements += theirs
                article += [number] * len(theirs)
                annotator += [who] * len(theirs)
        return article, annotator

    def _places(self) -> None:
        """The line of all articles, and every statement's spans on it."""
        spans = [statement.spans for statement in self.statements]
        count = np.fromiter(map(len, spans), np.int64, len(spans))
        flat = np.array([(span.start, span.end) for places in spans for span in places], np.int64).reshape(
            -1, 2
        )
        self.piece_row: Ints = np.repeat(np.arange(len(spans)), count)
        self.length: Ints = np.array([reading.length for reading in self.readings], np.int64)
        np.maximum.at(self.length, self.article[self.piece_row], flat[:, 1])
        self.base: Ints = np.concatenate([[0], np.cumsum(self.length + 1)]).astype(np.int64)
        self.piece_start: Ints = flat[:, 0] + self.base[self.article[self.piece_row]]
        self.piece_end: Ints = flat[:, 1] + self.base[self.article[self.piece_row]]
        sizes = np.bincount(self.piece_row, flat[:, 1] - flat[:, 0], len(spans))
        self.size: Ints = sizes.astype(np.int64)
        """Code points each statement marks."""
        self.start: Ints = self.piece_start[np.cumsum(count) - count]
        """Where each begins."""

    def pieces(self, annotator: int) -> Pieces:
        """The spans of one annotator, sorted by start."""
        at = np.flatnonzero(self.annotator[self.piece_row] == annotator)
        at = at[np.argsort(self.piece_start[at], kind="stable")]
        owner = self.piece_row[at]
        return Pieces(self.piece_start[at], self.piece_end[at], owner, self.article[owner])

    def article_at(self, place: Ints) -> Ints:
        """The number of the article in which places on the line lie."""
        return np.searchsorted(self.base, place, "right") - 1

    def both_saw(self, a: int, b: int) -> NDArray[np.bool_]:
        """Per article: whether both have seen it."""
        seen: NDArray[np.bool_] = self.seen[:, a] & self.seen[:, b]
        return seen


def _id(statement: Statement) -> Any:
    return statement.id
