"""Whose readings of which articles are held against each other, and what to know of these sets."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ...analysis.readings import Reading, Words, worded
from ...model.articles import Article, Progress
from ...model.changes import Changes
from ...model.direction import isolated
from ...model.errors import Refused
from ...model.ids import Id
from ...model.review import ADJUDICATED, Arrangement, Decision
from ...model.scope import ArticleFilter
from ...model.statements import Statement
from ...project import Project
from ...project.queries.articles import article_keys, article_rows
from ...project.queries.review import Share, articles_read, decisions_in, seen_in, shares, statements_by
from ...project.texts import text
from ..marks import article_of
from ..people import is_compared, may_see, names
from ..task import Task

EVERY = ArticleFilter()
SCREEN = 200
"""Articles asked for at a time."""


class Among(Struct, frozen=True, kw_only=True):
    """Whose readings of which articles are compared. Empty tuples do not restrict."""

    annotators: tuple[Id, ...] = ()
    articles: tuple[Id, ...] = ()
    filter: ArticleFilter = EVERY
    """Used where no articles are named."""
    reference: Id | None = None
    """Against whom one annotator is held, such as the adjudicated layer; None: all against each other."""


class Gathered(Struct, frozen=True):
    """What there is to compare."""

    who: tuple[Id, ...]
    """By name, the reference first."""
    articles: tuple[Article, ...]
    """Those that one may see."""
    people: dict[Id, str]
    """Everybody who could be compared, by name."""
    remarks: tuple[str, ...]
    """What to know of these sets."""


def people(project: Project) -> dict[Id, str]:
    """Those whose readings may be compared: everybody who marked something or is done with an article, by name."""
    return _called(project, shares(project.link))


def gathered(project: Project, among: Among) -> Gathered:
    """Who and what. Refused for people and articles that are not there, and a reference without one to hold to it."""
    every = list(shares(project.link))
    called = _called(project, every)
    who, (articles, hidden) = _who(among, called), _articles(project, among)
    remarks = _remarks(project, every, who, {article.id for article in articles}, hidden)
    return Gathered(who, tuple(articles), called, tuple(remarks))


class Kept:
    """What was read once: words of texts, which never change, and marks until somebody changes them."""

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}
        self._marks: dict[Id, tuple[Mapping[Id, Sequence[Statement]], frozenset[Id]]] = {}

    def touched(self, project: Project, changes: Changes) -> set[Id] | None:
        """The articles whose marks are other ones now; None for any number of them."""
        wide = (Progress, Arrangement, Article)
        if any(map(changes.many, (Statement.kind, Decision.kind))) or any(changes.of(k.kind) for k in wide):
            return None
        found = [project.get(Statement, id) for id in changes.of(Statement.kind)]
        rulings = [project.get(Decision, id) for id in changes.of(Decision.kind)]
        if None in rulings:
            return None
        gone = {id for id, one in zip(changes.of(Statement.kind), found, strict=True) if one is None}
        marks = (
            (article, s.id) for article, (by, _) in self._marks.items() for all_ in by.values() for s in all_
        )
        lost = {article for article, id in marks if id in gone} if gone else set()
        return {one.article for one in (*found, *rulings) if one is not None} | lost

    def forget(self, articles: set[Id] | None) -> None:
        """Read these anew when they are next wanted; None: all."""
        for article in list(self._marks) if articles is None else articles:
            self._marks.pop(article, None)

    def words(self, project: Project, article: Article) -> Words:
        """Where the words of an article lie."""
        if article.sha256 not in self._words:
            start, end = worded(text(project.link, article.sha256))
            self._words[article.sha256] = array("q", start), array("q", end)
        return self._words[article.sha256]

    def marks(
        self, project: Project, article: Article
    ) -> tuple[Mapping[Id, Sequence[Statement]], frozenset[Id]]:
        """Everybody's marks in an article, and who has seen it; the adjudicated layer, where anything is decided."""
        if article.id not in self._marks:
            marks, seen = statements_by(project.link, article.id), seen_in(project.link, article.id)
            if decisions_in(project.link, article.id):
                seen.add(ADJUDICATED.id)  # that no reading stands is a decision, too
            self._marks[article.id] = marks, frozenset(seen.union(marks))
        return self._marks[article.id]


def readings(project: Project, found: Gathered, among: Among, task: Task, kept: Kept) -> Iterator[Reading]:
    """Article by article how these annotators read it; with a reference, only where that has something to say."""
    for number, article in enumerate(found.articles, 1):
        task.progress(number, len(found.articles), article.title)
        marks, seen = kept.marks(project, article)
        theirs = {one: marks.get(one, ()) for one in found.who if one in seen}
        if among.reference is None or among.reference in theirs:
            words = kept.words(project, article) if len(theirs) > 1 else None
            yield Reading(article=article.id, length=article.length, marks=theirs, words=words)


def _called(project: Project, every: Sequence[Share] | Iterator[Share]) -> dict[Id, str]:
    known, called = {share.annotator for share in every if is_compared(share.annotator)}, names(project)
    return {id: called(id) for id in sorted(known, key=lambda id: (called(id).casefold(), id))}


def _who(among: Among, known: dict[Id, str]) -> tuple[Id, ...]:
    known = {ADJUDICATED.id: ADJUDICATED.name, **known}
    asked = (*among.annotators, *((among.reference,) if among.reference else ()))
    if unknown := [id for id in asked if id not in known]:
        raise Refused(f"Nobody of that id has marked anything in this project: {unknown[0]!r}.")
    others = [id for id in known if id != among.reference and id in (among.annotators or known)]
    if not among.annotators:
        others = list(filter(is_compared, others))
    if among.reference is None:
        return tuple(others)
    if not others:
        raise Refused("Nobody else has marked anything that could be held against it.")
    return (among.reference, *others)


def _articles(project: Project, among: Among) -> tuple[list[Article], int]:
    """Those that one may see, and how many one may not."""
    if among.articles:
        chosen = [article_of(project, id) for id in dict.fromkeys(among.articles)]
    else:
        chosen = articles_read(project.link)
        if among.filter != EVERY:
            fitting = _fitting(project, among.filter)
            chosen = [article for article in chosen if article.id in fitting]
    seen = [article for article in chosen if may_see(project, article.id)]
    return seen, len(chosen) - len(seen)


def _fitting(project: Project, wanted: ArticleFilter) -> set[Id]:
    me = project.user.annotator.id
    keys = article_keys(project.link, wanted, me)
    parts = [keys[at : at + SCREEN] for at in range(0, len(keys), SCREEN)]
    return {row.article.id for part in parts for row in article_rows(project.link, part, me).values()}


def _remarks(
    project: Project, every: Sequence[Share], who: Sequence[Id], articles: set[Id], hidden: int
) -> Iterator[str]:
    if hidden:
        left = "1 article is" if hidden == 1 else f"{hidden:,} articles are"
        yield f"{left} left out: you work blind and have not submitted your own marks there yet."
    if waiting := list(_waiting(project, every, who, articles)):
        yield f"Not submitted yet, and so may still change: {', '.join(waiting)}."


def _waiting(project: Project, every: Sequence[Share], who: Sequence[Id], articles: set[Id]) -> Iterator[str]:
    called = names(project)
    for one in filter(is_compared, who):
        theirs = [share for share in every if share.annotator == one and share.article in articles]
        if drafts := sum(not share.submitted for share in theirs):
            yield f"{isolated(called(one))} ({drafts:,} of {len(theirs):,})"
