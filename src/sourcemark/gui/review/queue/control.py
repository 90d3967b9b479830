"""Keeps the queue in step with what is compared and decided, and the focus on its way through it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ....model.ids import Id
from ....model.review import ADJUDICATED
from ....work.people import is_compared
from ....work.submitting import shown_names
from ...kit import Kit
from ..here import Here
from ..known import NAMES
from .listing import is_open, listed, mine, these, wanted_of
from .model import Entry, QueueModel
from .pane import HERE, MINE, OPEN, QueuePane
from .words import empty_words

_ABOUT = ("source_type", "source", "spans", "reliability", "credibility", "mode", "statement_kind", "chain")


class QueueControl(QObject):
    """The only one who knows both the queue and the project."""

    def __init__(self, kit: Kit, here: Here, pane: QueuePane, model: QueueModel) -> None:
        super().__init__(pane)
        self._kit, self._here, self._pane, self._model = kit, here, pane, model
        self._row = self._listed = 0
        self._these: Sequence[tuple[Id, Sequence[Id]]] = ()
        here.article_opened.connect(self._opened)
        here.items_changed.connect(self._changed)
        here.survey.counted.connect(self._counted)
        here.focused.connect(self.follow)
        here.known.forgot.connect(model.forget)
        kit.actions.keys_changed.connect(self.say)
        pane.filter_wanted.connect(self._filter)
        pane.filters.wanted.connect(self._offer)
        pane.picked.connect(self._picked)
        self.show()

    @property
    def _everywhere(self) -> bool:
        return self._pane.reach.chosen != HERE

    def show(self) -> None:
        """List what is wanted, with the item in focus still in focus where it is listed."""
        bar = self._pane.list.verticalScrollBar()
        before = bar.value()
        with self._pane.quietly():
            self._model.show(self._entries())
        bar.setValue(before)
        self.follow()
        self.say()

    def show_these(self, found: Sequence[tuple[Id, Sequence[Id]]]) -> None:
        """List the items of these statements, article by article, until something else is asked for."""
        self._these = found
        self._pane.states.show_value(None)
        self.show()
        self._go(0)

    def step(self, by: int) -> None:
        """The item after (or before) the one in focus."""
        row = self._current()
        if row < 0:
            row = min(self._row, self._model.rowCount()) - (1 if by > 0 else 0)
        self._go(max(0, min(row + by, self._model.rowCount() - 1)))

    def first(self) -> None:
        """Put the worst one in focus, when none is."""
        if self._here.focus is None and self._model.rowCount():
            entry = self._model.entries[0]
            if self._here.article is not None and entry.article == self._here.article.id:
                self._go(0)

    def after_decision(self) -> None:
        """On to the next one that is open: below first, then from the top; where none is left, stay."""
        entries, row = self._model.entries, self._current()
        start = row + 1 if row >= 0 else self._row
        for at in (*range(start, len(entries)), *range(start)):
            if 0 <= at < len(entries) and is_open(entries[at].item):
                self._go(at)
                return
        self._kit.session.said.emit("Everything listed here is decided.")

    def follow(self) -> None:
        """The row of the item in focus is the current one."""
        row = self._current()
        if row >= 0:
            self._row = row
        self._pane.show_current(row)

    def say(self) -> None:
        """How many are listed; in place of an empty list, why, and what to do."""
        number = self._model.rowCount()
        self._pane.count.setText(f"{number:,}")
        self._pane.count.setAccessibleName(f"Differences listed: {number:,}")
        self._pane.set_empty(
            "" if number else empty_words(self._kit, self._here, self._pane.states.chosen or OPEN)
        )

    def _current(self) -> int:
        article = self._here.article
        return self._model.row_of(article.id, self._here.focus) if article and self._here.focus else -1

    def _go(self, row: int) -> None:
        entry = self._model.entry(row)
        if entry is not None:
            self._row = row
            self._here.open(entry.article)
            self._here.focus_on(entry.key)
            self._pane.list.scrollTo(self._model.index(row))

    def _picked(self, row: int) -> None:
        self._go(row)

    def _articles(self) -> Sequence[Id]:
        if self._everywhere:
            return list(self._here.survey.found)
        return [self._here.article.id] if self._here.article else []

    def _filter(self) -> None:
        self._these = ()
        if self._pane.states.chosen is None:
            self._pane.states.show_value(OPEN)
        self.show()

    def _entries(self) -> list[Entry]:
        if self._these:
            return these(self._here.survey, self._these)
        state = self._pane.states.chosen or OPEN
        if state == MINE:
            return mine(self._here.project, self._here.survey, self._articles())
        return listed(self._here.survey, self._articles(), state, self._pane.filters.narrowed)

    def _opened(self) -> None:
        if self._everywhere or self._these:
            self.follow()
            return
        self._row = 0
        self._pane.list.scrollToTop()
        self.show()

    def _changed(self, keys: set[str] | None) -> None:
        """Single rows are shown anew or leave; only where some may come is all listed again."""
        article = self._here.article
        if keys is None or article is None or self._these or self._pane.states.chosen == MINE:
            self.show()
            return
        for key in keys:
            if not self._renew(article.id, key):
                self.show()
                return
        self.follow()
        self.say()

    def _renew(self, article: Id, key: str) -> bool:
        item, row = self._here.survey.item(article, key), self._model.row_of(article, key)
        wanted = wanted_of(self._pane.states.chosen or OPEN, self._pane.filters.narrowed)
        fits = item is not None and wanted.takes(item)
        if row < 0:
            return not fits
        with self._pane.quietly():
            if item is not None and fits:
                self._model.put(row, Entry(article, key, item))
            else:
                self._row = row
                self._model.remove(row)
        return True

    def _counted(self) -> None:
        """While all articles are compared they are listed now and then, so that it costs little."""
        number = len(self._here.survey.found)
        if self._everywhere and (self._here.survey.whole or number > 1.2 * self._listed):
            self._listed = number
            self.show()
        else:
            self.say()

    def _offer(self) -> None:
        known, book = self._here.known, self._here.known.book
        people = [(who, known.person(who)) for who in self._people()]
        facets = [(facet, NAMES[facet]) for facet in _ABOUT]
        facets += [(f.id, f.name) for f in book.facets if f.id not in NAMES and not f.retired]
        self._pane.filters.offer(people, facets)

    def _people(self) -> list[Id]:
        known = filter(is_compared, shown_names(self._here.project))
        return sorted(set(known) - {ADJUDICATED.id}, key=self._here.known.person)
