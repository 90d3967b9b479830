"""The articles that somebody has read, with everybody's share and how far the review is."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QObject, Qt

from ....model.ids import Id
from ....project.queries.review import Share
from ....work.review.progress import ArticleProgress
from ....work.review.queued import Counts
from ...widgets.parts import tip
from ...widgets.rows import Index
from ..known import Known

ROW = Qt.ItemDataRole.UserRole


class Cell(Struct, frozen=True):
    """One annotator's share, as a row shows it."""

    name: str
    share: Share | None
    """None for one who has not begun."""


class Row(Struct, frozen=True):
    """One article."""

    progress: ArticleProgress
    cells: tuple[Cell, ...]
    """In the same order in every row, so that they stand under each other."""
    counts: Counts | None
    """None until its readings are compared."""
    widest: int = 99
    """The largest number in any cell of any row: columns are as wide as that."""

    @property
    def id(self) -> Id:
        """Of the article."""
        return self.progress.article.id

    @property
    def words(self) -> str:
        """How far the review is: "7 open · 3 decided"."""
        counts = self.counts
        if counts is None:
            return ""
        if sum(cell.share is not None for cell in self.cells) < 2:
            return "read by one"
        again = f"{counts.reopened:,} re-opened" if counts.reopened else ""
        agreed = f"{counts.agreed:,} agreed" if counts.agreed and not counts.open else ""
        done = f"{counts.decided:,} decided" if counts.decided else ""
        still = f"{counts.open:,} open" if counts.open else ""
        return " · ".join(part for part in (still, again, done, agreed) if part) or "nothing open"

    @property
    def share_done(self) -> float:
        """Of what there is to decide, 0 to 1."""
        counts = self.counts
        total = counts.open + counts.reopened + counts.decided + counts.agreed if counts else 0
        return counts.decided / total if counts and total else 0.0


class ReadArticles(QAbstractListModel):
    """Rows are values; a count that changes costs its own row."""

    def __init__(self, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.rows: list[Row] = []
        self._at: dict[Id, int] = {}

    def show(self, rows: Sequence[Row]) -> None:
        """List these. What is the same stays untouched."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            for at, row in enumerate(rows):
                self.put(at, row)
            return
        self.beginResetModel()
        self.rows = list(rows)
        self._at = {row.id: at for at, row in enumerate(rows)}
        self.endResetModel()

    def put(self, at: int, row: Row) -> None:
        """Show one anew."""
        if row != self.rows[at]:
            self.rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, article: Id | None) -> int:
        """Where an article is listed, -1 when it is not."""
        return self._at.get(article or "", -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.progress.article.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join((row.progress.article.title, *map(_told, row.cells))))
        spoken = ", ".join((row.progress.article.title, *map(_told, row.cells), row.words))
        return spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


def _told(cell: Cell) -> str:
    if cell.share is None:
        return f"{cell.name}: not begun"
    number = f"{cell.share.statements:,} statement{'' if cell.share.statements == 1 else 's'}"
    return f"{cell.name}: {number}" + (f", {cell.share.state}" if cell.share.state else "")
