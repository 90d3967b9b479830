"""The widget in which an article is read: it is given plain values, emits wishes and knows no project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ...model.segments import Mark
from ...model.spans import Span
from ..widgets.parts import own_viewport
from .announcer import Announcer
from .damage import damaged
from .hands import Hands
from .heading import paint_hint
from .look import Look
from .marks import Changed, Marks
from .pencil import Pencil
from .stage import Stage
from .state import Focus, Proposed
from .values import Chip, MarkStyle, Position, ReaderArticle


class Reader(QAbstractScrollArea):
    """One article, set for reading. Offsets are code points; nothing but explicit navigation scrolls."""

    selection_changed = Signal()
    sentence_changed = Signal()
    statement_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._zoom, self._hint = 1.0, ""
        self._styles: Mapping[str, MarkStyle] = {}
        self._provider: Callable[[str], Chip] = lambda _: Chip()
        self._look, self._announcer = Look(self.palette()), Announcer(self)
        self._show(ReaderArticle(""))
        Hands(self, lambda: self._stage, self._noticing, self.statement_clicked.emit)

    def show_article(self, article: ReaderArticle) -> None:
        """Show another article from its headline on, without marks; its first sentence is the current one."""
        self._hint = ""
        self._show(article)

    def clear(self, hint: str) -> None:
        """Show no article but a word on what to do next."""
        self._hint = hint
        self._show(ReaderArticle("", title=hint))

    def set_marks(self, marks: Iterable[Mark], codes: Mapping[str, str]) -> None:
        """All marks of the article, and the code of each statement's source type."""
        self._stage.canvas.marks = Marks(marks, codes)
        self.set_styles(self._styles)
        self.forget_chips()

    def update_marks(self, changed: Changed, removed: Iterable[str] = ()) -> None:
        """These statements are new or other than before, those are gone. The text stays where it is."""
        self.viewport().update(self._stage.change(changed, list(removed)))

    def set_styles(self, styles: Mapping[str, MarkStyle]) -> None:
        """How each code looks."""
        self._styles = self._stage.marks.styles = dict(styles)
        self.viewport().update()

    def set_chips(self, provider: Callable[[str], Chip]) -> None:
        """Who is asked for a statement's chip when it comes into view."""
        self._provider = self._stage.chips.provider = provider
        self.forget_chips()

    def forget_chips(self, ids: Iterable[str] | None = None) -> None:
        """Ask again for these chips when they are next in view; None for all."""
        self._stage.chips.forget(ids)
        self.viewport().update()

    def set_focus_statement(
        self, id: str | None, source_spans: Sequence[Span] = (), cue_spans: Sequence[Span] = ()
    ) -> None:
        """Emphasise one statement, and show who speaks in it and by which word."""
        area = self._stage.focus_on(Focus(id, tuple(source_spans), tuple(cue_spans)))
        self._announcer.tell(*self._stage.words())
        self.viewport().update(area)

    def show_proposed(self, proposed: Proposed | None, spans: Iterable[Span] | None = None) -> None:
        """What is proposed, until another article is shown; drawn anew at these places, or everywhere."""
        self.viewport().update(self._stage.propose(proposed, spans))
        self._announcer.tell(*self._stage.words())

    @property
    def zoom(self) -> float:
        """1.0 is the size that goes with the desktop's."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Set the size of everything, 0.5 to 4; the text in view stays in place."""
        self._zoom = min(max(zoom, 0.5), 4.0)
        self._refit()

    def position(self) -> Position:
        """Where the page stands, to come back to."""
        return self._stage.scroller.position()

    def restore(self, position: Position) -> None:
        """Stand where `position()` was taken."""
        self._stage.scroller.restore(position)
        self.viewport().update()

    def reveal(self, span: Span) -> bool:
        """Scroll as little as shows the span; True when that was needed."""
        self.viewport().update()
        return self._stage.scroller.reveal(span)

    def selected_spans(self) -> tuple[Span, ...]:
        """The selection with its pieces, else the current sentence; empty without a text."""
        return self._stage.navigator.caret.spans

    def select(self, spans: Sequence[Span]) -> None:
        """Select exactly these places; none drops the selection. Does not scroll."""
        with self._noticing():
            self._stage.navigator.caret.select(spans)

    def keep_piece(self) -> None:
        """Keep the selection as one piece; the next one is added to it."""
        with self._noticing():
            self._stage.navigator.caret.keep_piece()

    def go_to(self, offset: int) -> None:
        """Make the sentence at `offset` the current one and show it."""
        with self._noticing():
            self._stage.navigator.go_to(offset)

    def current_sentence(self) -> Span | None:
        """The sentence one has walked to."""
        return self._stage.navigator.caret.sentence

    def statements_at_caret(self) -> list[str]:
        """The statements over the selection, else over the current sentence, innermost at the caret first."""
        return self._stage.navigator.statements()

    def find_next(self, wanted: str, forward: bool = True, start: int | None = None) -> Span | None:
        """Select and show the next hit, round the end of the article; None when there is none."""
        self.set_find(wanted)
        with self._noticing():
            return self._stage.navigator.find(forward, start)

    def set_find(self, wanted: str) -> None:
        """Light up all hits in view; nothing for an empty text."""
        self._stage.navigator.look_for(wanted)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._look.page)
            pencil = Pencil(painter, self._look, self._stage.page.type, self._stage.marks, self._stage.focus)
            if self._hint:
                paint_hint(pencil, self.viewport().rect(), self._hint)
            else:
                self._stage.canvas.paint(pencil, event.region(), self._stage.navigator.lit(self.hasFocus()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What the reader takes was taken before; the base class would scroll by keys that are none of its business.
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._look = Look(self.palette())
            self._refit()

    def _show(self, article: ReaderArticle) -> None:
        self._stage = Stage(article, self, self._zoom)
        self._stage.chips.provider, self._stage.marks.styles = self._provider, self._styles
        self._announcer.name(article.title or "Article")
        self.viewport().update()

    def _refit(self) -> None:
        self._stage.refit(self._zoom)
        self.viewport().update()

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        """Tells of what the body changed, once, when it is done."""
        way, anchor = self._stage.navigator, self._stage.column.anchor
        (sentence, selected), touched = way.state, way.touched()
        yield
        now, still = way.state, self._stage.column.anchor == anchor
        touched += way.touched()
        self.viewport().update(damaged(self._stage.canvas, touched) if still else self._stage.everything())
        if now != (sentence, selected):
            self._announcer.tell(*self._stage.words())
            self.selection_changed.emit()
        if now[0] != sentence:
            self.sentence_changed.emit()
