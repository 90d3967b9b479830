"""Shows the open article in the reader: its text, its marks, their looks and their chips."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ...model.articles import Article
from ...model.direction import beside
from ...model.scales import HANDLING
from ..kit import Kit
from ..reader import Chip, Position, Reader, ReaderArticle
from .here import Here
from .known import Known
from .marked import Renewed


class Reading(QObject):
    """Marks are loaded once per article, and renewed one by one."""

    def __init__(self, kit: Kit, here: Here, known: Known, reader: Reader) -> None:
        super().__init__(reader)
        self._kit, self._here, self._known, self._reader = kit, here, known, reader
        self._places: dict[str, Position] = {}
        self._shown: str | None = None
        reader.set_chips(self._chip)
        reader.set_styles(known.styles())
        here.article_opened.connect(self._open)
        here.described.connect(self._described)
        here.marks_changed.connect(self._renew)
        here.reloaded.connect(self._remark)
        known.book_changed.connect(self._restyle)
        known.sources_changed.connect(reader.forget_chips)
        kit.actions.keys_changed.connect(self._say_when_empty)
        kit.actions.bind("go_text", reader.setFocus, owner=reader)
        self._say_when_empty()

    def _open(self) -> None:
        """Each article opens where it was left while the room was open."""
        if self._shown is not None:
            self._places[self._shown] = self._reader.position()
        article = self._here.article
        self._shown = article.id if article else None
        if article is None:
            self._say_when_empty()
            return
        self._show(article)
        if article.id in self._places:
            self._reader.restore(self._places[article.id])

    def _show(self, article: Article) -> None:
        handling = article.handling if article.handling != HANDLING[0] else ""
        bin = "In the bin" if article.binned else ""
        parts = (bin, article.outlet, article.byline, article.published[:10], handling)
        line = beside(parts)
        self._reader.show_article(
            ReaderArticle(self._here.text, article.title, line, article.language, article.layout)
        )
        self._remark()

    def _remark(self) -> None:
        self._reader.set_marks(self._here.marked.marks(), self._here.marked.codes)

    def _described(self) -> None:
        """Another headline is set; the text stays where it was."""
        article = self._here.article
        if article is None:
            return
        position, spans = self._reader.position(), self._reader.selected_spans()
        self._show(article)
        self._reader.restore(position)
        self._reader.select(spans)

    def _renew(self, renewed: Renewed) -> None:
        marked = self._here.marked
        changed = {id: (marked.spans(id), marked.codes[id]) for id in renewed.changed}
        self._reader.update_marks(changed, renewed.removed)

    def _restyle(self) -> None:
        self._reader.set_styles(self._known.styles())
        self._reader.forget_chips()

    def _chip(self, id: str) -> Chip:
        statement = self._here.statement(id)
        return self._known.chip(statement) if statement else Chip()

    def _say_when_empty(self) -> None:
        if self._here.article is not None:
            return
        keys = self._kit.actions.hint
        self._reader.clear(
            f"Paste a text ({keys('paste_article')}), drop files here, or import them ({keys('import_files')})."
        )
