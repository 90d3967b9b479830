"""Keeps the list of statements in step with the article, its filter, and the statement in focus."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ....model.scope import StatementFilter
from ....project.queries.sources import sources_of_article
from ....project.queries.statements import passing, statement_ids
from ....work.submitting import shown_names
from ...kit import Kit
from ..here import Here
from ..known import Known
from ..marked import Renewed
from .model import StatementModel
from .pane import StatementPane

SPEAKERS = 30
"""Sources of the article offered to filter by, the most frequent ones."""
MANY = 200
"""Statements changed at once, above which the whole list is asked for again."""
_ALL = StatementFilter()


class StatementControl(QObject):
    """The only one who knows both this list and the project."""

    def __init__(
        self, kit: Kit, here: Here, known: Known, pane: StatementPane, model: StatementModel
    ) -> None:
        super().__init__(pane)
        self._kit, self._here, self._known, self._pane, self._model = kit, here, known, pane, model
        here.article_opened.connect(self.show)
        here.marks_changed.connect(self._renew)
        here.reloaded.connect(self.show)
        here.focused.connect(self._follow)
        known.sources_changed.connect(model.forget)
        known.book_changed.connect(self.show)  # a value may stand for others now
        pane.filters.wanted.connect(self._offer)
        pane.filter_wanted.connect(self.show)
        pane.picked.connect(self._picked)
        bind = kit.actions.bind
        bind("filter_statements", self._go_to_filter, owner=pane)
        bind("go_statements", pane.list.setFocus, owner=pane)
        self.show()

    def show(self) -> None:
        """List what passes the filter."""
        wanted = self._wanted()
        article = self._here.article
        with self._pane.quietly():
            if article is None:
                self._model.show([])
            elif wanted == _ALL:
                self._model.show(None)
            else:
                self._model.show(statement_ids(self._kit.session.project.link, article.id, wanted))
        self._follow()
        self._say()

    def _offer(self) -> None:
        people = list(shown_names(self._kit.session.project).items())
        article = self._here.article
        link = self._kit.session.project.link
        speaking = sources_of_article(link, article.id)[:SPEAKERS] if article else []
        sources = [(id, self._known.name(id)) for id in speaking]
        self._pane.filters.offer(self._known.book, people, sorted(sources, key=lambda s: s[1]))

    def _wanted(self) -> StatementFilter:
        return self._pane.filters.apply(self._pane.words.text().strip(), self._known.book)

    def _renew(self, renewed: Renewed) -> None:
        fits, gone = list(renewed.changed), list(renewed.removed)
        if len(fits) + len(gone) > MANY:
            self.show()
            return
        wanted = self._wanted()
        if wanted != _ALL:
            found = passing(self._kit.session.project.link, fits, wanted)
            gone.extend(id for id in fits if id not in found)
            fits = [id for id in fits if id in found]
        with self._pane.quietly():
            self._model.renew(fits, gone)
        self._follow()
        self._say()

    def _follow(self) -> None:
        """The row of the statement in focus is the current one; the reader stays where it is."""
        rows = [row for id in self._here.targets if (row := self._model.row_of(id)) >= 0]
        self._pane.show_chosen(self._model.row_of(self._here.focus), rows)

    def _picked(self) -> None:
        chosen = [id for row in self._pane.chosen() if (id := self._model.id_at(row))]
        current = self._model.id_at(self._pane.current())
        focus = current if current in chosen else next(iter(chosen), None)
        self._here.focus_on(focus, chosen)

    def _go_to_filter(self) -> None:
        self._pane.words.setFocus()
        self._pane.words.selectAll()

    def _say(self) -> None:
        shown, total = self._model.rowCount(), len(self._here.marked)
        self._pane.count.setText(f"{total:,}" if shown == total else f"{shown:,} of {total:,}")
        self._pane.count.setAccessibleName(f"Statements listed: {shown:,} of {total:,}")
        if shown:
            self._pane.set_empty("")
        elif total:
            self._pane.set_empty("No statement passes the filter.")
        elif self._here.article is None:
            self._pane.set_empty("The statements of an article are listed here.")
        else:
            self._pane.set_empty(
                "No statements yet: walk to a sentence with ↓ and press the letter of a source type."
            )
