"""Saying who speaks: source, the words that name it, and who passed the statement on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ..model.changes import Changes
from ..model.errors import Refused
from ..model.sources import Source
from ..model.spans import Span, normalised
from ..model.statements import Attribution, Hop, ReliabilityGrade, Statement
from ..project import Project
from ..project.queries.sources import assessments
from .marks import article_of, edit, own, several
from .speaking import Cited, Passed, Words, final, hops_of, must_be_another, speaker_of, without

JUDGED_ANEW = ", reliability to be judged anew"
"""Ends the name of a step that takes away a grade which a person had set for the earlier source."""


def set_source(
    project: Project,
    ids: Sequence[str],
    source: str | Source | Cited,
    source_span: Span | None = None,
    cue_span: Span | None = None,
) -> Changes:
    """Attribute statements to a source of the register, or to a new one that is entered in the same step.

    The newest assessment stands as their reliability; a grade that was set for another source before goes.
    For one who is cited, the chain then consists of who cites. A new source without types gets that of the
    first statement.
    """
    statements = _chosen(project, ids)
    said, by = source if isinstance(source, Cited) else (source, ())
    new, speaker = speaker_of(project, said, statements[0])
    hops, entered = hops_of(project, by)
    words = Words(_given(source_span), _given(cue_span))
    _must_be_inside(project, ids, (*words.source, *words.cue, *(span for hop in hops for span in hop.spans)))
    must_be_another(project, speaker.id, hops)
    made = [attributed(project, s, speaker, words, hops or s.chain) for s in statements]
    again = any(_is_void(project, s, speaker.id) for s in statements)
    name = f"Attribute to {speaker.name}{JUDGED_ANEW if again else ''}"
    return _put(project, several(name, len(made)), (*new, *entered), made)


def add_speaker(project: Project, ids: Sequence[str], source: str | Source) -> Changes:
    """A further source that says the same in the same words ("Ahn and Nam said"); the first one grades them."""
    statements = _chosen(project, ids)
    new, speaker = speaker_of(project, source, statements[0])

    name = several(f"Add speaker {speaker.name}", len(statements))
    return _put(project, name, new, [also_by(project, s, speaker) for s in statements])


def clear_source(project: Project, ids: Sequence[str]) -> Changes:
    """Attribution without a source: the text names none. The grade of the source goes with it."""

    def change(s: Statement) -> Statement:
        who = Attribution(mode=s.attribution.mode, cue_spans=s.attribution.cue_spans)
        kept = None if s.attribution.sources else s.reliability
        return msgspec.structs.replace(s, attribution=who, reliability=kept)

    again = any(_is_void(project, s, None) for s in own(project, ids))
    return edit(project, f"Take the source away{JUDGED_ANEW if again else ''}", ids, change)


def set_source_spans(project: Project, id: str, spans: Sequence[Span]) -> Changes:
    """The words that name the source."""
    return _spans(project, id, "source_spans", spans, "Mark the source's words")


def set_cue_spans(project: Project, id: str, spans: Sequence[Span]) -> Changes:
    """The words that link source and statement ("said", "according to")."""
    return _spans(project, id, "cue_spans", spans, "Mark the cue")


def set_chain(project: Project, ids: Sequence[str], hops: Sequence[Passed]) -> Changes:
    """Who passed it on, from the one next to the first speaker to the one next to the article.

    A hop that is a new source is entered in the same step. Refused when a source would pass on its own words.
    """
    statements = _chosen(project, ids)
    chain, entered = hops_of(project, hops)
    _must_be_inside(project, ids, [span for hop in chain for span in hop.spans])
    for source in {source for s in statements for source in s.attribution.sources}:
        must_be_another(project, source, chain)
    name = several("Set chain" if hops else "Clear chain", len(statements))
    return _put(project, name, entered, [msgspec.structs.replace(s, chain=chain) for s in statements])


def add_hop(project: Project, ids: Sequence[str], hop: Passed) -> Changes:
    """One more who passed it on, next to the article, at the end of each statement's own chain."""
    statements = _chosen(project, ids)
    more, entered = hops_of(project, [hop])
    _must_be_inside(project, ids, [span for hop in more for span in hop.spans])
    for source in {source for s in statements for source in s.attribution.sources}:
        must_be_another(project, source, more)
    made = [msgspec.structs.replace(s, chain=(*s.chain, *more)) for s in statements]
    return _put(project, several("Set chain", len(made)), entered, made)


def default_reliability(project: Project, source: str) -> ReliabilityGrade | None:
    """What a new statement of this source is graded with: its newest assessment, none without one."""
    newest = next(iter(assessments(project.link, source)), None)
    return ReliabilityGrade(grade=newest.grade, assessment=newest.id) if newest else None


def attributed(
    project: Project, s: Statement, source: Source, words: Words, chain: tuple[Hop, ...]
) -> Statement:
    """A statement said by this source, passed on by `chain`; not yet written.

    A grade and words that a person set for this source, or before there was one, stay; any other go.
    """
    marked = s.attribution.source_spans if _is_of(project, s, source.id) else ()
    who = Attribution(
        sources=(source.id,),
        source_spans=words.source or marked,
        cue_spans=words.cue or s.attribution.cue_spans,
        mode=s.attribution.mode,
    )
    by_hand = s.reliability if s.reliability and not s.reliability.assessment else None
    if by_hand is None or _is_void(project, s, source.id):
        by_hand = default_reliability(project, source.id)
    chain = without(project, chain, source.id)
    return msgspec.structs.replace(s, attribution=who, reliability=by_hand, chain=chain)


def also_by(project: Project, s: Statement, speaker: Source) -> Statement:
    """A statement that this source says too, in the same words; not yet written."""
    if not s.attribution.sources:
        return attributed(project, s, speaker, Words(), s.chain)
    sources = tuple(dict.fromkeys((*s.attribution.sources, speaker.id)))
    who = msgspec.structs.replace(s.attribution, sources=sources)
    return msgspec.structs.replace(s, attribution=who, chain=without(project, s.chain, speaker.id))


def _given(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _is_of(project: Project, s: Statement, source: str) -> bool:
    """True when nobody else has been named as the one who says it."""
    return {final(project, before) for before in s.attribution.sources} <= {final(project, source)}


def _is_void(project: Project, s: Statement, source: str | None) -> bool:
    """A grade set by hand judged the source of then: it says nothing of another."""
    by_hand = s.reliability is not None and s.reliability.assessment is None
    before = s.attribution.sources[:1]
    return by_hand and bool(before) and final(project, before[0]) != (source and final(project, source))


def _chosen(project: Project, ids: Sequence[str]) -> list[Statement]:
    found = own(project, ids)
    if not found:
        raise Refused("Choose a statement first.")
    return found


def _put(project: Project, name: str, sources: Iterable[Source], statements: Iterable[Statement]) -> Changes:
    with project.operation(name) as op:
        for entity in (*sources, *statements):
            op.put(entity)
    return op.changes


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
