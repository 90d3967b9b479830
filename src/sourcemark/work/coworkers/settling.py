"""Deciding what two people changed at once: both values side by side, and one of them to stand from now on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from ...model.articles import Article
from ...model.changes import Changes
from ...model.codebook import Codebook
from ...model.entity import Entity, now
from ...model.errors import Refused
from ...model.faults import faults
from ...model.ids import id_of
from ...model.kinds import KINDS, lies_in
from ...model.parts import SEP, in_words, parts, with_parts
from ...model.resolving import EXISTENCE, Version
from ...model.review import Decision, Settlement
from ...model.sources import Source
from ...model.statements import Statement
from ...model.telling_apart import unclear
from ...model.words import cut
from ...project import Operation, Project
from ...project.clock import COUNTER_BITS
from ...project.merging.clashing import Open, open_clashes
from ...project.merging.from_set import EPOCH
from ...project.merging.preview import title
from ...project.sight import may_see
from ..marks import article_of, codebook_of, may_change
from ..submitting import shown_names
from .following import follow
from .saying import Teller

SET = "an imported set"
"""Who is named where nobody signed."""


class Side(Struct, frozen=True):
    """One of the values."""

    who: str
    when: datetime
    value: str
    """In words."""


class Conflict(Struct, frozen=True):
    """One part that several changed at once. The first side stands until somebody decides."""

    title: str
    """What a person knows the entity by."""
    part: str
    """In words: "note", "role and affiliation"; "existence" where one deleted what another changed."""
    article: str
    """Title of the article it lies in; empty for none."""
    sides: tuple[Side, ...]
    found: Open

    @property
    def name(self) -> str:
        """In a line: the note of source “Lee”."""
        what = self.found.kind if self.found.kind != Codebook.kind else "the codebook"
        return f"{self.part} of {what} “{cut(self.title, 60)}”" if self.title else f"{self.part} of {what}"


def conflicts(project: Project) -> list[Conflict]:
    """All that is to be decided and may be seen. Raises BadFile where the file is damaged."""
    me = project.user.annotator.id
    found = [one for one in open_clashes(project) if may_see(project.link, me, one.last)]
    if not found:
        return []
    teller, names = Teller(project), shown_names(project)
    return [_told(project, one, teller, names) for one in found]


def settle(project: Project, conflict: Conflict, choice: int) -> Changes:
    """Let the side of that number stand, as one step of undo; the conflict is listed no more.

    Refused when it was decided already, when the mark is another's (its annotator alone changes it, so that only
    the side that stands can be confirmed), and when what is chosen can't stand any more.
    """
    found = next((one for one in open_clashes(project) if _same(one, conflict.found)), None)
    if found is None:
        raise Refused("This has been decided already.")
    version = found.clash.versions[choice]
    before = project.get(KINDS[found.kind], found.entity)
    with project.operation(f"Decide on {conflict.name}") as op:
        if choice > 0:
            _let_stand(project, op, found, version)
        if isinstance(found.last, Decision):
            follow(project, op, before, found.last)
        op.put(_settlement(project, found, version))
    return op.changes


def _same(one: Open, other: Open) -> bool:
    return (one.kind, one.entity, one.clash.part, one.heads) == (
        *(other.kind, other.entity, other.clash.part, other.heads),
    )


def _settlement(project: Project, found: Open, chosen: Version) -> Settlement:
    return Settlement(
        id=id_of(found.kind, found.entity, found.clash.part, *found.heads, chosen.operation),
        of=found.kind,
        entity=found.entity,
        part=found.clash.part,
        heads=found.heads,
        chosen=chosen.operation,
        annotator=project.user.annotator.id,
        at=now(),
    )


def _let_stand(project: Project, op: Operation, found: Open, version: Version) -> None:
    standing = project.stands(KINDS[found.kind], found.entity)
    if isinstance(found.last, Statement) and not may_change(project, found.last):
        whose = shown_names(project).get(found.last.annotator, "another")
        raise Refused(
            f"This mark is {whose}'s, who alone can change it: keep what stands, or ask for a change."
        )
    if version.became is None:
        op.drop(found.kind, found.entity)
    elif found.clash.part == EXISTENCE or standing is None:
        op.put(found.last)
    else:
        value = parts(version.became).get(found.clash.part)
        for thing in _fitting(project, with_parts(standing, {found.clash.part: value}), standing):
            op.put(thing)


def _fitting(project: Project, chosen: Entity, standing: Entity) -> Iterator[Entity]:
    """What is chosen as it can stand here today, and what follows from it. Refused when it can't."""
    match chosen:
        case Codebook():
            if why := unclear(chosen):
                raise Refused(why)
            yield replace(chosen, version=codebook_of(project).version + 1)
        case Statement():
            assert isinstance(standing, Statement)
            here = replace(chosen, article=standing.article)
            if any(faults(here, project.text(article_of(project, here.article)))):
                raise Refused("Its words are not found in our version of the article.")
            yield here
        case Source() if chosen.merged_into is not None:
            into = project.get(Source, chosen.merged_into)
            last = (into.merged_into or into.id) if into else chosen.merged_into
            if last == chosen.id:
                raise Refused("The other entry was merged into this one since.")
            yield replace(chosen, merged_into=last)
            followers = (s for s in project.all(Source) if s.merged_into == chosen.id)
            yield from (replace(source, merged_into=last) for source in list(followers))
        case _:
            yield chosen


def _told(project: Project, one: Open, teller: Teller, names: dict[str, str]) -> Conflict:
    part = one.clash.part
    where = lies_in(one.last) if one.kind != Article.kind else None
    article = article_of(project, where).title if where and _is_here(project, where) else ""
    sides = tuple(
        Side(
            names.get(version.annotator, "a coworker" if version.annotator else SET),
            EPOCH.astimezone(UTC) + timedelta(milliseconds=version.clock >> COUNTER_BITS),
            teller.value(version.became, part),
        )
        for version in one.clash.versions
    )
    name = _code_name(one.last, part) if isinstance(one.last, Codebook) else title(one.last)
    words = part.split(SEP)[-1] if isinstance(one.last, Codebook) else part
    return Conflict(name, in_words(words), article, sides, one)


def _is_here(project: Project, article: str) -> bool:
    return project.get(Article, article) is not None


def _code_name(book: Codebook, part: str) -> str:
    """The facet or the value that a part of the codebook belongs to."""
    facet_id, *rest = part.split(SEP)
    facet = book.facet(facet_id)
    if facet is None:
        return ""
    code = next((c for c in facet.codes if rest and c.id == rest[0]), None)
    return code.name if code else facet.name
