"""Binds the keys that decide, and those that lead to the parts in which one says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ..action_rows import TAKES
from .deciding import Deciding
from .detail.pane import DetailPane
from .here import Here


class DecidingActs(QObject):
    """Rows of the table of actions -> what `Deciding` does."""

    def __init__(self, here: Here, pane: DetailPane, deciding: Deciding) -> None:
        super().__init__(pane)
        self._here, self._pane = here, pane
        bind = here.kit.actions.bind
        for number, ident in enumerate(TAKES, 1):
            bind(ident, partial(deciding.take, number), partial(self._can_take, number), owner=pane)
        go, may = self._go, self._may
        acts: Sequence[tuple[str, Callable[[], object], Callable[[], bool]]] = (
            ("take_both", deciding.both, may),
            ("take_neither", deciding.neither, may),
            ("edit_reading", deciding.edit, may),
            ("withdraw_decision", deciding.withdraw, self._decided),
            ("keep_decision", deciding.keep, self._may_keep),
            ("cause_text", partial(deciding.cause, "ambiguous text"), may),
            ("cause_codebook", partial(deciding.cause, "codebook gap"), may),
            ("cause_slip", partial(deciding.cause, "slip"), may),
            ("cause_real", partial(deciding.cause, "real difference"), may),
            ("write_reason", partial(go, pane.why.reason), may),
            ("go_cause", partial(go, pane.why.causes), may),
            ("write_comment", partial(go, pane.talk.line), may),
            ("go_readings", partial(go, pane.sides), may),
        )
        for ident, act, can in acts:
            bind(ident, act, can, owner=pane)

    def _go(self, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if part in (self._pane.sides, self._pane.talk.line):
            self._pane.show_part(part)

    def _may(self) -> bool:
        return self._here.item is not None and self._pane.isVisible()

    def _decided(self) -> bool:
        return bool((item := self._here.item) and item.decisions) and self._pane.isVisible()

    def _may_keep(self) -> bool:
        return bool((item := self._here.item) and item.may_be_kept) and self._pane.isVisible()

    def _can_take(self, number: int) -> bool:
        return self._may() and number <= len(self._here.read.people)
