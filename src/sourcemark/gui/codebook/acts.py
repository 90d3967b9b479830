"""What can be done by key in the Codebook room."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from ...model.codebook import SOURCE_TYPE
from ...work import codebook as work
from ..kit import Kit
from .control import CodebookControl


class CodebookActs(QObject):
    """Binds the rows of the table of actions."""

    def __init__(self, kit: Kit, control: CodebookControl) -> None:
        super().__init__(control)
        self._kit, self._control = kit, control
        facets, pane, value = control.facets, control.pane, control.value
        for ident, do, ready in (
            ("go_facets", facets.list.setFocus, lambda: True),
            ("go_values", pane.list.setFocus, lambda: True),
            ("go_value", value.name.setFocus, self._has_value),
            ("add_value", pane.add.setFocus, self._writable),
            ("add_facet", facets.add.setFocus, self._writable),
            ("value_up", lambda: self._move(-1), self._can_edit),
            ("value_down", lambda: self._move(1), self._can_edit),
            ("merge_value", value.into.setFocus, self._can_merge),
            ("retire_value", self._retire_value, self._can_edit),
            ("retire_facet", self._retire_facet, self._can_retire_facet),
            ("start_codebook", facets.others.click, self._writable),
        ):
            kit.actions.bind(ident, do, ready, owner=facets)

    def _writable(self) -> bool:
        return not self._kit.session.read_only

    def _has_value(self) -> bool:
        return self._control.code is not None

    def _can_edit(self) -> bool:
        return self._writable() and self._has_value()

    def _can_merge(self) -> bool:
        code = self._control.code
        return self._writable() and code is not None and code.merged_into is None

    def _can_retire_facet(self) -> bool:
        return self._writable() and self._control.facet.id != SOURCE_TYPE

    def _move(self, by: int) -> None:
        code, codes = self._control.code, self._control.facet.codes
        if code is not None and 0 <= codes.index(code) + by < len(codes):
            self._control.do(work.move_code, self._control.facet.id, code.id, by)

    def _retire_value(self) -> None:
        code = self._control.code
        if code is not None:
            use_again = code.retired or code.merged_into is not None
            self._control.do(work.retire_code, self._control.facet.id, code.id, not use_again)

    def _retire_facet(self) -> None:
        facet = self._control.facet
        self._control.do(work.edit_facet, msgspec.structs.replace(facet, retired=not facet.retired))
