"""Choosing what goes out and in which format; what the format loses is said before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...formats.format import Format
from ...model.articles import Article
from ...model.codebook import CODEBOOK, Codebook
from ...model.people import Annotator
from ...model.scope import Scope
from ...project.queries.statements import count
from ...work.exchange import export, set_formats
from ..jobs import Job
from ..kit import Kit
from ..looks import GRID
from ..parts import button, label, named

ALL = ""


class ExportCard(QWidget):
    """Format and scope; Enter asks where to and starts the job."""

    def __init__(self, kit: Kit, close: Callable[[], None], here: str | None = None) -> None:
        """`here`: the article that is open on the Desk, offered as a scope."""
        super().__init__()
        self._kit, self._close, self._here = kit, close, here
        self._forms = {form.name: form for form in set_formats()}
        self.form = _choice("Format", [(f.title, f.name) for f in self._forms.values()])
        self.articles = _choice("Articles", self._articles())
        self.annotator = _choice("Annotator", [("Everybody", ALL), *self._people()])
        self.type = _choice("Source type", [("All types", ALL), *self._types()])
        self.status = _choice(
            "Status", [("Any status", ALL), ("Drafts", "draft"), ("Submitted", "submitted")]
        )
        self.since = _date("Made on or after")
        self.until = _date("Made on or before")
        self.binned = named(QCheckBox("Articles in the bin too"), "Articles in the bin too")
        self.number = label("", "muted")
        self.loses = label("", "muted", wrap=True)
        self.go = button("Export …", self._ask, "primary")
        self._lay_out()
        for box in (self.form, self.articles, self.annotator, self.type, self.status):
            box.currentIndexChanged.connect(self._tell)
        for line in (self.since, self.until):
            line.textChanged.connect(self._tell)
        self.binned.toggled.connect(self._tell)
        self._tell()
        self.setFocusProxy(self.form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self._ask()
        else:
            super().keyPressEvent(event)

    def scope(self) -> Scope:
        """What is chosen."""
        return Scope(
            articles=_one(self.articles),
            annotators=_one(self.annotator),
            types=_one(self.type),
            statuses=_one(self.status),  # type: ignore[arg-type]
            since=self.since.text().strip(),
            until=self.until.text().strip(),
            binned=self.binned.isChecked(),
        )

    def chosen(self) -> Format:
        """The format chosen."""
        return self._forms[self.form.currentData()]

    def _articles(self) -> list[tuple[str, str]]:
        found = self._kit.session.project.get(Article, self._here) if self._here else None
        return [("All articles", ALL), *([(f"Only “{found.title[:48]}”", found.id)] if found else [])]

    def _people(self) -> list[tuple[str, str]]:
        return [(a.name, a.id) for a in self._kit.session.project.all(Annotator)]

    def _types(self) -> list[tuple[str, str]]:
        book = self._kit.session.project.get(Codebook, CODEBOOK)
        return [(code.name, code.id) for code in (book.source_types.choices() if book else ())]

    def _tell(self) -> None:
        dates = _valid(self.since) and _valid(self.until)
        self.go.setEnabled(dates)
        if not dates:
            self.number.setText("A date is written like 2026-03-31.")
            return
        number = count(self._kit.session.project.link, self.scope())
        self.number.setText(f"{number:,} {'statement' if number == 1 else 'statements'}")
        lost = self.chosen().loses
        self.loses.setText(
            f"This format does not carry: {'; '.join(lost)}." if lost else "This format loses nothing."
        )

    def _ask(self) -> None:
        form, scope = self.chosen(), self.scope()
        proposed = self._kit.session.project.path.with_suffix(form.suffixes[0])
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Export", str(proposed), f"{form.title} (*{form.suffixes[0]})"
        )
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(form.suffixes[0]), form, scope)

    def write(self, path: Path, form: Format, scope: Scope) -> None:
        """Start the job and close the card."""
        session = self._kit.session

        def run(job: Job) -> int:
            clone = session.project.clone()
            try:
                return export(clone, path, form, scope, job)
            finally:
                clone.close()

        self._kit.jobs.start(
            f"Exporting {path.name}", run, lambda number: session.said.emit(_said(path, form, number))
        )
        self._close()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label("Export", "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        boxes = (self.form, self.articles, self.annotator, self.type, self.status, self.since, self.until)
        for row, box in enumerate(boxes):
            grid.addWidget(label(box.accessibleName(), "muted"), row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self.binned, len(boxes), 1)
        column.addLayout(grid)
        column.addWidget(self.loses)
        end = QHBoxLayout()
        end.addWidget(self.number, 1)
        end.addWidget(button("Cancel", self._close))
        end.addWidget(self.go)
        column.addLayout(end)


def _choice(name: str, values: list[tuple[str, str]]) -> QComboBox:
    box = named(QComboBox(), name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    for title, value in values:
        box.addItem(title, value)
    return box


def _date(name: str) -> QLineEdit:
    line = named(QLineEdit(), name)
    line.setPlaceholderText("YYYY-MM-DD, or nothing")
    return line


def _valid(line: QLineEdit) -> bool:
    words = line.text().strip()
    return not words or QDate.fromString(words, "yyyy-MM-dd").isValid()


def _one(box: QComboBox) -> tuple[str, ...]:
    return (box.currentData(),) if box.currentData() != ALL else ()


def _said(path: Path, form: Format, number: int) -> str:
    return f"{number:,} {'objects' if form.name == 'bundle' else 'statements'} written to {path.name}."
