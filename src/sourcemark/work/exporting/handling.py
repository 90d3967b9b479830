"""The ceiling: what is marked closer than one may hand on stays here, and is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.articles import Article
from ...model.bundle import Bundle, Item, Original, Text
from ...model.entity import Entity
from ...model.errors import Refused
from ...model.kinds import lies_in
from ...model.review import Settlement
from ...model.scales import HANDLING, Handling
from ...model.scope import Wish
from ...model.sources import Assessment, Source
from ...project import Project
from ...project.queries.bundle import articles
from ...project.queries.hiding import heard_in

TOLD = 10
"""So many articles are named."""
LONGEST = 60
"""Characters of a title that is named."""


def is_above(article: Article, ceiling: Handling) -> bool:
    """True when it may not go out under that ceiling; what nobody has marked is above every one."""
    if not ceiling:
        return False
    return not article.handling or HANDLING.index(article.handling) > HANDLING.index(ceiling)


class Ceiling:
    """What a wish's ceiling keeps here of its scope. Refused when there is something and it is not to be left out.

    The register goes out with every scope: what is heard only above the ceiling stays here, in scope or not.
    """

    def __init__(self, project: Project, wish: Wish) -> None:
        self._ceiling = wish.ceiling
        self.left: dict[str, Article] = {}
        """Articles that are left out, by id."""
        if not wish.ceiling:
            return
        found = list(articles(project.link, wish.scope))
        self.left = {a.id: a for a in found if is_above(a, wish.ceiling)}
        if self.left and wish.above == "refuse":
            raise Refused(in_words(list(self.left.values()), wish.ceiling))
        stay = [a for a in found if a.id not in self.left]
        kept = {digest for a in stay for digest in (a.sha256, a.captured.original)}
        self._texts = {d for a in self.left.values() for d in (a.sha256, a.captured.original)} - kept
        self._above = [a.id for a in project.all(Article) if is_above(a, wish.ceiling)]
        self._sources = _only_there(project, self._above, (a.id for a in stay)) if self._above else set()

    def below(self, items: Bundle) -> Iterator[Item]:
        """The bundle without what lies in those articles, and without the sources heard nowhere else."""
        return (item for item in items if not self._keeps(item)) if self._ceiling else iter(items)

    def _keeps(self, item: Item) -> bool:
        match item:
            case Text() | Original():
                return item.sha256 in self._texts
            case Article():
                return self._keeps_article(item)
            case Source():
                return item.id in self._sources
            case Assessment():
                return item.source in self._sources
            case Settlement():
                return bool(self._above)  # what it is about may lie in one of them
        return isinstance(item, Entity) and (lies_in(item) or "") in self.left

    def _keeps_article(self, article: Article) -> bool:
        if article.id not in self.left and is_above(article, self._ceiling):
            raise Refused(in_words([article], self._ceiling))  # it was marked just now
        return article.id in self.left


def in_words(above: Sequence[Article], ceiling: Handling) -> str:
    """Which articles lie above, and what can be done."""
    named = [f"“{_cut(a.title)}” ({a.handling or 'not marked'})" for a in above[:TOLD]]
    more = f" and {len(above) - TOLD:,} more" if len(above) > TOLD else ""
    what = "1 article lies" if len(above) == 1 else f"{len(above):,} articles lie"
    return f"{what} above {ceiling}: {', '.join(named)}{more}. Leave them out, or choose another ceiling."


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()}…"


def _only_there(project: Project, left: Iterable[str], stay: Iterable[str]) -> set[str]:
    """Sources heard in articles that may not go and in none that goes; entries for one source go together."""
    merged = {s.id: s.merged_into for s in project.all(Source) if s.merged_into}

    def standing(id: str) -> str:
        seen = {id}
        while (into := merged.get(id, id)) not in seen:
            seen.add(id := into)
        return id

    heard, elsewhere = heard_in(project.link, left), heard_in(project.link, stay)
    only = {standing(id) for id in heard} - {standing(id) for id in elsewhere}
    return {s.id for s in project.all(Source) if standing(s.id) in only}
