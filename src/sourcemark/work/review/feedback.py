"""What became of one annotator's readings in review: kept, changed, rejected, added, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from ...analysis.readings import Canon
from ...model.articles import Article
from ...model.ids import Id
from ...model.review import ADJUDICATED, Decision
from ...model.spans import Span, hull
from ...model.statements import Statement
from ...project import Project
from ...project.queries.review import articles_read, decided_in, decisions_in, seen_in, statements_by
from ..people import may_see
from .comparing import canon, what_differs

Fate = Literal["kept", "changed", "rejected", "added"]


class Word(Struct, frozen=True, kw_only=True):
    """What was decided on one place."""

    fate: Fate
    mine: Statement | None
    """What the annotator marked; None where it was added."""
    stands: Statement | None
    """What stands now, of several the one that is most like it; None where it was rejected."""
    differs: tuple[Id, ...]
    """In what they differ: facets of the codebook, "source", "spans" …"""
    decision: Decision
    """Who decided, when, and why."""

    @property
    def place(self) -> Span:
        """Where it is in the text."""
        shown = self.mine or self.stands
        assert shown is not None, "a word is on one or the other"
        return hull(shown.spans)


class Returned(Struct, frozen=True):
    """What was decided in one article, in the order of the text."""

    article: Article
    words: tuple[Word, ...]


def feedback(project: Project, annotator: Id, articles: Sequence[Id] = ()) -> Iterator[Returned]:
    """Article by article what was decided on the readings of an annotator; of all articles, or of these.

    A mark that its annotator has deleted since is left out.
    """
    known, decided = canon(project), decided_in(project.link)
    for article in articles_read(project.link):
        wanted = article.id in decided and (not articles or article.id in articles)
        found = _words(project, article, annotator, known) if wanted and may_see(project, article.id) else ()
        if found:
            yield Returned(article, found)


def _words(project: Project, article: Article, annotator: Id, known: Canon) -> tuple[Word, ...]:
    if annotator not in seen_in(project.link, article.id):
        return ()
    marks = statements_by(project.link, article.id)
    own = {s.id: s for s in marks.get(annotator, ())}
    layer = {s.id: s for s in marks.get(ADJUDICATED.id, ())}
    decisions = decisions_in(project.link, article.id)
    found = [word for d in decisions for word in _on(d, annotator, own, layer, known)]
    return tuple(sorted(found, key=lambda word: word.place))


def _on(
    decision: Decision,
    annotator: Id,
    own: Mapping[Id, Statement],
    layer: Mapping[Id, Statement],
    known: Canon,
) -> Iterator[Word]:
    stand = [layer[result.statement] for result in decision.results if result.statement in layer]
    considered = [c.statement for c in decision.considered if c.annotator == annotator]
    for mine in (own[id] for id in considered if id in own):
        ways = [(what_differs(known, mine, one), one) for one in stand]
        if not ways:
            yield Word(fate="rejected", mine=mine, stands=None, differs=(), decision=decision)
            continue
        differs, nearest = min(ways, key=lambda way: len(way[0]))
        fate: Fate = "changed" if differs else "kept"
        yield Word(fate=fate, mine=mine, stands=nearest, differs=differs, decision=decision)
    if not considered:
        for one in stand:
            yield Word(fate="added", mine=None, stands=one, differs=(), decision=decision)
