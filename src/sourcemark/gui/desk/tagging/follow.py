"""Which statement is in focus, as one moves in the text; and what the reader shows of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ....model.spans import hull
from ...kit import Kit
from ...reader import Reader
from ..here import Here
from ..marked import Renewed
from .sequence import TagSequence


class Follow(QObject):
    """Focus follows walking; an explicit selection keeps it, so that pieces and sources can be added."""

    def __init__(self, kit: Kit, here: Here, reader: Reader, sequence: TagSequence) -> None:
        super().__init__(reader)
        self._here, self._reader, self._sequence = here, reader, sequence
        self._selecting = False
        self._gone: set[str] = set()
        """What was taken away while it was in focus: it comes back into focus when that is undone."""
        here.article_opened.connect(self._gone.clear)
        reader.selection_changed.connect(self._moved)
        reader.statement_clicked.connect(self._clicked)
        here.focused.connect(self._show)
        here.marks_changed.connect(self._renewed)
        bind = kit.actions.bind
        bind("next_statement", lambda: self.step(forward=True), self._any, reader)
        bind("previous_statement", lambda: self.step(forward=False), self._any, reader)
        bind("walk_overlaps", self.walk_overlaps, self._any, reader)

    def step(self, forward: bool) -> None:
        """To the next or previous statement: it is selected and shown."""
        spans = self._reader.selected_spans()
        offset = spans[0].start if spans else 0
        found = self._here.marked.beside(self._here.focus, offset, forward)
        if found is not None:
            self._here.focus_on(found)
            self.select_focus(reveal=True)

    def walk_overlaps(self) -> None:
        """To the next of the statements that lie over each other here; the text stays where it is."""
        focus = self._here.focus
        around = [span for id in ([focus] if focus else []) for span in self._here.marked.spans(id)]
        ids = self._reader.statements_at_caret()
        if focus and focus not in ids and around:
            ids = [focus, *ids]
        if ids:
            at = ids.index(focus) + 1 if focus in ids else 0
            found = ids[at % len(ids)]
            self._here.focus_on(found)
            self._sequence.clicked = found

    def select_focus(self, *, reveal: bool) -> None:
        """Select the words of the statement in focus; only `reveal` may scroll."""
        spans = self._here.marked.spans(self._here.focus or "")
        if not spans:
            return
        self._selecting = True
        self._reader.select(spans)
        self._selecting = False
        if reveal:
            self._reader.reveal(hull(spans[:1]))

    def _any(self) -> bool:
        return len(self._here.marked) > 0

    def _moved(self) -> None:
        self._sequence.moved()
        if self._selecting:
            return
        spans = self._reader.selected_spans()
        exact = self._here.marked.exactly(spans)
        if exact:
            self._here.focus_on(self._here.focus if self._here.focus in exact else exact[0])
        elif spans == (self._reader.current_sentence(),):
            self._here.focus_on(next(iter(self._reader.statements_at_caret()), None))
        elif self._here.chosen:
            self._here.focus_on(self._here.focus)

    def _clicked(self, id: str) -> None:
        self._here.focus_on(id)
        self._sequence.clicked = id

    def _renewed(self, renewed: Renewed) -> None:
        self._gone.update(set(self._here.targets).intersection(renewed.removed))
        back = [id for id in renewed.changed if id in self._gone]
        if back:
            self._gone.difference_update(back)
            self._here.focus_on(back[0], back)
        elif self._here.focus is None and renewed.changed:
            exact = self._here.marked.exactly(self._reader.selected_spans())
            if exact and exact[0] in renewed.changed:
                self._here.focus_on(exact[0])
        elif self._here.focus in renewed.changed:
            self._show()

    def _show(self) -> None:
        statement = self._here.statement(self._here.focus)
        if statement is None:
            self._reader.set_focus_statement(None)
        else:
            who = statement.attribution
            self._reader.set_focus_statement(statement.id, who.source_spans, who.cue_spans)
