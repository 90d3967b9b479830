"""Choosing what goes out, how carefully and in which format; what the format loses is said before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...formats.format import Format
from ...model.scope import Wish
from ...project import Project
from ...work.exporting.choices import format_named
from ...work.exporting.command import command_line
from ...work.exporting.export import Printer, export
from ...work.exporting.outcome import Forecast, Written, in_words, lost_in_words, would_be
from ..jobs import Job
from ..kit import Kit
from ..looks import GRID
from ..widgets.parts import button, label
from ..widgets.roomy import Roomy
from .export_care import CareForm, OptionTicks
from .export_columns import Columns
from .export_count import Counting
from .export_formats import FormatChoice
from .export_line import KEYS, CommandLine
from .export_losses import Losses
from .export_presets import PresetBox
from .scope_form import ScopeForm

NOTHING_LOST = "Loses nothing, and can be imported again."
NO_FORMAT = "No format fits these words. Try others, or fewer."


class ExportCard(QWidget):
    """Format, care and scope; Enter or the button asks where to and starts the job."""

    def __init__(self, kit: Kit, close: Callable[[], None], here: str | None = None) -> None:
        """`here`: the article that is open on the Desk, offered as a scope."""
        super().__init__()
        self._kit, self._close = kit, close
        self.form, self.ticks, self.care = FormatChoice(kit.theme), OptionTicks(), CareForm()
        self.part = ScopeForm(kit.session.project, here)
        self.presets, self.command = PresetBox(kit.profile), CommandLine()
        self.number, self.loses = label("", "strong", wrap=True), Losses()
        self.go = button("Export …", self._ask, "primary")
        self.counting = Counting(kit, self)
        self.ticks.offer(self.form.chosen())
        self._lay_out()
        self._connect()
        self._tell()
        self.setFocusProxy(self.form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.go.isEnabled() and not self.presets.line.hasFocus():  # there it saves
                self._ask()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.counting.stop()
        super().hideEvent(event)

    def chosen(self) -> Wish | None:
        """What is wished; None while something is missing."""
        form, scope = self.form.chosen(), self.part.scope()
        if form is None or scope is None:
            return None
        fields: dict[str, object] = {"format": form.name, "options": self.ticks.on(), "scope": scope}
        self.care.put_into(fields)
        return Wish(**fields)  # type: ignore[arg-type]

    def write(self, path: Path, wish: Wish) -> None:
        """Start the job and close the card."""
        session, form = self._kit.session, format_named(wish.format)
        printer = _printer(form)

        def run(project: Project, job: Job) -> Written:
            return export(project, path, wish, job, printer)

        def done(written: Written) -> None:
            session.said.emit(in_words(written, form, path))

        self._close()
        self._kit.jobs.start_on(session.project, f"Exporting {path.name}", run, done)

    def _connect(self) -> None:
        self.form.changed.connect(self._choose_format)
        for part in (self.ticks, self.care, self.part):
            part.changed.connect(self._tell)
        self.form.left.connect(self._close)
        self.part.left.connect(self._close)
        self.presets.chosen.connect(self._show)
        self.presets.wanted.connect(self._keep)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut  # boxes would take it as a letter to search by
        QShortcut(QKeySequence(KEYS), self, context=within).activated.connect(self.command.to_clipboard)

    def _choose_format(self) -> None:
        self.ticks.offer(self.form.chosen())
        self._tell()

    def _tell(self) -> None:
        wish = self.chosen()
        self.go.setEnabled(wish is not None)
        self.counting.stop()
        if wish is None:
            self.command.show_words("")
            self._say(self.part.wrong() or NO_FORMAT, "")
            return
        project = self._kit.session.project.path
        self.command.show_words(command_line(project, self._proposed(wish), wish))
        self._say("Counting …", self.loses.text())
        self.counting.count(wish)

    def _counted(self, result: Forecast | str) -> None:
        """What came of the count; where it was refused, nothing can be written."""
        if isinstance(result, str):
            self.go.setEnabled(result.startswith("Not counted"))
            short, _, _ = result.partition(": ")
            self._say(f"{short.rstrip('.')}.", result, wrong=True)
        else:
            self._say(would_be(result).rstrip("."), lost_in_words(result.lost) or NOTHING_LOST)

    def _say(self, number: str, loses: str, *, wrong: bool = False) -> None:
        self.number.setText(number)
        self.loses.say(loses, wrong=wrong)

    def _show(self, wish: Wish) -> None:
        self.form.choose(wish.format)
        self.ticks.show_on(wish.options)
        self.care.show_wish(wish)
        self.part.show_scope(wish.scope)

    def _keep(self, name: str) -> None:
        wish = self.chosen()
        if wish is not None:
            self._kit.session.said.emit(f"Preset “{self.presets.keep(name, wish)}” saved.")

    def _proposed(self, wish: Wish) -> Path:
        return self._kit.session.project.path.with_suffix(format_named(wish.format).suffixes[0])

    def _ask(self) -> None:
        wish = self.chosen()
        assert wish is not None, "the button can't be pressed then"
        form, proposed = format_named(wish.format), self._proposed(wish)
        suffix = form.suffixes[0]
        chosen, _ = QFileDialog.getSaveFileName(self, "Export", str(proposed), f"{form.title} (*{suffix})")
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_name(path.name + suffix), wish)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(label("Export", "heading"))
        column.addWidget(
            Roomy(
                Columns(
                    (self.form, self.loses, self.ticks, self.care), (self.part, self.presets), self.command
                )
            ),
            1,
        )
        end = QHBoxLayout()
        end.addWidget(self.number, 1)
        end.addWidget(button("Cancel", self._close))
        end.addWidget(self.go)
        column.addLayout(end)
        self.counting.told.connect(self._counted)


def _printer(form: Format) -> Printer | None:
    """What prints a page, for a format that is printed."""
    if not form.printed_from:
        return None
    from ..printing import print_html  # loads what only printing needs

    return print_html
