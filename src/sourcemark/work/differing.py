"""The queue of a reviewer: what annotators differ in, what is decided on it, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..analysis.differences import Group
from ..analysis.readings import Canon
from ..model.articles import Article
from ..model.ids import Id
from ..model.review import Comment, Decision
from ..project import Project
from ..project.queries.review import articles_read, comments_in, decisions_in, seen_in, statements_by
from .adjudicating import earlier_by_statement
from .comparing import canon, reading_of
from .marks import article_of
from .people import may_see, must_see, names
from .queued import EVERY, Item, State, Wanted
from .reopening import Since
from .task import Quiet, Task


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


def _items(project: Project, article: Article, known: Canon) -> list[Item]:
    from ..analysis.groups import groups_of  # loads numpy, which the window does without at first

    marks = statements_by(project.link, article.id)
    reading = reading_of(article, marks, seen_in(project.link, article.id))
    since = Since(marks, names(project))
    decisions = decisions_in(project.link, article.id)
    maker = _Maker(decisions, comments_in(project.link, article.id), since)
    found = [maker.item(group) for group in groups_of([reading], known)]
    return [*maker.orphans(article.id, tuple(reading.marks)), *found]


class _Maker:
    """Joins the groups of one article with what is decided on them and said about them."""

    def __init__(self, decisions: Sequence[Decision], comments: Sequence[Comment], since: Since) -> None:
        self._decisions, self._since = decisions, since
        self._on = earlier_by_statement(decisions)
        self._said: dict[Id, set[Id]] = {}
        for comment in comments:
            for id in comment.about:
                self._said.setdefault(id, set()).add(comment.id)

    def item(self, group: Group) -> Item:
        ids = [s.id for s in group.statements if s is not None]
        decisions = tuple({d.id: d for id in ids for d in self._on.get(id, ())}.values())
        why = self._since.why(ids, decisions) if decisions else ()
        return self._made(group, decisions, why, "re-opened" if why else "decided" if decisions else "open")

    def orphans(self, article: Id, seen: tuple[Id, ...]) -> Iterator[Item]:
        """What stands though all that it was made from is gone."""
        for decision in self._decisions:
            if decision.results and not any(self._since.is_there(c.statement) for c in decision.considered):
                nothing = tuple(None for _ in seen)
                group = Group(
                    article=article, annotators=seen, statements=nothing, differences=(), overlapping=()
                )
                yield self._made(group, (decision,), self._since.why((), (decision,)), "re-opened")

    def _made(
        self, group: Group, decisions: tuple[Decision, ...], why: tuple[str, ...], state: State
    ) -> Item:
        rested = (c.statement for d in decisions for c in d.considered)
        about = tuple(dict.fromkeys((*(s.id for s in group.statements if s is not None), *rested)))
        said = {comment for id in about for comment in self._said.get(id, ())}
        return Item(group=group, state=state, decisions=decisions, why=why, comments=len(said), about=about)
