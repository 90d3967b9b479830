"""All that belongs to one article being shown: made with it, dropped with it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollBar

from .canvas import Canvas
from .chips import Chips
from .column import Column
from .marks import Marks
from .navigator import Navigator
from .page import Page
from .scroller import Scroller
from .state import Focus
from .typography import Typography
from .values import ReaderArticle


class Stage:
    """Page, column and ways through them, put together."""

    def __init__(self, article: ReaderArticle, type: Typography, bar: QScrollBar, size: QSize) -> None:
        self.page = Page(article, type, size.width())
        self.column = Column(len(self.page.blocks), self.page.height_of, size.height())
        self.scroller = Scroller(bar, self.page, self.column)
        self.canvas = Canvas(self.page, self.column, Marks(), Chips())
        self.navigator = Navigator(self.canvas, self.scroller)
        self.focus = Focus()
        self.scroller.sync()

    @property
    def marks(self) -> Marks:
        """The statements of the article."""
        return self.canvas.marks

    @property
    def chips(self) -> Chips:
        """What stands in the margin."""
        return self.canvas.margin

    def refit(self, type: Typography, size: QSize) -> None:
        """Another size, zoom or font: the text at the top of the view stays there."""
        kept = self.scroller.keep()
        self.page.set(type, size.width())
        self.column.changed(size.height())
        self.scroller.restore(kept)
