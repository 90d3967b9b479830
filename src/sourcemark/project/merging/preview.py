"""What a merging would change, or has changed, for people: per article, with the reasons."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from ...model.articles import Article
from ...model.codebook import Codebook
from ...model.entity import Entity
from ...model.kinds import KINDS, decode, lies_in
from ...model.parts import SEP, differing, in_words
from ...model.people import Annotator
from ...model.review import Comment, Decision
from ...model.sources import Assessment, Source
from ...model.statements import Statement
from ..queries.people import UNKNOWN, shown_names
from ..sight import OPEN, arrangement
from .drifted import Foreign, foreign_codes
from .other_versions import Likeness
from .planning import Clashing, Planner

MOST = 2000
"""Changes that are listed one by one; all are counted."""


class Line(Struct, frozen=True):
    """One entity that comes, changes or goes."""

    action: str
    """ "new", "changed" or "deleted"."""
    kind: str
    id: str
    article: str
    """Empty for what belongs to no article."""
    title: str
    """What a person knows it by."""
    why: str
    """Whose it is, and which parts change."""


class Share(Struct, frozen=True):
    """What happens to one article and all that is in it; to the register and the codebook where `article` is empty."""

    article: str
    title: str
    counts: dict[str, int]
    """ "new", "changed", "deleted", and "conflicting" where both sides changed the same."""
    open: dict[str, int]
    """The part of them that tells nothing of marks."""


class Preview(Struct, frozen=True):
    """All that a merging does. `shares` and `lines` say the same, summed up and one by one."""

    operations: int
    """Steps of coworkers that are new here."""
    shares: tuple[Share, ...]
    lines: tuple[Line, ...]
    more: int
    """Changes beyond those listed."""
    conflicts: tuple[Clashing, ...]
    likenesses: tuple[Likeness, ...]
    same: tuple[tuple[str, str], ...]
    """`(their article, ours)` of the same text."""
    left: tuple[Statement, ...]
    """Statements whose words are not found in our version of the article."""
    ignored: tuple[tuple[str, str], ...]
    """`(statement, annotator)`: changes of marks by others than those who made them."""
    kept: tuple[tuple[str, str], ...]
    """`(kind, id)`: deleted by one, but something refers to it."""
    codes: tuple[Foreign, ...]
    veiled: bool = False
    """Something comes, and of some articles it is not told what: one works blind. `operations` is 0 then."""

    @property
    def nothing(self) -> bool:
        """True when merging would change nothing."""
        return not self.operations and not self.shares and not self.veiled

    def count(self, action: str) -> int:
        """How many entities come, change, go or clash."""
        return sum(share.counts.get(action, 0) for share in self.shares)


NOTHING = Preview(0, (), (), 0, (), (), (), (), (), (), ())
"""Of a file of which all is known."""


def preview(link: sqlite3.Connection, planner: Planner, me: str) -> Preview:
    """What lies in the tables of the connection, once planned; people under the names that `me` may see."""
    (operations,) = link.execute("SELECT count(*) FROM arriving").fetchone()
    lines = tuple(_lines(link, planner, me))
    fresh = planner.library.fresh
    return Preview(
        operations=operations,
        shares=tuple(_shares(planner)),
        lines=lines,
        more=len(planner.sheet) - len(lines),
        conflicts=tuple(planner.clashing),
        likenesses=tuple(planner.recogniser.likenesses),
        same=tuple((a, into) for a, into in fresh.items() if planner.library.same_text(a)),
        left=tuple(planner.placer.left),
        ignored=tuple(dict.fromkeys(planner.ignored)),
        kept=tuple(dict.fromkeys(planner.kept)),
        codes=tuple(foreign_codes(link)),
    )


def _shares(planner: Planner) -> Iterator[Share]:
    counts: dict[str, dict[str, int]] = {}
    told: dict[str, dict[str, int]] = {}
    clashing = ((_article_of(one), one.kind, "conflicting", 1) for one in planner.clashing)
    for article, kind, action, number in (*planner.sheet.counts(), *clashing):
        for kept in (counts, told) if kind in OPEN else (counts,):
            of = kept.setdefault(article, {})
            of[action] = of.get(action, 0) + number
    titles = {id: planner.library.article(id).title if id else "" for id in counts}
    for id in sorted(counts, key=lambda id: (id != "", titles[id].casefold(), id)):
        yield Share(id, titles[id], counts[id], told.get(id, {}))


def things(clashing: Clashing) -> Iterator[Entity]:
    """What the entity was and became in the changes that clash."""
    for version in (v for clash in clashing.clashes for v in clash.versions):
        yield from (thing for thing in (version.became, version.was) if thing is not None)


def _article_of(clashing: Clashing) -> str:
    return next((lies_in(thing) or "" for thing in things(clashing)), "")


def _lines(link: sqlite3.Connection, planner: Planner, me: str) -> Iterator[Line]:
    names, hidden = shown_names(link, me), arrangement(link).nameless
    for kind, id, article, was, body in planner.sheet.lines(MOST):
        before, after = (decode(KINDS[kind], json) if json else None for json in (was, body))
        thing = after or before
        assert thing is not None, "a row is what comes, or what goes"
        if isinstance(thing, Annotator) and not hidden:
            names[thing.id] = thing.name
        action = "deleted" if after is None else "changed" if before else "new"
        known = names.get(thing.id, UNKNOWN) if isinstance(thing, Annotator) else title(thing)
        yield Line(action, kind, id, article, known, _why(before, after, _by(thing, names)))


def _by(thing: Entity, names: dict[str, str]) -> str:
    whose = str(getattr(thing, "annotator", ""))
    return names.get(whose, UNKNOWN) if whose else ""


_TITLES = {
    **{Article.kind: "title", Source.kind: "name", Annotator.kind: "name", Codebook.kind: "name"},
    **{Statement.kind: "exact", Assessment.kind: "grade", Comment.kind: "text", Decision.kind: "outcome"},
}


def title(thing: Entity) -> str:
    """What a person knows an entity by."""
    return str(getattr(thing, _TITLES[thing.kind])) if thing.kind in _TITLES else ""


def _why(before: Entity | None, after: Entity | None, by: str) -> str:
    if before is None or after is None:
        return by
    told = (part for part in differing(before, after) if part.rpartition(SEP)[2] not in _UNTOLD)
    parts = ", ".join([_part(after, part) for part in told][:4])
    return f"{by}: {parts}" if by and parts else by or parts


_UNTOLD = ("version", "order")


def _part(thing: Entity, part: str) -> str:
    """The part in words; facets and values of the codebook by their names."""
    facet_id, *rest = part.split(SEP)
    facet = thing.facet(facet_id) if isinstance(thing, Codebook) else None
    if facet is None or not rest:
        return in_words(part)
    code = next((c.name for c in facet.codes if c.id == rest[0]), facet.name)
    return f"{in_words(rest[-1])} of “{code}”"
