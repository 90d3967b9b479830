"""What is told of a merging to somebody who works blind: nothing of marks that may not be seen yet."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ..model.statements import Statement
from ..project import Project
from ..project.merging.planning import Clashing
from ..project.merging.preview import Line, Preview, Share
from ..project.sight import arrangement
from .people import is_own, may_see

_OPEN = frozenset({"annotator", "codebook", "article", "source", "assessment", "settlement"})
"""Kinds that tell nothing of how an article was marked."""


def as_seen(project: Project, seen: Preview) -> Preview:
    """The preview without coworkers' marks in articles of which one has not submitted one's own."""
    if not arrangement(project.link).blind:
        return seen
    hidden = {share.article for share in seen.shares if share.article and not may_see(project, share.article)}
    left = tuple(s for s in seen.left if s.article not in hidden or is_own(project, s.annotator))
    return replace(
        seen,
        shares=tuple(Share(s.article, s.title, {}) if s.article in hidden else s for s in seen.shares),
        lines=tuple(_lines(seen.lines, hidden)),
        more=0 if hidden else seen.more,
        conflicts=tuple(c for c in seen.conflicts if c.kind in _OPEN or _article(c) not in hidden),
        left=left,
        ignored=() if hidden else seen.ignored,
        kept=tuple(kept for kept in seen.kept if kept[0] in _OPEN),
    )


def _lines(lines: Iterable[Line], hidden: set[str]) -> Iterable[Line]:
    return (line for line in lines if line.kind in _OPEN or line.article not in hidden)


def _article(clashing: Clashing) -> str:
    versions = (v for clash in clashing.clashes for v in clash.versions)
    thing = next((v.became or v.was for v in versions), None)
    if isinstance(thing, Statement):
        return thing.article
    return str(getattr(thing, "article", ""))
