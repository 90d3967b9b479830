"""Changing a mark by keys: its ends, its pieces, the words of its source and cue; copying and deleting it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ....model.errors import Refused
from ....model.spans import Span
from ....model.statements import Statement
from ....model.words import Edge, next_word_edge, previous_word_edge
from ....work import attributing, tagging
from ...kit import Kit
from ...reader import Reader
from ..here import Here
from .follow import Follow


class Edits(QObject):
    """Each is one step of undo and leaves the text where it is."""

    def __init__(self, kit: Kit, here: Here, reader: Reader, follow: Follow) -> None:
        super().__init__(reader)
        self._session, self._here, self._reader, self._follow = kit.session, here, reader, follow
        acts: dict[str, Callable[[], object]] = {
            "end_later": lambda: self.move("end", forward=True),
            "end_earlier": lambda: self.move("end", forward=False),
            "start_later": lambda: self.move("start", forward=True),
            "start_earlier": lambda: self.move("start", forward=False),
            "add_piece": self.add_piece,
            "drop_piece": self.drop_piece,
            "mark_source_words": self.mark_source_words,
            "mark_cue": self.mark_cue,
            "copy_words": self.copy_words,
            "clear_source": self.clear_source,
            "copy_statement": self.copy_statement,
            "delete_statement": self.delete,
        }
        for ident, act in acts.items():
            can = self._has_text if ident in ("copy_words", "add_piece") else self._has_focus
            kit.actions.bind(ident, act if ident == "copy_words" else self._outside_bin(act), can, reader)

    def move(self, edge: Edge, forward: bool) -> None:
        """Move one end of the statement in focus by a word."""
        statement = self._focus()
        spans = moved(self._here.text, statement.spans, edge, forward)
        name = "Move the start" if edge == "start" else "Move the end"
        self._put(lambda: self._session.do(tagging.set_spans, statement.id, spans, name))

    def add_piece(self) -> None:
        """The selection becomes a further piece of the statement in focus; without one it waits for the next."""
        focus = self._here.focus
        if focus is None:
            self._reader.keep_piece()
            self._session.said.emit("Kept as a piece: select the next one, then tag both.")
            return
        self._session.do(tagging.add_pieces, focus, self._selection())

    def drop_piece(self) -> None:
        """The piece that the selection touches is taken away."""
        statement, chosen = self._focus(), self._reader.selected_spans()
        touched = (s.start for s in statement.spans if any(s.overlaps(c) for c in chosen))
        offset = next(touched, chosen[0].start if chosen else 0)
        self._put(lambda: self._session.do(tagging.drop_piece, statement.id, offset))

    def mark_source_words(self) -> None:
        """The selected words name the source."""
        self._session.do(attributing.set_source_spans, self._focus().id, self._selection())

    def mark_cue(self) -> None:
        """The selected words are the cue."""
        self._session.do(attributing.set_cue_spans, self._focus().id, self._selection())

    def clear_source(self) -> None:
        """The text names no source."""
        self._session.do(attributing.clear_source, self._here.targets)

    def copy_words(self) -> None:
        """The selected words, else those of the statement in focus, go to the clipboard."""
        spans = self._here.marked.spans(self._here.focus or "") or self._reader.selected_spans()
        if self._is_explicit():
            spans = self._reader.selected_spans()
        words = " […] ".join(self._here.text[s.start : s.end] for s in spans)
        QGuiApplication.clipboard().setText(words)
        self._session.said.emit(f"Copied {len(words):,} characters.")

    def copy_statement(self) -> None:
        """Make it one's own mark, and go on with that."""
        changes = self._session.do(tagging.copy_to_own, self._here.targets)
        if changes is not None:
            made = changes.of(Statement.kind)
            self._here.focus_on(made[0] if made else None, made)

    def delete(self) -> None:
        """Take the statements away."""
        self._session.do(tagging.delete, self._here.targets)

    def _focus(self) -> Statement:
        found = self._here.statement(self._here.focus)
        if found is None:
            raise Refused("Choose a statement first.")
        return found

    def _selection(self) -> tuple[Span, ...]:
        if not self._is_explicit():
            raise Refused("Select the words first: Shift and the arrows, or the mouse.")
        return self._reader.selected_spans()

    def _is_explicit(self) -> bool:
        spans = self._reader.selected_spans()
        return bool(spans) and spans != (self._reader.current_sentence(),)

    def _outside_bin(self, act: Callable[[], object]) -> Callable[[], object]:
        def checked() -> object:
            if self._here.in_bin:
                raise Refused("This article is in the bin: its marks are read, not changed.")
            return act()

        return checked

    def _put(self, act: Callable[[], object]) -> None:
        """The selection follows the mark when it was the mark, so that a letter still means this one."""
        focus = self._here.focus or ""
        followed = self._reader.selected_spans() == self._here.marked.spans(focus)
        act()
        if followed:
            self._follow.select_focus(reveal=False)

    def _has_focus(self) -> bool:
        return bool(self._here.targets)

    def _has_text(self) -> bool:
        return self._here.article is not None


def moved(text: str, spans: Sequence[Span], edge: Edge, forward: bool) -> list[Span]:
    """Places of which one end lies a word further on, or back. Refused when no word would be left."""
    step = next_word_edge if forward else previous_word_edge
    first, last = spans[0], spans[-1]
    at = step(text, first.start if edge == "start" else last.end, edge)
    if edge == "start" and at < first.end:
        return [Span(at, first.end), *spans[1:]]
    if edge == "end" and at > last.start:
        return [*spans[:-1], Span(last.start, at)]
    raise Refused("A statement keeps at least one word.")
