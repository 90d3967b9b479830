"""Which items the queue lists: those of one article or of all, of some states, narrowed by a filter, worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ....model.ids import Id
from ....project import Project
from ....work.review.feedback import Word, feedback
from ....work.review.queued import Item, State, Wanted
from ..survey import Survey
from .model import Entry
from .pane import AGAIN, ALL, DECIDED, OPEN

STATES: dict[str, tuple[State, ...]] = {
    OPEN: ("open", "re-opened"),
    AGAIN: ("re-opened",),
    DECIDED: ("decided",),
    ALL: (),
}
Narrow = Callable[..., Wanted]
"""`filters.QueueFilter.narrowed`."""
_FATES = ("rejected", "changed", "added", "kept")


def listed(survey: Survey, articles: Iterable[Id], state: str, narrow: Narrow) -> list[Entry]:
    """The items of these articles that are wanted."""
    wanted = wanted_of(state, narrow)
    articles = list(articles)
    found = [
        Entry(article, key, item)
        for article in articles
        for key, item in survey.found.get(article, {}).items()
        if wanted.takes(item)
    ]
    return found if len(articles) == 1 else sorted(found, key=_worst)


def wanted_of(state: str, narrow: Narrow) -> Wanted:
    """The filter for a state of the segmented row."""
    states = STATES[state]
    return narrow(states, agreed=state in (ALL, DECIDED))


def mine(project: Project, survey: Survey, articles: Iterable[Id]) -> list[Entry]:
    """What became of one's own readings in these articles: what was lost first."""
    me, found = project.user.annotator.id, list[Entry]()
    chosen = [article for article in articles if survey.found.get(article)]
    for returned in feedback(project, me, chosen) if chosen else ():
        found.extend(_of(returned.article.id, returned.words, survey))
    return sorted(found, key=lambda entry: _FATES.index(entry.word.fate) if entry.word else 0)


def these(survey: Survey, wanted: Sequence[tuple[Id, Sequence[Id]]]) -> list[Entry]:
    """The items of these statements, in the order given; each once."""
    found: dict[str, Entry] = {}
    for article, ids in wanted:
        survey.want(article, 0)
        for key in survey.keys(article, ids):
            item = survey.item(article, key)
            if item is not None:
                found[key] = Entry(article, key, item)
    return list(found.values())


def _of(article: Id, words: Iterable[Word], survey: Survey) -> Iterator[Entry]:
    by_decision = {d.id: (key, item) for key, item in survey.found[article].items() for d in item.decisions}
    for word in words:
        if word.decision.id in by_decision:
            key, item = by_decision[word.decision.id]
            yield Entry(article, key, item, word)


def _worst(entry: Entry) -> tuple[bool, float]:
    return entry.item.state != "re-opened", -entry.item.group.severity


def is_open(item: Item) -> bool:
    """True for what is still to be decided because somebody differs, or because it was re-opened."""
    return item.state == "re-opened" or (item.state == "open" and bool(item.group.differences))
