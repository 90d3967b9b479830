"""Joining the groups of an article with what is decided on them and said about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...analysis.differences import Group
from ...model.ids import Id
from ...model.review import Comment, Decision
from .adjudicating import earlier_by_statement
from .queued import Item, State
from .reopening import Since


class Joiner:
    """Joins the groups of one article with what is decided on them and said about them."""

    def __init__(self, decisions: Sequence[Decision], comments: Sequence[Comment], since: Since) -> None:
        self._decisions, self._since = decisions, since
        self._on = earlier_by_statement(decisions)
        self._said = said_about(comments)

    def item(self, group: Group) -> Item:
        """A group as it stands."""
        ids = [s.id for s in group.statements if s is not None]
        known = {d.id: d for id in ids for d in self._on.get(id, ())}
        decisions = tuple(sorted(known.values(), key=lambda d: (d.at, d.id)))
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
        said = number(self._said, about)
        return Item(group=group, state=state, decisions=decisions, why=why, comments=said, about=about)


def said_about(comments: Iterable[Comment]) -> dict[Id, set[Id]]:
    """Statement -> the comments on it."""
    found: dict[Id, set[Id]] = {}
    for comment in comments:
        for id in comment.about:
            found.setdefault(id, set()).add(comment.id)
    return found


def number(said: Mapping[Id, set[Id]], about: Iterable[Id]) -> int:
    """How many comments there are on these statements."""
    return len({comment for id in about for comment in said.get(id, ())})
