"""The current sentence, the selection and its further pieces. Knows the text, no pixels and no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...model.characters import character_end, character_start
from ...model.sentences import next_sentence, previous_sentence, sentence_at
from ...model.spans import Span, normalised
from ...model.words import next_word_edge, previous_word_edge


class Caret:
    """Where a person is in the text. All offsets are code points, never inside a character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.sentence = next_sentence(text, 0)
        self.head = self.sentence.start if self.sentence else 0
        self._tail: int | None = None
        self.pieces: tuple[Span, ...] = ()
        self.visible = False
        """The caret is drawn once somebody uses it; walking sentences needs none."""

    @property
    def selection(self) -> Span | None:
        """What is being selected now, without the pieces kept before."""
        if self._tail is None or self._tail == self.head:
            return None
        return Span(min(self._tail, self.head), max(self._tail, self.head))

    @property
    def selected(self) -> tuple[Span, ...]:
        """The selection with the pieces kept before; empty when there is none."""
        live = (self.selection,) if self.selection else ()
        return normalised((*self.pieces, *live))

    @property
    def spans(self) -> tuple[Span, ...]:
        """What an action works on: the selection, else the current sentence."""
        return self.selected or ((self.sentence,) if self.sentence else ())

    def walk(self, forward: bool) -> bool:
        """To the next or previous sentence; a selection ends. False at the last and the first."""
        had_selection = bool(self.selected)
        self.drop()
        beside = self._beside(self.sentence, self.head, forward)
        if beside is None:
            return had_selection
        self.to_sentence(beside)
        return True

    def to_sentence(self, sentence: Span) -> None:
        """Make it the current one."""
        self.sentence, self.head, self.visible = sentence, sentence.start, False

    def to(self, offset: int, *, keep: bool = False) -> None:
        """Put the caret before a character, and make its sentence the current one."""
        if not keep:
            self.drop()
        self.head, self._tail, self.visible = self._fair(offset), None, True
        self.sentence = sentence_at(self._text, self.head) or self.sentence

    def extend_to(self, offset: int) -> None:
        """Select from where the selection began, or from the caret, to `offset`."""
        self._tail = self.head if self._tail is None else self._tail
        self.head, self.visible = self._fair(offset), True

    def extend_by_sentence(self, forward: bool) -> None:
        """Select the current sentence and the one beside it, then one more, or one less, with each call."""
        if self.selection is None and self.sentence:
            start, end = self.sentence.start, self.sentence.end
            self._tail, self.head = (start, end) if forward else (end, start)
        first = self._beside(None, self.head, forward)
        if first is None or self._tail is None:
            return
        self.visible = True
        if (self.head < self._tail) is not forward or self.head == self._tail:
            self.head = first.end if forward else first.start
        else:
            self._shrink(first, forward)

    def move(self, forward: bool, by_word: bool, extend: bool) -> None:
        """One character or word on or back."""
        step: Callable[[str, int], int] = _STEPS[forward, by_word]
        if extend:
            self.extend_to(step(self._text, self.head))
        elif self.selection:
            self.to(self.selection.end if forward else self.selection.start)
        else:
            self.to(step(self._text, self.head))

    def select(self, spans: Sequence[Span]) -> None:
        """Select exactly these places; the last one can be changed further."""
        self.drop()
        if spans:
            self.pieces = tuple(spans[:-1])
            self._tail, self.head, self.visible = spans[-1].start, spans[-1].end, True
            self.sentence = sentence_at(self._text, spans[-1].start) or self.sentence

    def select_word(self, offset: int, *, keep: bool = False) -> None:
        """Select the word at a place."""
        word = _word_at(self._text, offset)
        if word:
            self.select([*(self.pieces if keep else ()), word])

    def keep_piece(self) -> None:
        """Keep what is selected as one piece; the next selection adds another."""
        self.pieces, self._tail = self.spans, None

    def drop(self) -> None:
        """No selection any more."""
        self.pieces, self._tail = (), None

    def _shrink(self, given_up: Span, forward: bool) -> None:
        """Let go of the outermost sentence; past the first one the selection grows to the other side."""
        near = self._beside(given_up, self.head, forward)
        if near is None or self._tail is None:
            return
        self.head = near.start if forward else near.end
        if (self.head >= self._tail) is forward:
            self._tail = given_up.start if forward else given_up.end
            self.head = near.end if forward else near.start

    def _beside(self, sentence: Span | None, offset: int, forward: bool) -> Span | None:
        if forward:
            return next_sentence(self._text, sentence.end if sentence else offset)
        return previous_sentence(self._text, sentence.start if sentence else offset)

    def _fair(self, offset: int) -> int:
        return character_start(self._text, min(max(offset, 0), len(self._text)))


def _word_at(text: str, offset: int) -> Span | None:
    """The word or the punctuation over a character; None over white space."""
    start = previous_word_edge(text, min(len(text), offset + 1))
    end = next_word_edge(text, start)
    return Span(start, end) if start <= offset < end else None


def _next_character(text: str, offset: int) -> int:
    return character_end(text, min(len(text), offset + 1))


def _previous_character(text: str, offset: int) -> int:
    return character_start(text, max(0, offset - 1))


_STEPS: dict[tuple[bool, bool], Callable[[str, int], int]] = {
    (True, False): _next_character,
    (False, False): _previous_character,
    (True, True): next_word_edge,
    (False, True): previous_word_edge,
}
