"""Where a person is on the Desk: which article is open, which statement is in focus, which are chosen."""

from __future__ import annotations

import gc
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ...model.articles import Article, Progress
from ...model.changes import Changes
from ...model.statements import Statement
from ...work.submitting import arranged
from ..session import Session
from .marked import Marked


class Here(QObject):
    """The one state that the panes of the Desk share. Panes wish through it and listen to it."""

    changed = Signal(object)
    """`Changes` of this project; none any more once it is closed, though the room may live a little longer."""
    article_opened = Signal()
    """Another article, or none, is open; `marked` is loaded."""
    described = Signal()
    """The description of the open article is another one now."""
    marks_changed = Signal(object)
    """`Renewed`: statements of the open article were written or dropped."""
    reloaded = Signal()
    """So much was changed at once, by a merge, that `marked` was loaded anew."""
    leaving = Signal()
    """Another statement comes into focus next: what is being written about this one is to be kept now."""
    focused = Signal()
    """Another statement, or none, is in focus, or others are chosen."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.article: Article | None = None
        self.text = ""
        self.marked = Marked()
        self.focus: str | None = None
        self.chosen: tuple[str, ...] = ()
        """Several statements that are acted on together; empty for the one in focus."""
        session.changed.connect(self._changed)
        session.closing.connect(self.leaving)
        session.closed.connect(self._closed)

    @property
    def targets(self) -> tuple[str, ...]:
        """The statements that a key or the panel acts on."""
        return self.chosen or ((self.focus,) if self.focus else ())

    @property
    def in_bin(self) -> bool:
        """True when the open article lies in the bin: it can be read there, and not be marked."""
        return self.article is not None and self.article.binned

    def open(self, article: str | None) -> None:
        """Open an article for reading; None closes the one that is open."""
        if article == (self.article.id if self.article else None):
            return
        self.leaving.emit()
        gc.unfreeze()
        project = self.session.project
        found = project.get(Article, article) if article else None
        if found is None and self.article is None:
            return
        self.article = found
        self.text = project.text(found) if found else ""
        self.marked = Marked(project, found.id) if found else Marked()
        self.focus, self.chosen = None, ()
        self.article_opened.emit()
        self.focused.emit()
        gc.freeze()  # a big article is tens of thousands of objects that no key should wait for being looked through

    def focus_on(self, statement: str | None, chosen: Sequence[str] = ()) -> None:
        """Put a statement in focus; `chosen` are acted on with it."""
        several = tuple(chosen) if len(chosen) > 1 else ()
        if (statement, several) != (self.focus, self.chosen):
            self.leaving.emit()
            self.focus, self.chosen = statement, several
            self.focused.emit()

    def statement(self, id: str | None) -> Statement | None:
        """A statement as it is in the file now."""
        return self.session.project.get(Statement, id) if id else None

    def is_own(self, statement: Statement) -> bool:
        """True for marks of the one who works here."""
        return statement.annotator == self.session.project.user.annotator.id

    def _closed(self) -> None:
        self.session.changed.disconnect(self._changed)
        self.session.closed.disconnect(self._closed)

    def _changed(self, changes: Changes) -> None:
        self.changed.emit(changes)
        if self.article is None:
            return
        if self.article.id in changes.of(Article.kind) or changes.many(Article.kind):
            self._article_changed(self.article.id)
        if self.article is not None and (changes.many(Statement.kind) or self._may_uncover(changes)):
            self._reload()
        elif self.article is not None and (ids := changes.of(Statement.kind)):
            self._statements_changed(ids)

    def _may_uncover(self, changes: Changes) -> bool:
        """Who works blind and submits sees coworkers' marks from then on."""
        return bool(changes.of(Progress.kind)) and arranged(self.session.project).blind

    def _article_changed(self, article: str) -> None:
        found = self.session.project.get(Article, article)
        if found is None:
            self.open(None)
        else:
            self.article = found
            self.described.emit()

    def _statements_changed(self, ids: Sequence[str]) -> None:
        renewed = self.marked.renew(self.session.project, ids)
        if not renewed.changed and not renewed.removed:
            return
        self.marks_changed.emit(renewed)
        if renewed.removed:
            self._keep_focus()

    def _reload(self) -> None:
        if self.article is not None:
            self.marked = Marked(self.session.project, self.article.id)
            self.reloaded.emit()
            self._keep_focus()

    def _keep_focus(self) -> None:
        """What is gone is neither in focus nor chosen."""
        kept = [id for id in self.chosen if id in self.marked]
        self.focus_on(self.focus if self.focus and self.focus in self.marked else None, kept)
