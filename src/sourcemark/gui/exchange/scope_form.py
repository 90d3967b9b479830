"""The part of the export card in which a scope is chosen: articles, people, types, status, dates."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from ...model.articles import Article
from ...model.scope import Scope
from ...project import Project
from ...work.exporting.scoping import is_day
from ...work.marks import codebook_of
from ...work.submitting import shown_names
from ..looks import GRID
from ..widgets.parts import label, named

ALL = ""
_STATUSES = [("Any", ALL), ("Draft", "draft"), ("Submitted", "submitted"), ("Adjudicated", "adjudicated")]


class ScopeForm(QWidget):
    """A line for each restriction; nothing is restricted to begin with."""

    changed = Signal()

    def __init__(self, project: Project, here: str | None = None) -> None:
        """`here`: the article that is open on the Desk, offered as a scope."""
        super().__init__()
        self.articles = choice("Articles", _articles(project, here))
        self.annotator = choice("Annotator", [("Everybody", ALL), *_people(project)])
        self.type = choice("Source type", [("All", ALL), *_types(project)])
        self.status = choice("Status", _STATUSES)
        self.since, self.until = _date("Made on or after"), _date("Made on or before")
        self.binned = named(QCheckBox("Articles in the bin too"), "Articles in the bin too")
        self._lay_out()
        for box in (self.articles, self.annotator, self.type, self.status):
            box.currentIndexChanged.connect(self.changed)
        for line in (self.since, self.until):
            line.textChanged.connect(self.changed)
        self.binned.toggled.connect(self.changed)

    def scope(self) -> Scope | None:
        """What is chosen; None while a date is not written out."""
        since, until = self.since.text().strip(), self.until.text().strip()
        if not all(is_day(day) for day in (since, until) if day):
            return None
        return Scope(
            articles=_one(self.articles),
            annotators=_one(self.annotator),
            types=_one(self.type),
            statuses=_one(self.status),  # type: ignore[arg-type]
            since=since,
            until=until,
            binned=self.binned.isChecked(),
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        rows = ((self.articles, self.annotator, self.since), (self.type, self.status, self.until))
        for row, fields in enumerate(rows):
            for column, field in enumerate(fields):
                name = label(field.accessibleName(), "muted")
                name.setBuddy(field)
                grid.addWidget(name, 2 * row, column)
                grid.addWidget(field, 2 * row + 1, column)
                grid.setColumnStretch(column, 1)
        grid.addWidget(self.binned, 2 * len(rows), 0, 1, len(rows[0]))


def choice(name: str, values: list[tuple[str, str]]) -> QComboBox:
    """A box of those titles, with their values as data."""
    box = named(QComboBox(), name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for title, value in values:
        box.addItem(title, value)
    return box


def _articles(project: Project, here: str | None) -> list[tuple[str, str]]:
    found = project.get(Article, here) if here else None
    return [("All", ALL), *([(f"Only “{found.title}”", found.id)] if found else [])]


def _people(project: Project) -> list[tuple[str, str]]:
    return [(name, id) for id, name in shown_names(project).items()]


def _types(project: Project) -> list[tuple[str, str]]:
    return [(code.name, code.id) for code in codebook_of(project).source_types.choices()]


def _date(name: str) -> QLineEdit:
    line = named(QLineEdit(), name, "A date such as 2026-03-31, or nothing")
    line.setPlaceholderText("2026-03-31")
    return line


def _one(box: QComboBox) -> tuple[str, ...]:
    return (box.currentData(),) if box.currentData() != ALL else ()
