"""Choosing what goes out and in which format; what the format loses is said before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...formats.format import Format
from ...model.scope import Scope, Wish
from ...project import Project
from ...project.queries.statements import count
from ...work.exporting.choices import set_formats
from ...work.exporting.export import export
from ...work.exporting.outcome import Written, in_words
from ...work.exporting.scoping import resolved
from ..jobs import Job
from ..kit import Kit
from ..looks import GRID
from ..widgets.parts import button, label
from ..widgets.roomy import Roomy
from .scope_form import ScopeForm, choice

LINES = 3
"""Lines that what a format loses takes at most."""


class ExportCard(QWidget):
    """Format and scope; Enter or the button asks where to and starts the job."""

    def __init__(self, kit: Kit, close: Callable[[], None], here: str | None = None) -> None:
        """`here`: the article that is open on the Desk, offered as a scope."""
        super().__init__()
        self._kit, self._close = kit, close
        self._forms = {form.name: form for form in set_formats()}
        self.form = choice("Format", [(form.title, form.name) for form in self._forms.values()])
        self.part = ScopeForm(kit.session.project, here)
        self.number, self.loses = label("", "strong"), label("", "muted", wrap=True)
        self.go = button("Export …", self._ask, "primary")
        self._lay_out()
        self.form.currentIndexChanged.connect(self._tell_loss)
        self.part.changed.connect(self._tell_number)
        self._tell_loss()
        self._tell_number()
        self.setFocusProxy(self.form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self._ask()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> Format:
        """The format chosen."""
        return self._forms[self.form.currentData()]

    def write(self, path: Path, form: Format, scope: Scope) -> None:
        """Start the job and close the card."""
        session = self._kit.session

        def run(project: Project, job: Job) -> Written:
            return export(project, path, Wish(format=form.name, scope=scope), job)

        def done(written: Written) -> None:
            session.said.emit(in_words(written, form, path))

        self._kit.jobs.start_on(session.project, f"Exporting {path.name}", run, done)
        self._close()

    def _tell_loss(self) -> None:
        lost = self.chosen().loses
        words = (
            f"Not carried: {'; '.join(loss.words for loss in lost)}."
            if lost
            else "Loses nothing, and can be imported again."
        )
        self.loses.setText(words)

    def _tell_number(self) -> None:
        scope = self.part.scope()
        self.go.setEnabled(scope is not None)
        if scope is None:
            self.number.setText("A date is written like 2026-03-31.")
        else:
            project = self._kit.session.project
            number = count(project.link, resolved(project, scope))
            self.number.setText(f"{number:,} {'statement' if number == 1 else 'statements'}")

    def _ask(self) -> None:
        form, scope = self.chosen(), self.part.scope()
        assert scope is not None, "the button can't be pressed then"
        suffix = form.suffixes[0]
        proposed = self._kit.session.project.path.with_suffix(suffix)
        chosen, _ = QFileDialog.getSaveFileName(self, "Export", str(proposed), f"{form.title} (*{suffix})")
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(suffix), form, scope)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label("Export", "heading"))
        column.addWidget(Roomy(self._fields()), 1)
        end = QHBoxLayout()
        end.addWidget(self.number, 1)
        end.addWidget(button("Cancel", self._close))
        end.addWidget(self.go)
        column.addLayout(end)

    def _fields(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        name = label("Format", "muted")
        name.setBuddy(self.form)
        # Room for the longest of them, so that nothing moves when another format is chosen.
        self.loses.setMinimumHeight(LINES * self.loses.fontMetrics().lineSpacing())
        self.loses.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (name, self.form, self.loses):
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addWidget(self.part)
        column.addStretch(1)
        return fields
