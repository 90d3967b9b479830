"""Keeps the preview in step with the file in focus: what was seen of it, and what is chosen for it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QObject, Signal

from ....formats.member import Sample
from ....model.articles import Choices
from ....work.finding import Finds, path_of
from ....work.looking import Look
from ....work.profile import Profile
from ....work.remembering import columns_for, limits_of
from .files import FileList
from .looking import Looking
from .plan import Plan
from .preview import Preview

AHEAD = 50
"""Files that are looked at although none of them is in focus."""


class Showing(QObject):
    """Only the file in focus is looked at, and, when that is done, those whose name does not say what they are."""

    stood = Signal()
    """A file stands otherwise than before."""
    opened = Signal(object)
    """A collection or a table is shown; the part of the preview in which it is chosen from."""
    set_found = Signal(object)
    """The path of the only file, which is an annotated set."""

    def __init__(
        self, profile: Profile, files: FileList, preview: Preview, looking: Looking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._profile, self._files, self._preview, self._looking = profile, files, preview, looking
        self._member = ""
        self._guessed: dict[int, dict[str, str]] = {}
        self.plan = Plan(Finds())
        files.selectionModel().currentRowChanged.connect(self._walk)
        looking.looked.connect(self._looked)
        preview.form.chosen.connect(self._choose)
        preview.form.spread.connect(self._spread)
        preview.columns.chosen.connect(self._choose_columns)
        preview.members.ticked.connect(self._tick)
        preview.members.focused.connect(self._look_at_member)

    def show_plan(self, plan: Plan) -> None:
        """List its files, the first in focus."""
        self.plan = plan
        self._guessed.clear()
        self._files.rows.show_plan(plan)
        self._files.setCurrentIndex(self._files.rows.index(0, 0))

    def limit(self) -> None:
        """What could not be read may be read within the limits that are set now."""
        self._looking.limit(limits_of(self._profile))
        self.plan.looks = {row: look for row, look in self.plan.looks.items() if not look.why}
        self._walk(self._files.currentIndex())

    @property
    def row(self) -> int:
        """The file in focus."""
        return self._files.currentIndex().row()

    def _walk(self, index: QModelIndex) -> None:
        """Shows a file: as it was seen before, or as soon as it is read."""
        if not index.isValid():
            return
        look = self.plan.looks.get(index.row())
        if look is not None:
            self._show_look(index.row(), look)
        else:
            self._ask(index.row())

    def _ask(self, row: int) -> None:
        self._preview.wait()
        self._looking.ask((row, ""), self.plan.wanted(row))

    def _look_at_member(self, name: str) -> None:
        self._member = name
        self._preview.wait()
        self._looking.ask((self.row, name), self.plan.member(self.row, name))

    def _looked(self, key: tuple[int, str], look: Look) -> None:
        row, member = key
        if member:
            self._show_member(row, member, look)
            return
        self._guess_columns(row, look)
        self.plan.looks[row] = look
        if look.holds == "set" and len(self.plan.files) == 1:
            self.set_found.emit(path_of(self.plan.files[row].wanted))
            return
        if row == self.row:
            self._show_look(row, look)
        self._told(row)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """At a file that has to be looked at before one knows whether there is something to choose."""
        rows = range(min(len(self.plan.files), AHEAD))
        found = next((row for row in rows if self.plan.unsure(row)), None)
        if found is not None and not self._looking.wished:
            self._looking.ask((found, ""), self.plan.wanted(found))

    def _guess_columns(self, row: int, look: Look) -> None:
        """As for the last table with these columns, else as the reader guesses. What a person chose stays."""
        choices = self.plan.choices(row)
        guessed = choices.columns == self._guessed.get(row, {})
        if look.table is not None and (guessed or not _are_in(choices.columns, look.table)):
            known = columns_for(self._profile, look.table.columns)
            self._guessed[row] = dict(look.table.guess) if known is None else known
            self.plan.choose(row, replace(choices, columns=self._guessed[row]))

    def _show_look(self, row: int, look: Look) -> None:
        if look.why:
            self._preview.show_failure(look, self.plan.choices(row))
        elif look.holds == "set":
            self._preview.say(f"This is {self.plan.state(row)}.", whole=True)
        elif look.table is not None:
            self._preview.show_table(look.table, self.plan.choices(row), look.is_text)
            self.opened.emit(self._preview.columns.first)
        elif look.draft is None:
            self._preview.show_members(look.members, self.plan.ticked(row))
            self.opened.emit(self._preview.members.list)
        else:
            self._preview.alone()
            self._show_draft(row, look)

    def _show_draft(self, row: int, look: Look) -> None:
        number, suffix = self.plan.of_kind(row), self.plan.files[row].suffix
        kind = f"Apply to all {number:,} {suffix} files" if number > 1 else ""
        self._preview.show_draft(look, self.plan.choices(row), kind)

    def _show_member(self, row: int, member: str, look: Look) -> None:
        if (row, member) != (self.row, self._member):
            return
        if look.draft is None:
            self._preview.say(f"This can't be read: {look.why}.", "danger")
        else:
            self._show_draft(row, look)

    def _choose(self, choices: Choices) -> None:
        row, look = self.row, self.plan.looks.get(self.row)
        self.plan.choose(row, choices)
        if look is not None and look.members:
            self.plan.looks[row] = look  # its members are the same, whatever is chosen of their reading
            self._look_at_member(self._member)
        else:
            self._ask(row)

    def _choose_columns(self, columns: dict[str, str]) -> None:
        row, look = self.row, self.plan.looks[self.row]
        self.plan.choose(row, replace(self.plan.choices(row), columns=columns))
        self.plan.looks[row] = look
        self._told(row)

    def _spread(self) -> None:
        self.plan.choose_for_kind(self.row)
        self._told(0, len(self.plan.files) - 1)

    def _tick(self, only: tuple[str, ...] | None) -> None:
        self.plan.tick(self.row, only)
        self._told(self.row)

    def _told(self, row: int, last: int | None = None) -> None:
        self._files.rows.told(row, last)
        self.stood.emit()


def _are_in(columns: Mapping[str, str], table: Sample) -> bool:
    """In another charset, columns may have other names."""
    return set(columns.values()) <= set(table.columns)
