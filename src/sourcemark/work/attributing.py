"""Saying who speaks: source, the words that name it, and who passed the statement on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ..model.changes import Changes
from ..model.codebook import SOURCE_TYPE
from ..model.errors import Refused
from ..model.sources import Source
from ..model.spans import Span, normalised
from ..model.statements import Attribution, Hop, ReliabilityGrade, Statement
from ..project import Project
from ..project.queries.sources import assessments
from .marks import article_of, edit, own, several

_MERGERS = 100
"""Mergers of one entry into the next that are followed at most."""


def set_source(
    project: Project,
    ids: Sequence[str],
    source: str,
    source_span: Span | None = None,
    cue_span: Span | None = None,
) -> Changes:
    """Attribute statements to a source of the register; its newest assessment stands as their reliability."""
    speaker = _standing(project, source)
    _must_be_inside(project, ids, (source_span, cue_span))
    default = default_reliability(project, speaker.id)
    return edit(
        project,
        f"Attribute to {speaker.name}",
        ids,
        lambda s: _attributed(s, speaker, source_span, cue_span, default),
    )


def set_new_source(
    project: Project,
    ids: Sequence[str],
    source: Source,
    source_span: Span | None = None,
    cue_span: Span | None = None,
) -> Changes:
    """Enter a source in the register and attribute statements to it, in one step.

    A source without types gets that of the first statement.
    """
    statements = own(project, ids)
    if not statements:
        raise Refused("Choose a statement first.")
    if not source.name.strip():
        raise Refused("A source needs a name; an unnamed one gets a description.")
    _must_be_inside(project, ids, (source_span, cue_span))
    first = statements[0].code(SOURCE_TYPE)
    if not source.types and first:
        source = msgspec.structs.replace(source, types=(first,))
    with project.operation(several(f"Attribute to {source.name}", len(statements))) as op:
        op.put(source)
        for statement in statements:
            op.put(_attributed(statement, source, source_span, cue_span, None))
    return op.changes


def add_speaker(project: Project, ids: Sequence[str], source: str) -> Changes:
    """A further source that says the same in the same words ("Ahn and Nam said"); the first one grades them."""
    speaker = _standing(project, source)
    default = default_reliability(project, speaker.id)

    def change(s: Statement) -> Statement:
        if not s.attribution.sources:
            return _attributed(s, speaker, None, None, default)
        sources = tuple(dict.fromkeys((*s.attribution.sources, speaker.id)))
        return msgspec.structs.replace(s, attribution=msgspec.structs.replace(s.attribution, sources=sources))

    return edit(project, f"Add speaker {speaker.name}", ids, change)


def clear_source(project: Project, ids: Sequence[str]) -> Changes:
    """Attribution without a source: the text names none."""

    def change(s: Statement) -> Statement:
        who = Attribution(mode=s.attribution.mode, cue_spans=s.attribution.cue_spans)
        own_grade = s.reliability if s.reliability and not s.reliability.assessment else None
        return msgspec.structs.replace(s, attribution=who, reliability=own_grade)

    return edit(project, "Take the source away", ids, change)


def set_source_spans(project: Project, id: str, spans: Sequence[Span]) -> Changes:
    """The words that name the source."""
    return _spans(project, id, "source_spans", spans, "Mark the source's words")


def set_cue_spans(project: Project, id: str, spans: Sequence[Span]) -> Changes:
    """The words that link source and statement ("said", "according to")."""
    return _spans(project, id, "cue_spans", spans, "Mark the cue")


def set_chain(project: Project, ids: Sequence[str], hops: Sequence[Hop]) -> Changes:
    """Who passed it on, from the one next to the first speaker to the one next to the article."""
    name = "Set chain" if hops else "Clear chain"
    for hop in hops:
        _standing(project, hop.source)
    _must_be_inside(project, ids, [span for hop in hops for span in hop.spans])
    return edit(project, name, ids, lambda s: msgspec.structs.replace(s, chain=tuple(hops)))


def default_reliability(project: Project, source: str) -> ReliabilityGrade | None:
    """What a new statement of this source is graded with: its newest assessment, none without one."""
    newest = next(iter(assessments(project.link, source)), None)
    return ReliabilityGrade(grade=newest.grade, assessment=newest.id) if newest else None


def _attributed(
    s: Statement, source: Source, where: Span | None, cue: Span | None, default: ReliabilityGrade | None
) -> Statement:
    """A grade that a person set for this statement stays; one taken from an assessment follows the source."""
    who = Attribution(
        sources=(source.id,),
        source_spans=(where,) if where else (),
        cue_spans=(cue,) if cue else s.attribution.cue_spans,
        mode=s.attribution.mode,
    )
    kept = s.reliability if s.reliability and not s.reliability.assessment else default
    return msgspec.structs.replace(s, attribution=who, reliability=kept)


def _standing(project: Project, source: str) -> Source:
    """The entry itself, or that into which it was merged."""
    found = project.get(Source, source)
    for _ in range(_MERGERS):
        if found is None or found.merged_into is None:
            break
        found = project.get(Source, found.merged_into)
    if found is None:
        raise Refused("This source is no longer in the register.")
    return found


def _must_be_inside(project: Project, ids: Sequence[str], spans: Iterable[Span | None]) -> None:
    """Words can be marked only in the article of the statement, and for statements of one article."""
    ends = [span.end for span in spans if span is not None]
    if not ends:
        return
    articles = {s.article for s in own(project, ids)}
    if len(articles) > 1:
        raise Refused("These statements are from several articles: mark the words in each by itself.")
    if any(max(ends) > article_of(project, article).length for article in articles):
        raise Refused("Choose some words first.")


def _spans(project: Project, id: str, field: str, spans: Sequence[Span], name: str) -> Changes:
    places = normalised(spans)
    _must_be_inside(project, [id], places)

    def change(s: Statement) -> Statement:
        return msgspec.structs.replace(
            s, attribution=msgspec.structs.replace(s.attribution, **{field: places})
        )

    return edit(project, name, [id], change)
