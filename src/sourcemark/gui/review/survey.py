"""What is to be reviewed in every article: compared beside the window, kept, renewed where something was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from ...model.articles import Article
from ...model.changes import Changes
from ...model.ids import Id
from ...project import Project
from ...work.people import may_see
from ...work.review.differing import Queued, items, queue, renewed
from ...work.review.queued import Counts, Item, Wanted, counts
from ..jobs import Job
from ..kit import Kit
from .resting import exchanged, key_of, made_by, rests_on
from .touched import Touched, touched

AT_ONCE = 600
"""Statements of an article up to which they are compared between two keys; more of them beside the window."""
_ALL = Wanted(agreed=True)


class Survey(QObject):
    """Keeps the items of each article it has compared."""

    renewed = Signal(str, object)
    """Article, and the keys of items that are other than before; None when all may be."""
    counted = Signal()
    """The comparison of all articles has come further, or has ended."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit, self._project = kit, kit.session.project
        self.found: dict[Id, dict[str, Item]] = {}
        """Article -> its items by key, worst first."""
        self._counts: dict[Id, Counts] = {}
        self._made: dict[Id, Id] = {}
        """Decision, or statement that stands by one -> article."""
        self._where: dict[Id, dict[str, str]] = {}
        self._fresh: list[Queued] = []
        self._job: Job | None = None
        self._busy: set[Id] = set()
        self._missing: set[Id] = set()
        """Articles changed since they were compared, which nobody looks at just now."""
        self.whole = self.stopped = False
        """Every article has been compared; somebody stopped that, and it waits until the room is entered again."""

    def items(self, article: Id) -> tuple[Item, ...]:
        """What is known of an article: what only one has read too; nothing before it is compared."""
        return tuple(self.found.get(article, {}).values())

    def item(self, article: Id, key: str | None) -> Item | None:
        """One of them."""
        return self.found.get(article, {}).get(key or "")

    def counts(self, article: Id) -> Counts | None:
        """How far the review of an article is; None before it is compared."""
        if article not in self._counts and article in self.found:
            self._counts[article] = counts(self.found[article].values())
        return self._counts.get(article)

    def want(self, article: Id, size: int) -> None:
        """Compare an article of so many statements, unless that was done."""
        if article in self.found or article in self._busy:
            return
        if not may_see(self._project, article):
            self._keep(article, ())
        elif size <= AT_ONCE:
            self._keep(article, items(self._project, article))
        else:
            self._busy.add(article)
            self._kit.jobs.start_on(
                self._project,
                "Comparing readings",
                lambda project, _: items(project, article),
                lambda found: self._compared(article, found),
            )

    def catch_up(self) -> None:
        """Compare all articles, or those changed since, beside the window; what is known stays."""
        there = [id for id in self._missing if self._project.get(Article, id) is not None]
        under_way = self._job is not None and self._job in self._kit.jobs.running
        if under_way or self.stopped or (self.whole and not there):  # a short job ends before one listens
            return
        articles = tuple(there) if self.whole else ()
        self._missing.clear()
        self._fresh = fresh = list[Queued]()
        self._job = self._kit.jobs.start_on(
            self._project,
            "Comparing all readings",
            lambda project, job: _gather(project, job, articles, fresh),
            self._done,
        )
        self._job.progressed.connect(self._drain)
        self._job.ended.connect(self._ended)

    def learn(self, changes: Changes) -> Touched:
        """Forget what was changed, and read anew what is cheap to read; what is left to do is told."""
        found = touched(self._project, self, changes)
        if found.everything:
            self.found.clear()
            self._where.clear()
            self._counts.clear()
            self.whole = False
        for article in found.anew:
            self._forget(article)
        for article in dict.fromkeys(article for article, _ in found.items):
            self._renew(article, {key for at, key in found.items if at == article})
        return found

    def _renew(self, article: Id, keys: set[str]) -> None:
        stale = [item for key in keys if (item := self.item(article, key)) is not None]
        if not stale or not all(item.ids for item in stale):  # what had nothing left may be gone, or be back
            self._forget(article)
            self.renewed.emit(article, None)
            return
        fresh = renewed(self._project, article, stale)
        self._counts[article] = exchanged(self.counts(article), stale, fresh)
        for item in fresh:
            self.found[article][key_of(item)] = item
            self._index(article).update(rests_on(item))
            self._made.update(dict.fromkeys(made_by(item), article))
        self.renewed.emit(article, keys)

    def _forget(self, article: Id) -> None:
        self.found.pop(article, None)
        self._where.pop(article, None)
        self._counts.pop(article, None)
        self._missing.add(article)

    def _index(self, article: Id) -> dict[str, str]:
        """Whatever an item rests on -> its key."""
        if article not in self._where:
            self._where[article] = {k: v for item in self.items(article) for k, v in rests_on(item).items()}
        return self._where[article]

    def keys(self, article: Id, ids: Iterable[Id]) -> set[str]:
        """The keys of the items that rest on any of these, as far as the article is compared."""
        index = self._index(article)
        return {index[id] for id in ids if id in index}

    def held(self, id: Id) -> Iterator[tuple[Id, str]]:
        """Article and key of the items that rest on that, whatever it is; gone or not.

        Decisions and what stands by them are known by article; any other mark is looked for, first where one looks.
        """
        order = [self._made[id]] if id in self._made else [*self._where, *self.found]
        for article in dict.fromkeys(order):
            if article in self._where:
                key = self._where[article].get(id)
            else:
                key = next((key for key, item in self.found[article].items() if id in rests_on(item)), None)
            if key is not None:
                yield article, key
                return

    def _keep(self, article: Id, found: Sequence[Item]) -> None:
        self._missing.discard(article)
        self.found[article] = {key_of(item): item for item in found}
        self._made.update({id: article for item in found if item.decisions for id in made_by(item)})
        self._where.pop(article, None)
        self._counts.pop(article, None)
        self.renewed.emit(article, None)

    def _compared(self, article: Id, found: list[Item]) -> None:
        self._busy.discard(article)
        if article not in self._missing:
            self._keep(article, found)
            self._index(article)

    def _drain(self) -> None:
        while self._fresh:
            queued = self._fresh.pop(0)
            if queued.article.id not in self.found and queued.article.id not in self._missing:
                self._keep(queued.article.id, queued.items)
        self.counted.emit()

    def _done(self, _: object) -> None:
        self.whole = True
        self._drain()

    def _ended(self) -> None:
        self._job, self.stopped = None, not self.whole
        self.counted.emit()


def _gather(project: Project, job: Job, articles: Sequence[Id], fresh: list[Queued]) -> None:
    """What is found is taken over in the window's thread while the work goes on: so one by one."""
    for queued in queue(project, _ALL, articles, job):
        fresh.append(queued)
