"""The widget in which an article is read: it is given plain values, emits wishes and knows no project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from sourcemark.model.segments import Mark
from sourcemark.model.spans import Span

from .canvas import Canvas
from .chips import Chips
from .column import Column
from .heading import paint_hint
from .look import Look
from .marks import Marks
from .page import Page
from .pencil import Pencil
from .scroller import Scroller
from .state import Focus, Highlights
from .typography import typography
from .values import Chip, MarkStyle, Position, ReaderArticle

Changed = Mapping[str, tuple[Sequence[Span], str]]
"""Statement -> its places and the code of its source type."""


class Reader(QAbstractScrollArea):
    """One article, set for reading. Offsets are code points; nothing but explicit navigation scrolls."""

    selection_changed = Signal()
    sentence_changed = Signal()
    statement_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom, self._hint = 1.0, ""
        self._styles: Mapping[str, MarkStyle] = {}
        self._chips, self._focus, self._lit = Chips(), Focus(), Highlights()
        self._look = Look(self.palette())
        self._show(ReaderArticle(""))
        self._set_up()

    def show_article(self, article: ReaderArticle) -> None:
        """Show another article from its headline on, without marks."""
        self._hint = ""
        self._show(article)

    def clear(self, hint: str) -> None:
        """Show no article but a word on what to do next."""
        self._hint = hint
        self._show(ReaderArticle(""))

    def set_marks(self, marks: Iterable[Mark], codes: Mapping[str, str]) -> None:
        """All marks of the article, and the code of each statement's source type."""
        self._put_marks(Marks(marks, codes))
        self.viewport().update()

    def update_marks(self, changed: Changed, removed: Iterable[str] = ()) -> None:
        """These statements are new or other than before, those are gone. The text stays where it is."""
        removed = list(removed)
        for id, (spans, code) in changed.items():
            self._marks.put(id, spans, code)
        for id in removed:
            self._marks.drop(id)
        self._chips.forget([*changed, *removed])
        self.viewport().update()

    def set_styles(self, styles: Mapping[str, MarkStyle]) -> None:
        """How each code looks."""
        self._styles = self._marks.styles = dict(styles)
        self.viewport().update()

    def set_chips(self, provider: Callable[[str], Chip]) -> None:
        """Who is asked for a statement's chip when it comes into view."""
        self._chips.provider = provider
        self.forget_chips()

    def forget_chips(self, ids: Iterable[str] | None = None) -> None:
        """Ask again for these chips when they are next in view; None for all."""
        self._chips.forget(ids)
        self.viewport().update()

    def set_focus_statement(
        self, id: str | None, source_spans: Sequence[Span] = (), cue_spans: Sequence[Span] = ()
    ) -> None:
        """Emphasise one statement, and show who speaks in it and by which word."""
        self._focus = Focus(id, tuple(source_spans), tuple(cue_spans))
        self.viewport().update()

    @property
    def focus_statement(self) -> str | None:
        """The statement in focus."""
        return self._focus.id

    @property
    def zoom(self) -> float:
        """1.0 is the size that goes with the desktop's."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Set the size of everything, 0.5 to 4; the text in view stays in place."""
        self._zoom = min(4.0, max(0.5, zoom))
        self._refit()

    def position(self) -> Position:
        """Where the page stands, to come back to."""
        return self._scroller.position()

    def restore(self, position: Position) -> None:
        """Stand where `position()` was taken."""
        self._scroller.restore(position)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._look.page)
            pencil = Pencil(painter, self._look, self._page.type, self._marks, self._focus)
            if self._hint:
                paint_hint(pencil, self.viewport().rect(), self._hint)
            else:
                self._canvas.paint(pencil, event.rect(), self._lit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        pixels = event.pixelDelta().y() or event.angleDelta().y() * 3 * self._page.type.pitch // 120
        self._scrolled(self._scroller.move(-pixels))
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._look = Look(self.palette())
            self.viewport().update()
        elif event.type() == QEvent.Type.FontChange:
            self._refit()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda value: self._scrolled(self._scroller.to_value(value)))
        bar.actionTriggered.connect(lambda action: self._scrolled(self._scroller.step(action)))

    def _show(self, article: ReaderArticle) -> None:
        type = typography(self.font(), self._zoom, article.language)
        self._page = Page(article, type, self.viewport().width())
        self._column = Column(len(self._page.blocks), self._page.height_of, self.viewport().height())
        self._scroller = Scroller(self.verticalScrollBar(), self._page, self._column)
        self._put_marks(Marks())
        self._focus, self._lit = Focus(), Highlights()
        self._scroller.sync()
        self.viewport().update()

    def _put_marks(self, marks: Marks) -> None:
        marks.styles = self._styles
        self._marks = marks
        self._canvas = Canvas(self._page, self._column, marks, self._chips)
        self._chips.forget()

    def _refit(self) -> None:
        kept = self._scroller.keep()
        type = typography(self.font(), self._zoom, self._page.article.language)
        self._page.set(type, self.viewport().width())
        self._column.changed(self.viewport().height())
        self._scroller.restore(kept)
        self.viewport().update()

    def _scrolled(self, moved: bool) -> None:
        if moved:
            self.viewport().update()
