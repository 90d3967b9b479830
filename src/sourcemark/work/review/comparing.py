"""Articles of a project as those read them who have seen them: what is compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...analysis.readings import Canon, Reading, standing_for
from ...model.articles import Article
from ...model.ids import Id
from ...model.sources import Source
from ...model.statements import Statement
from ...project import Project
from ..marks import codebook_of
from ..people import is_compared
from ..speaking import final


def canon(project: Project) -> Canon:
    """Which values and sources count as the same today."""
    return Canon(codebook_of(project), standing_for(project.all(Source)))


def canon_of(project: Project, statements: Iterable[Statement]) -> Canon:
    """The same for a few statements: only their sources are looked up in the register."""
    who = [(s.attribution.sources, [hop.source for hop in s.chain]) for s in statements]
    named = {source for sources, hops in who for source in (*sources, *hops)}
    return Canon(codebook_of(project), {source: final(project, source) for source in named})


def reading_of(article: Article, marks: Mapping[Id, Sequence[Statement]], seen: Iterable[Id]) -> Reading:
    """The article with the marks of everybody who has seen it: who marked something, or is done with it."""
    who = filter(is_compared, sorted({*seen, *marks}))
    return Reading(article=article.id, length=article.length, marks={one: marks.get(one, ()) for one in who})


def what_differs(known: Canon, one: Statement, other: Statement) -> tuple[Id, ...]:
    """What two statements say otherwise: facets of the codebook, "source", "spans" and so on; empty for nothing.

    By the rules of `analysis.diverging`, which needs numpy and is made for many at a time.
    """
    mine, theirs = _said(known, one), _said(known, other)
    return tuple(facet for facet, value in mine.items() if value != theirs[facet])


def _said(known: Canon, s: Statement) -> dict[Id, object]:
    return {
        "spans": s.spans,
        **{facet: frozenset(known.code(facet, c) for c in s.codes.get(facet, ())) for facet in known.facets},
        "source": frozenset(map(known.source, s.attribution.sources)),
        "chain": tuple(known.source(hop.source) for hop in s.chain),
        "mode": s.attribution.mode,
        "statement_kind": s.statement_kind,
        "reliability": s.reliability.grade if s.reliability else None,
        "credibility": s.credibility.grade if s.credibility else None,
    }
