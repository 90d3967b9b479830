"""Opens the form for what is known of the article, and keeps what was written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from sourcemark.gui.kit import Kit
from sourcemark.model.articles import Article
from sourcemark.work import articles

from ..here import Here
from .form import ArticleForm


class Describing(QObject):
    """The form lies over the panel, so that the text stays where it is."""

    done = Signal()
    """The form is closed: the focus belongs to the text again."""

    def __init__(self, kit: Kit, here: Here, form: ArticleForm, side: QStackedWidget) -> None:
        super().__init__(form)
        self._session, self._here, self._form, self._side = kit.session, here, form, side
        form.kept.connect(self._keep)
        form.left.connect(self.stop)
        here.article_opened.connect(self._hide)
        kit.actions.bind("edit_article", self.start, lambda: here.article is not None, form)

    def start(self) -> None:
        """Show the form."""
        article = self._here.article
        if article is not None:
            self._form.show_article(article)
            self._form.setEnabled(not self._session.read_only)
            self._side.setCurrentWidget(self._form)
            self._form.setFocus()

    def stop(self) -> None:
        """Show the statement again; the focus goes to the text."""
        self._hide()
        self.done.emit()

    def _hide(self) -> None:
        self._side.setCurrentIndex(0)

    def _keep(self, article: Article) -> None:
        if article == self._here.article or self._session.do(articles.describe, article) is not None:
            self.stop()
