"""The top of an entry: its name, what kind it is and how far it is named, and what can be done with it."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...model.sources import Anonymity, Source, SourceKind
from ..kit import Kit
from ..looks import GRID
from ..widgets.note_field import NoteField
from ..widgets.parts import button, tip
from ..widgets.pick import Option, Pick
from ..widgets.wrapping import Wrapping


class Head(QWidget):
    """Emits the fields that are wished to be others."""

    edited = Signal(dict)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.name = NoteField("Name", "Name", "heading", most=4, lines=False)
        self.kind = Pick("Kind")
        self.anonymity = Pick("How far it is named", [Option(a, a.capitalize()) for a in get_args(Anonymity)])
        self.merge = self._act("Merge …", "merge_sources")
        self.delete = self._act("Delete", "delete_source")
        self._lay_out()
        self.name.settled.connect(lambda words: self.edited.emit({"name": words}))
        self.kind.picked.connect(lambda value: self.edited.emit({"source_kind": value}))
        self.anonymity.picked.connect(lambda value: self.edited.emit({"anonymity": value}))

    def show_source(self, source: Source, *, read_only: bool, force: bool) -> None:
        """Show an entry; one without a name is a new one that isn't in the register yet."""
        icon = self._kit.icons.icon
        self.kind.offer([Option(k, k.capitalize(), icon(k, "muted")) for k in get_args(SourceKind)])
        self.name.ask("Official, defence ministry" if source.anonymity == "unnamed" else "Name")
        self.name.show_value(source.name, force=force)
        self.name.lock(read_only)
        self.kind.show_value(source.source_kind)
        self.anonymity.show_value(source.anonymity)
        for pick in (self.kind, self.anonymity):
            pick.setEnabled(not read_only and bool(source.name))
        for act in (self.merge, self.delete):
            act.setVisible(not read_only and bool(source.name))

    def settle(self) -> None:
        """Save what is being typed."""
        self.name.settle()

    def _act(self, words: str, ident: str) -> QWidget:
        made = button(words, lambda: self._kit.actions.run(ident), "quiet", "muted")
        made.setToolTip(tip(self._kit.actions.hint(ident)))
        return made

    def _lay_out(self) -> None:
        under = QWidget()
        acts = Wrapping(under, GRID // 2)
        for part in (self.kind, self.anonymity, self.merge, self.delete):
            acts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.name)
        column.addWidget(under)
