"""What the mouse does on the page: it places the caret, drags a selection, and picks statements and chips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ...model.sentences import sentence_at
from .canvas import Canvas
from .caret import Caret

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Mouse:
    """One press, drag and release at a time."""

    def __init__(self, canvas: Canvas, caret: Caret) -> None:
        self._canvas, self._caret = canvas, caret
        self._dragging = self._piece = False
        self._doubled: tuple[int, QPointF] | None = None

    def pressed(self, event: QMouseEvent, focus: str | None) -> str | None:
        """Take a press. The statement that was clicked, on its chip or in the text, or None."""
        chip = self._canvas.chip_at(event.position(), focus)
        if chip is not None:
            return chip
        offset = self._canvas.offset_at(event.position())
        self._dragging = True
        self._piece = bool(event.modifiers() & _CONTROL)
        if self._is_third(event):
            self._select_sentence(offset)
        elif event.modifiers() & _SHIFT:
            self._caret.extend_to(offset)
        else:
            self._start(offset)
        statements = self._canvas.statements_at(event.position())
        return statements[0] if statements and not event.modifiers() else None

    def doubled(self, event: QMouseEvent) -> None:
        """Take a double click: it selects the word, a third one the sentence."""
        self._caret.select_word(self._canvas.offset_at(event.position(), between=False), keep=self._piece)
        self._doubled = (event.timestamp(), event.position())

    def moved(self, position: QPointF) -> bool:
        """Take a drag. True when the selection follows."""
        if not self._dragging:
            return False
        offset = self._canvas.offset_at(position)
        if offset == self._caret.head:
            return False
        self._caret.extend_to(offset)
        return True

    def released(self) -> bool:
        """Take a release. True when it added a sentence: Control and a click without a drag."""
        added = self._dragging and self._piece and self._caret.selection is None
        if added:
            self._add_sentence()
        self._dragging = self._piece = False
        return added

    @property
    def dragging(self) -> bool:
        """A button is held."""
        return self._dragging

    def _start(self, offset: int) -> None:
        if self._piece:
            self._caret.keep_piece()
        self._caret.to(offset, keep=self._piece)

    def _add_sentence(self) -> None:
        sentence = sentence_at(self._canvas.page.article.text, self._caret.head)
        if sentence:
            self._caret.select([*self._caret.pieces, sentence])

    def _select_sentence(self, offset: int) -> None:
        sentence = sentence_at(self._canvas.page.article.text, offset)
        self._dragging = False
        if sentence:
            self._caret.select([sentence])

    def _is_third(self, event: QMouseEvent) -> bool:
        if self._doubled is None:
            return False
        (then, where), self._doubled = self._doubled, None
        near = (event.position() - where).manhattanLength() < QApplication.startDragDistance()
        return near and event.timestamp() - then < QApplication.doubleClickInterval()
