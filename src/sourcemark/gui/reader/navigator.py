"""Ways through one article: walking, selecting, finding. Only what is done here on purpose scrolls."""

from __future__ import annotations

from ...model.spans import Span
from .canvas import Canvas
from .caret import Caret
from .direction import starts_right_to_left
from .finder import Finder
from .keys import Jump, Move, Turn, Walk
from .mouse import Mouse
from .scroller import Scroller
from .state import Highlights

State = tuple[Span | None, tuple[Span, ...]]
"""Current sentence and selection: what others want to hear of."""


class Navigator:
    """Moves the caret over the text and lets the page follow."""

    def __init__(self, canvas: Canvas, scroller: Scroller) -> None:
        self._canvas, self._scroller = canvas, scroller
        self._text = canvas.page.article.text
        self.caret = Caret(self._text)
        self.finder = Finder(self._text)
        self.mouse = Mouse(canvas, self.caret)

    @property
    def state(self) -> State:
        """To be compared before and after."""
        return self.caret.sentence, self.caret.selected

    def touched(self) -> list[Span]:
        """Where something of the caret's is painted."""
        caret = Span(self.caret.head, self.caret.head + 1)
        return [*([self.caret.sentence] if self.caret.sentence else []), *self.caret.selected, caret]

    def lit(self, has_focus: bool) -> Highlights:
        """What is to be shown of all this."""
        caret = self.caret.head if has_focus and self.caret.visible else None
        return Highlights(self.caret.sentence, self.caret.selected, self.finder.between, caret, has_focus)

    def follow(self, wish: Walk | Move | Turn | Jump) -> None:
        """Do what a key asked for."""
        match wish:
            case Walk(forward, extend):
                self._walk(forward, extend)
            case Move(rightward, by_word, extend):
                self.caret.move(rightward is not self._is_right_to_left(), by_word, extend)
                self._reveal_head()
            case Turn(forward):
                self._scroller.move(self._scroller.page_pixels * (1 if forward else -1))
            case Jump(last):
                self._scroller.to_end(last)

    def go_to(self, offset: int) -> None:
        """Make the sentence at `offset` the current one and show it."""
        self.caret.to(offset)
        self.caret.visible = False
        if self.caret.sentence:
            self._scroller.reveal(self.caret.sentence)

    def find(self, forward: bool, start: int | None) -> Span | None:
        """Select and show the next hit, round the end of the article. None when there is none."""
        if forward:
            origin = self._edge(last=True) if start is None else start
            found = self.finder.after(origin) or (self.finder.after(0) if origin else None)
        else:
            origin = self._edge(last=False) if start is None else start
            found = self.finder.before(origin) or self.finder.before(len(self._text))
        if found:
            self.caret.select([found])
            self._scroller.reveal(found)
        return found

    def statements(self) -> list[str]:
        """The statements over the selection, else the current sentence: innermost at the caret first."""
        marks = self._canvas.marks
        touched = [id for span in self.caret.spans for id in marks.within(span)]
        return list(dict.fromkeys([*(id for id in marks.at(self.caret.head) if id in touched), *touched]))

    def words(self) -> str:
        """What is selected, else the current sentence."""
        return " … ".join(self._text[span.start : span.end] for span in self.caret.spans)

    def look_for(self, wanted: str) -> None:
        """Light up all hits in view."""
        if wanted != self.finder.wanted:
            self.finder.look_for(wanted)

    def _walk(self, forward: bool, extend: bool) -> None:
        if extend:
            self.caret.extend_by_sentence(forward)
            self._reveal_head()
            return
        if self.caret.sentence and not self._canvas.shows(self.caret.sentence.start):
            self._walk_from_view(forward)
        else:
            self.caret.walk(forward)
        if self.caret.sentence:
            self._scroller.reveal(self.caret.sentence)

    def _walk_from_view(self, forward: bool) -> None:
        """Somebody scrolled away: walking goes on from what they see, not from where they were."""
        self.caret.to(self._canvas.first_offset())
        self.caret.visible = False
        if not forward:
            self.caret.walk(forward)

    def _reveal_head(self) -> None:
        head = min(self.caret.head, len(self._text) - 1)
        if head >= 0:
            self._scroller.reveal(Span(head, head + 1))

    def _edge(self, last: bool) -> int:
        spans = self.caret.selected
        if not spans:
            return self.caret.head
        return spans[-1].end if last else spans[0].start

    def _is_right_to_left(self) -> bool:
        start, end = self._canvas.page.blocks.bounds(self._canvas.page.block_at(self.caret.head))
        return starts_right_to_left(self._text[start:end])
