"""What is told of a merging to somebody who works blind: nothing of marks that may not be seen yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ...project import Project
from ...project.merging.preview import Preview, Share, things
from ...project.sight import OPEN, all_opened, arrangement, may_see, opened


def as_seen(project: Project, seen: Preview) -> Preview:
    """The preview without coworkers' marks in articles of which one has not submitted one's own.

    Neither which articles these are is told, nor in how many steps they came.
    """
    link, me = project.link, project.user.annotator.id
    if not arrangement(link).blind:
        return seen
    articles = {*(share.article for share in seen.shares), *(line.article for line in seen.lines)}
    shown = {article for article in articles if article and opened(link, me, article)}
    veiled = bool(seen.operations) and (articles - shown > {""} or not all_opened(link, me))
    return replace(
        seen,
        operations=0 if veiled else seen.operations,
        shares=tuple(_shares(seen.shares, shown)),
        lines=tuple(line for line in seen.lines if line.kind in OPEN or line.article in shown),
        more=0 if veiled else seen.more,
        conflicts=tuple(c for c in seen.conflicts if all(may_see(link, me, thing) for thing in things(c))),
        left=tuple(s for s in seen.left if may_see(link, me, s)),
        ignored=() if veiled else seen.ignored,
        kept=tuple(kept for kept in seen.kept if kept[0] in OPEN),
        veiled=veiled,
    )


def _shares(shares: Iterable[Share], shown: set[str]) -> Iterator[Share]:
    for share in shares:
        if share.article in shown:
            yield share
        elif share.open:
            yield replace(share, counts=share.open)
