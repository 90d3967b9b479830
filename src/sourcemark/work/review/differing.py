"""The queue of a reviewer: what annotators differ in, what is decided on it, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...analysis.readings import Canon
from ...model.articles import Article
from ...model.ids import Id
from ...model.statements import Statement
from ...project import Project
from ...project.queries.review import (
    articles_read,
    comments_in,
    decisions_in,
    decisions_on,
    seen_in,
    statements_by,
)
from ..marks import article_of
from ..people import may_see, must_see, names
from ..task import Quiet, Task
from .comparing import canon, reading_of
from .joining import Joiner
from .queued import EVERY, Item, Wanted
from .reopening import Since


class Queued(Struct, frozen=True):
    """The items of one article, worst first."""

    article: Article
    items: tuple[Item, ...]


def queue(
    project: Project, wanted: Wanted = EVERY, articles: Sequence[Id] = (), task: Task | None = None
) -> Iterator[Queued]:
    """Article by article what is to be reviewed; of all that somebody has read, or of these.

    Articles without a wanted item are passed over, and so are those one may not see yet.
    """
    chosen = [article_of(project, id) for id in articles] or articles_read(project.link)
    known, task = canon(project), task or Quiet()
    for number, article in enumerate(chosen, 1):
        all_of_it = _items(project, article, known) if may_see(project, article.id) else ()
        if found := tuple(filter(wanted.takes, all_of_it)):
            yield Queued(article, found)
        task.progress(number, len(chosen), article.title)


def items(project: Project, article: Id) -> list[Item]:
    """All groups of an article: those with differences worst first, then what all agree on."""
    must_see(project, article)
    return _items(project, article_of(project, article), canon(project))


def renewed(project: Project, article: Id, stale: Sequence[Item]) -> list[Item]:
    """These items of an article anew, where nothing but decisions, what stands by them, and comments were changed.

    What annotators marked is not read again, and not compared: it costs the items given only.
    """
    must_see(project, article)
    decisions = decisions_on(project.link, article, [id for item in stale for id in item.about])
    ids = {id for item in stale for id in item.about}
    ids |= {considered.statement for decision in decisions for considered in decision.considered}
    ids |= {result.statement for decision in decisions for result in decision.results}
    stand = [s for s in (project.get(Statement, id) for id in ids) if s is not None]
    joiner = Joiner(decisions, comments_in(project.link, article), Since(stand, names(project)))
    return [joiner.item(item.group) for item in stale]


def _items(project: Project, article: Article, known: Canon) -> list[Item]:
    from ...analysis.groups import groups_of  # loads numpy, which the window does without at first

    marks = statements_by(project.link, article.id)
    reading = reading_of(article, marks, seen_in(project.link, article.id))
    since = Since((s for theirs in marks.values() for s in theirs), names(project))
    joiner = Joiner(decisions_in(project.link, article.id), comments_in(project.link, article.id), since)
    found = [joiner.item(group) for group in groups_of([reading], known)]
    return [*joiner.orphans(article.id, tuple(reading.marks)), *found]
