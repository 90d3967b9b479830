"""Opens the form for what is known of the article, and keeps what was written."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from ....work import articles
from ...kit import Kit
from ..here import Here
from ..side import Side

if TYPE_CHECKING:
    from .form import ArticleForm


class Describing(QObject):
    """The form lies over the panel, so that the text stays where it is."""

    done = Signal()
    """The form is closed: the focus belongs to the text again."""

    def __init__(self, kit: Kit, here: Here, side: Side) -> None:
        super().__init__(side)
        self._session, self._here, self._side = kit.session, here, side
        here.leaving.connect(self._settle)
        here.article_opened.connect(self._hide)
        here.described.connect(self._show)
        kit.actions.bind("edit_article", self.start, lambda: here.article is not None, side)

    def start(self) -> None:
        """Show the form."""
        article = self._here.article
        if article is not None:
            self._form.show_article(article, force=True)
            self._form.setEnabled(not self._session.read_only)
            self._side.show_form(True)
            self._form.begin()

    def stop(self) -> None:
        """Show the statement again; the focus goes to the text."""
        self._hide()
        self.done.emit()

    def _settle(self) -> None:
        if self._side.form_is_open:
            self._form.settle()

    def _show(self) -> None:
        """The description is another one now: what is being typed stays."""
        if self._side.form_is_open and self._here.article is not None:
            self._form.show_article(self._here.article)

    def _hide(self) -> None:
        self._side.show_form(False)

    @cached_property
    def _form(self) -> ArticleForm:
        form = self._side.form
        form.wanted.connect(self._keep)
        form.left.connect(self.stop)
        return form

    def _keep(self, field: str, value: str) -> None:
        """One field of the article that the form shows: the form may still close when another one is open."""
        article = self._here.article
        if article is None or article.id != self._form.article or getattr(article, field) == value:
            return
        described = msgspec.structs.replace(article, **{field: value})
        if self._session.do(articles.describe, described) is None:
            self._form.refuse(field, getattr(article, field))
