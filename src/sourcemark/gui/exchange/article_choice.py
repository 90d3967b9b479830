"""Which articles: a list to tick in, which can be filtered; all are ticked to begin with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...model.articles import Article
from ...project import Project
from ..looks import GRID
from ..widgets.filter_line import FilterLine
from ..widgets.parts import button, label, named, tip

FRAMED = "QListView, QTreeView { border: 1px solid palette(mid); border-radius: 6px; padding: 2px; }"
"""A list that stands on a card like a field."""
_ID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ArticleChoice(QWidget):
    """The articles that are not in the bin. The buttons tick those that the filter lets through."""

    changed = Signal()

    def __init__(self, project: Project, here: str | None) -> None:
        """`here`: the article that is open on the Desk, which can be chosen alone."""
        super().__init__()
        self.filter = FilterLine("Filter the articles", "Filter by title or outlet")
        self.list = named(QListWidget(), "Articles to hand out")
        self.list.setStyleSheet(FRAMED)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(project)
        found = project.get(Article, here) if here else None
        self._lay_out(found)
        self.filter.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _: self.changed.emit())

    def chosen(self) -> list[str]:
        """Their ids."""
        return [item.data(_ID) for item in self._items() if item.checkState() == _ON]

    @property
    def number(self) -> int:
        """How many there are to choose from."""
        return self.list.count()

    def _fill(self, project: Project) -> None:
        articles = (article for article in project.all(Article) if not article.binned)
        size = QSize(0, self.list.fontMetrics().height() + GRID)
        for article in sorted(articles, key=lambda a: a.title.casefold()):
            words = "  ·  ".join(part for part in (article.title, article.outlet) if part)
            item = QListWidgetItem(" ".join(words.split()), self.list)
            item.setData(_ID, article.id)
            item.setSizeHint(size)
            item.setToolTip(tip(words))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_ON)
        self.list.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.changed.emit()

    def _only(self, article: str) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(_ON if item.data(_ID) == article else _OFF)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.changed.emit()

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for item in self._items():
            text = item.text().casefold()
            item.setHidden(not all(word in text for word in wanted))

    def _lay_out(self, here: Article | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self.filter, 1)
        row.addWidget(button("Tick all", lambda: self._tick(_ON), kind="quiet"))
        row.addWidget(button("Tick none", lambda: self._tick(_OFF), kind="quiet"))
        if here is not None and not here.binned:
            row.addWidget(button("Only the open one", lambda: self._only(here.id), kind="quiet"))
        column.addWidget(label("Articles", "muted"))
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.list.setMinimumHeight(14 * GRID)
