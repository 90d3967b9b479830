"""What a merging would change, as a calm table: a row for each article, which opens to the changes and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from ...project.merging.other_versions import Likeness
from ...project.merging.preview import Line, Preview
from ..looks import FRAMED, GRID
from ..widgets.parts import named, tip

ACTIONS = ("new", "changed", "deleted", "conflicting")
HEADS = ("What", *(action.capitalize() for action in ACTIONS), "Why")
WHY = len(HEADS) - 1
ELSEWHERE = "Codebook, sources and people"
MARK = "•"
_LIKENESS = Qt.ItemDataRole.UserRole
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class MergeTree(QTreeWidget):
    """Arrows walk and open, Space ticks; Enter is the card's."""

    ticked = Signal()
    """Whether the marks of an article are carried over was changed."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: list[QTreeWidgetItem] = []
        named(self, "What would change")
        self.setStyleSheet(FRAMED)
        self.setColumnCount(len(HEADS))
        self.setHeaderLabels(HEADS)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Spaced(self))
        self.setIndentation(2 * GRID)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.header()
        across.setDefaultAlignment(_LEADING)
        across.setStretchLastSection(False)
        for column in range(1, WHY):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, WHY):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._changed)

    def show_preview(self, seen: Preview, titles: Mapping[str, str], carry: Mapping[str, str] | None) -> None:
        """Fill it anew. `titles` of our articles; `carry` is what is ticked, None for all."""
        self.blockSignals(True)
        self._offered.clear()
        self.clear()
        lines: dict[str, list[Line]] = {}
        for line in seen.lines:
            lines.setdefault(line.article, []).append(line)
        clashing = {(one.kind, one.entity) for one in seen.conflicts}
        for share in seen.shares:
            counts = [f"{share.counts[a]:,}" if share.counts.get(a) else "" for a in ACTIONS]
            row = self._row(self, (share.title or ELSEWHERE, *counts, ""))
            for line in lines.get(share.article, ()):
                self._line(row, line, (line.kind, line.id) in clashing)
        self._likenesses(seen.likenesses, carry)
        self._notes(seen, titles)
        self.blockSignals(False)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def carried(self) -> dict[str, str]:
        """The coworker's articles of which the marks are to be carried over, and where to."""
        ticked = (item for item in self._offered if item.checkState(0) == Qt.CheckState.Checked)
        likenesses: Iterable[Likeness] = (item.data(0, _LIKENESS) for item in ticked)
        return {like.article: like.into for like in likenesses}

    def _changed(self, item: QTreeWidgetItem) -> None:
        if item in self._offered:
            self.ticked.emit()

    def sizeHint(self) -> QSize:
        return QSize(80 * GRID, 40 * GRID)

    def _likenesses(self, found: Sequence[Likeness], carry: Mapping[str, str] | None) -> None:
        if not found:
            return
        group = self._row(self, (f"Another version of our article: carry the marks over ({len(found):,})",))
        group.setFirstColumnSpanned(True)
        for like in found:
            item = self._row(group, (like.title, "", "", "", "", like.why))
            ticked = carry is None or carry.get(like.article) == like.into
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(0, _LIKENESS, like)
            self._offered.append(item)
        group.setExpanded(True)

    def _notes(self, seen: Preview, titles: Mapping[str, str]) -> None:
        """What nobody need do anything about, but should know."""
        ignored = [f"statement {statement[-8:]}" for statement, _ in seen.ignored]
        self._group("Words not found in our text; the marks stay with theirs", (s.exact for s in seen.left))
        self._group("The same text, which both imported", (titles.get(ours, ours) for _, ours in seen.same))
        self._group("Changes of another's mark, passed over", ignored)
        self._group("Deleted, but something refers to it: kept", (" ".join(kept) for kept in seen.kept))

    def _group(self, title: str, words: Iterable[str]) -> None:
        if not (rows := list(words)):
            return
        group = self._row(self, (f"{title} ({len(rows):,})",))
        group.setFirstColumnSpanned(True)
        for row in rows:
            self._row(group, (row,)).setFirstColumnSpanned(True)

    def _line(self, parent: QTreeWidgetItem, line: Line, clashes: bool) -> None:
        marks = [MARK if action == line.action else "" for action in ACTIONS[:-1]]
        what = f"{line.kind}: {line.title}" if line.title else line.kind
        item = self._row(parent, (what, *marks, MARK if clashes else "", line.why))
        also = ", conflicting" if clashes else ""
        spoken = f"{line.action}{also}: {what}. {line.why}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    @staticmethod
    def _row(parent: QTreeWidget | QTreeWidgetItem, cells: Sequence[str]) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [" ".join(words.split()) for words in cells])
        for column in (0, WHY):
            item.setToolTip(column, tip(item.text(column)))
        return item


class _Spaced(QStyledItemDelegate):
    """Keeps columns and rows apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * GRID, GRID)
