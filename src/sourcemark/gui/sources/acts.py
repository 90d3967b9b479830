"""What can be done by key in the Sources room: find, enter, assess, merge, delete."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from ...model.ids import new_id
from ...model.sources import Source
from ...project.queries import sources as queries
from ...work import sources as work
from ..kit import Kit
from ..widgets.choice import Choice
from .control import SourceControl
from .merging import MergePane
from .register import TWINS, RegisterPane


class SourceActs(QObject):
    """Binds the rows of the table of actions."""

    def __init__(
        self,
        kit: Kit,
        control: SourceControl,
        register: RegisterPane,
        merging: MergePane,
        right: QStackedWidget,
    ) -> None:
        super().__init__(merging)
        self._kit, self._control, self._register = kit, control, register
        self._merging, self._right = merging, right
        merging.merge_wanted.connect(self._merge)
        merging.add_wanted.connect(self._add)
        merging.left.connect(self._leave)
        control.entry.twins.merge_wanted.connect(self._merge_twin)
        register.entered.connect(control.entry.head.name.setFocus)
        register.chosen_changed.connect(self._put_away)
        control.entry.left.connect(self._give_up)
        self._bind()

    def _bind(self) -> None:
        control, register, entry = self._control, self._register, self._control.entry
        for ident, do, ready in (
            ("filter_sources", self._find, lambda: True),
            ("go_register", register.list.setFocus, lambda: True),
            ("go_entry", entry.head.name.setFocus, self._has_entry),
            ("go_spoken", control.spoken.list.setFocus, self._has_entry),
            ("likely_duplicates", self._show_twins, lambda: True),
            ("new_source", lambda: control.begin(Source(id=new_id(), name="")), self._writable),
            ("new_placeholder", self._new_placeholder, self._writable),
            ("assess_source", entry.assess.grades.setFocus, self._can_edit),
            ("merge_sources", self._begin_merge, self._can_edit),
            ("delete_source", self._delete, self._can_edit),
            ("open_statement", control.spoken.open_current, self._has_entry),
        ):
            self._kit.actions.bind(ident, do, ready, owner=self._merging)

    def _writable(self) -> bool:
        return not self._kit.session.read_only

    def _has_entry(self) -> bool:
        return self._control.here is not None

    def _can_edit(self) -> bool:
        return self._writable() and self._has_entry()

    def _find(self) -> None:
        self._register.words.setFocus()
        self._register.words.selectAll()

    def _show_twins(self) -> None:
        shown = self._register.shown
        shown.wanted.emit("all" if shown.chosen == TWINS else TWINS)

    def _new_placeholder(self) -> None:
        self._control.begin(Source(id=new_id(), name="", anonymity="unnamed"))

    def _give_up(self) -> None:
        self._control.give_up()
        self._register.list.setFocus()

    def _delete(self) -> None:
        here = self._control.here
        if here is not None:
            self._kit.session.do(work.drop, here)

    def _begin_merge(self) -> None:
        link = self._kit.session.project.link
        here = queries.source_key(link, self._control.here or "")
        keys = [key for key in (here, *self._control.listing.chosen()) if key is not None]
        self._show(list(dict.fromkeys(keys)))

    def _merge_twin(self, twin: str) -> None:
        link = self._kit.session.project.link
        keys = [queries.source_key(link, id) for id in (self._control.here or "", twin)]
        self._show([key for key in keys if key is not None])

    def _add(self, choice: Choice) -> None:
        key = queries.source_key(self._kit.session.project.link, choice.id)
        keys = self._merging.keys
        if key is not None and key not in keys:
            self._show([*keys, key])

    def _show(self, keys: list[int]) -> None:
        self._right.setCurrentWidget(self._merging)
        self._merging.show_keys(keys)

    def _merge(self, kept: str, others: list[str]) -> None:
        if self._kit.session.do(work.merge, kept, others):
            self._put_away()
            self._control.listing.go_to(kept)
            self._register.list.setFocus()

    def _put_away(self) -> None:
        self._right.setCurrentIndex(0)

    def _leave(self) -> None:
        self._put_away()
        self._register.list.setFocus()
