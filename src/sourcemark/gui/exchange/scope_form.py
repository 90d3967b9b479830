"""The part of the export card in which a scope is chosen: articles, people, types, status, dates."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...model.review import ADJUDICATED
from ...model.scope import Scope
from ...model.statements import Status
from ...project import Project
from ...work.exporting.scoping import is_day
from ...work.marks import codebook_of
from ...work.submitting import shown_names
from ..looks import GRID
from ..widgets.parts import label, named
from .article_choice import ArticleChoice
from .tick_list import Row, TickList

_STATUSES: tuple[Status, ...] = ("draft", "submitted", "adjudicated")
WRONG_DAY = "A date is written like 2026-03-31."


class ScopeForm(QWidget):
    """Lists to tick in; nothing is restricted to begin with."""

    changed = Signal()
    left = Signal()
    """Esc in a filter, when there was nothing to clear."""

    def __init__(self, project: Project, here: str | None = None) -> None:
        """`here`: the article that is open on the Desk, offered as a scope."""
        super().__init__()
        self.articles = ArticleChoice(project, here, "Articles")
        self.people = TickList("Annotators", "Filter by name", short=True)
        self.people.offer(_people(project))
        self.types = TickList("Source types", "Filter by name", short=True)
        self.types.offer(Row(code.id, code.name) for code in codebook_of(project).source_types.choices())
        self.statuses = {status: _tick(status.capitalize()) for status in _STATUSES}
        self.since, self.until = _date("Made on or after"), _date("Made on or before")
        self.binned = _tick("Articles in the bin too")
        self._lay_out()
        self._connect()

    def scope(self) -> Scope | None:
        """What is chosen; None while that is nothing (`wrong` says why)."""
        if self.wrong():
            return None
        lists = [
            cast(tuple[str, ...], part.restriction()) for part in (self.articles, self.people, self.types)
        ]
        statuses = tuple(status for status, box in self.statuses.items() if box.isChecked())
        return Scope(
            articles=lists[0], annotators=lists[1], types=lists[2],
            statuses=() if len(statuses) == len(_STATUSES) else statuses,
            since=self.since.text().strip(), until=self.until.text().strip(), binned=self.binned.isChecked(),
        )  # fmt: skip

    def wrong(self) -> str:
        """Why nothing can be exported so; empty when all is well."""
        for part, words in (
            (self.articles, "an article"),
            (self.people, "an annotator"),
            (self.types, "a source type"),
        ):
            if part.number and part.restriction() is None:
                return f"Tick {words}."
        if not any(box.isChecked() for box in self.statuses.values()):
            return "Tick a status."
        days = (line.text().strip() for line in (self.since, self.until))
        return "" if all(is_day(day) for day in days if day) else WRONG_DAY

    def show_scope(self, scope: Scope) -> None:
        """Show a scope as chosen. What it names and this project does not have is not ticked."""
        self.binned.setChecked(scope.binned)
        for part, ids in (
            (self.articles, scope.articles),
            (self.people, scope.annotators),
            (self.types, scope.types),
        ):
            part.choose(ids)
        for status, box in self.statuses.items():
            box.setChecked(not scope.statuses or status in scope.statuses)
        self.since.setText(scope.since)
        self.until.setText(scope.until)

    def _connect(self) -> None:
        for part in (self.articles, self.people, self.types):
            part.changed.connect(self.changed)
            part.left.connect(self.left)
        for box in self.statuses.values():
            box.toggled.connect(self.changed)
        for line in (self.since, self.until):
            line.textChanged.connect(self.changed)
        self.binned.toggled.connect(self._bin)

    def _bin(self, on: bool) -> None:
        self.articles.fill(binned=on)
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.articles, 1)
        column.addWidget(self.binned)
        beside = _row(self.people, self.types)
        column.addLayout(beside, 1)
        column.addWidget(label("Status", "muted"))
        statuses = _row(*self.statuses.values())
        statuses.addStretch(1)
        column.addLayout(statuses)
        column.addLayout(_row(_under(self.since), _under(self.until)))


def _people(project: Project) -> list[Row]:
    """Everybody, and what was decided between them."""
    names = {id: name for id, name in shown_names(project).items() if id != ADJUDICATED.id}
    return [*(Row(id, name) for id, name in names.items()), Row(ADJUDICATED.id, "What was decided in review")]


def _tick(name: str) -> QCheckBox:
    box = named(QCheckBox(name), name)
    box.setChecked(name != "Articles in the bin too")
    return box


def _row(*parts: QWidget) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    for part in parts:
        row.addWidget(part, 0 if isinstance(part, QCheckBox) else 1)
    return row


def _under(field: QWidget) -> QWidget:
    """The field with its name over it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    name = label(field.accessibleName(), "muted")
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    return made


def _date(name: str) -> QLineEdit:
    line = named(QLineEdit(), name, "A date such as 2026-03-31, or nothing")
    line.setPlaceholderText("2026-03-31")
    return line
