"""The queue of a reviewer: what annotators differ in, what is decided on it, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from ..analysis.differences import Difference, Group, Kind
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
from .reopening import Since
from .task import Quiet, Task

State = Literal["open", "decided", "re-opened"]


class Item(Struct, frozen=True, kw_only=True):
    """One group of statements, with what is decided on it."""

    group: Group
    """Without any statement where all that a decision rested on is gone."""
    state: State
    decisions: tuple[Decision, ...]
    """Those that rest on a statement of the group, the newest last; more than one only when it is re-opened."""
    why: tuple[str, ...]
    """What was changed since it was decided: "Bob changed the source type"."""
    comments: int
    about: tuple[Id, ...]
    """The statements of the group and those its decisions rest on, gone or not: what its comments are about."""

    @property
    def key(self) -> str:
        """The same for the same statements."""
        return self.group.key if self.ids else self.decisions[-1].id

    @property
    def ids(self) -> tuple[Id, ...]:
        """The statements to decide on."""
        return tuple(s.id for s in self.group.statements if s is not None)


class Wanted(Struct, frozen=True):
    """Which items of the queue are wanted; what is left empty does not matter."""

    kinds: tuple[Kind, ...] = ()
    annotators: tuple[Id, ...] = ()
    """One: where that one differs from anybody; several: where these differ from each other."""
    facets: tuple[Id, ...] = ()
    states: tuple[State, ...] = ()
    agreed: bool = False
    """Also what nobody differs in."""

    def takes(self, item: Item) -> bool:
        """True when the item is wanted."""
        if self.states and item.state not in self.states:
            return False
        if not item.group.differences and not self.agreed and item.state != "re-opened":
            return False
        particular = self.kinds or self.annotators or self.facets
        return not particular or any(map(self._takes, item.group.differences))

    def _takes(self, difference: Difference) -> bool:
        among = set(self.annotators)
        who = among.intersection(difference.annotators)
        return (
            (not self.kinds or difference.kind in self.kinds)
            and (not self.facets or not {*self.facets}.isdisjoint(difference.facets))
            and len(who) >= min(2, len(among))
        )


EVERY = Wanted()
"""All in which anybody differs."""


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
