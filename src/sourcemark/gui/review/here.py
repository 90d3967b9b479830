"""Where a reviewer is: which article is open, which difference is in focus. All panes listen to this."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal

from ...model.articles import Article, Progress
from ...model.changes import Changes
from ...model.ids import Id
from ...model.spans import Span
from ...model.statements import Statement
from ...work.review.queued import Item
from ..kit import Kit
from ..reader import Position
from .known import Known
from .read import Read, read, renew
from .survey import Survey

AROUND = 20_000
"""Code points before and after the place where one reads, whose statements are read first."""


class Here(QObject):
    """The one state that the panes of the room share."""

    changed = Signal(object)
    """`Changes` of this project; none any more once it is closed, though the room may live a little longer."""
    article_opened = Signal()
    """Another article, or none, is open; its readings are known, its differences come with `items_changed`."""
    marks_changed = Signal(object)
    """Marks in the open article are other ones now: `read.Renewed`; None when all may be."""
    items_changed = Signal(object)
    """Keys of items of the open article that are other than before; None when all may be."""
    leaving = Signal()
    """Another item comes into focus next: what is being written about this one is to be kept now."""
    focused = Signal()
    """Another item, or none, is in focus."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kit, self.session = kit, kit.session
        self.project = kit.session.project
        self.known = Known(self.project, self.changed, self)
        self.survey = Survey(kit, self)
        self.article: Article | None = None
        self.text = ""
        self.read = Read()
        self.focus: str | None = None
        self.places: dict[Id, Position] = {}
        """Where each article was left while the room was open."""
        self.awake = True
        """False while the room is not seen: what changes then is looked at when it is."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)
        self.survey.renewed.connect(self._renewed)
        self.session.changed.connect(self._changed)
        self.session.closed.connect(self._closed)

    @property
    def items(self) -> Sequence[Item]:
        """All groups of the open article, worst first; none until they are compared."""
        return self.survey.items(self.article.id) if self.article else ()

    @property
    def compared(self) -> bool:
        """The open article's readings have been compared."""
        return self.article is not None and self.article.id in self.survey.found

    @property
    def item(self) -> Item | None:
        """The item in focus."""
        return self.survey.item(self.article.id, self.focus) if self.article and self.focus else None

    def open(self, article: Id | None) -> None:
        """Open an article; None closes the one that is open."""
        if article == (self.article.id if self.article else None):
            return
        self.leaving.emit()
        with _uncollected():
            found = self.project.get(Article, article) if article else None
            self.article, self.focus = found, None
            self.text = self.project.text(found) if found else ""
            self.read = self._nearby(found) if found else Read()
            self.article_opened.emit()
            self.focused.emit()
        self._soon.start()  # what is open is painted first
        gc.freeze()  # a big article is tens of thousands of objects that no key should wait for being looked through

    def compare(self) -> None:
        """Let the open article's differences be found, if they are not known yet."""
        if self.article is not None and self.awake:
            self.survey.want(self.article.id, self.read.size)

    def _nearby(self, article: Article) -> Read:
        """Of a long article first what is near the place where it is read."""
        if article.length <= 2 * AROUND:
            return read(self.project, article.id)
        place = self.places.get(article.id)
        offset = max(0, place.offset) if place else 0
        return read(self.project, article.id, Span(max(0, offset - AROUND), offset + AROUND))

    def _go_on(self) -> None:
        """What is near is painted: the rest is read, and then compared."""
        if self.article is not None and not self.read.whole:
            self.read = read(self.project, self.article.id)
            self.marks_changed.emit(None)
            self._soon.start()
        else:
            self.compare()

    def focus_on(self, key: str | None) -> None:
        """Put an item of the open article in focus."""
        if key != self.focus:
            self.leaving.emit()
            self.focus = key
            self.focused.emit()

    def statement(self, id: Id | None) -> Statement | None:
        """A statement as it is in the file now."""
        return self.project.get(Statement, id) if id else None

    def wake(self) -> None:
        """The room is in view again."""
        self.awake = True
        self._soon.start()
        self.survey.stopped = False
        self.survey.catch_up()

    def sleep(self) -> None:
        """The room is out of view: what was kept from being looked through may be."""
        self.awake = False
        gc.unfreeze()

    def _closed(self) -> None:
        self.session.changed.disconnect(self._changed)
        self.session.closed.disconnect(self._closed)
        self._soon.stop()

    def _changed(self, changes: Changes) -> None:
        if changes.of(Article.kind) and self.article is not None:
            self._reopen()
        if self.article is not None and (changes.of(Statement.kind) or changes.of(Progress.kind)):
            self._reread(self.article.id, changes)
        self.changed.emit(changes)
        self.survey.learn(changes)  # what is listed stays until it is compared anew
        if self.awake:
            self._go_on()
            self.survey.catch_up()

    def _reread(self, article: Id, changes: Changes) -> None:
        """A few statements one by one; of other articles' none."""
        whole = changes.of(Progress.kind) or changes.many(Statement.kind) or not self.read.whole
        owners = self.read.owners
        ids = [id for id in changes.of(Statement.kind) if id in owners or self._is_here(id, article)]
        told = None if whole else renew(self.read, self.project, ids)
        if told is None:
            self.read = read(self.project, article)
        if told is None or ids:
            self.marks_changed.emit(told)

    def _is_here(self, statement: Id, article: Id) -> bool:
        found = self.statement(statement)
        return found is not None and found.article == article

    def _reopen(self) -> None:
        """The article is described otherwise now, or gone."""
        assert self.article is not None
        found = self.project.get(Article, self.article.id)
        if found is None or found.binned:
            self.open(None)
        else:
            self.article = found

    def _renewed(self, article: Id, keys: set[str] | None) -> None:
        if self.article is None or article != self.article.id:
            return
        if keys is None:
            gc.freeze()  # as after opening
        if self.focus is not None and self.item is None and self.compared:
            self.focus = None
            self.items_changed.emit(keys)
            self.focused.emit()
        else:
            self.items_changed.emit(keys)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Tens of thousands of objects are made, and none of them in a ring: nobody need look for rings meanwhile."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
