"""Taking proposals: each becomes a statement of one's own, in one step, as if it had been marked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from ...model.changes import Changes
from ...model.codebook import SOURCE_TYPE, Code, Codebook
from ...model.entity import now
from ...model.errors import Refused
from ...model.ids import new_id
from ...model.name_index import NameIndex
from ...model.proposals import Answer, Proposal, Verdict
from ...model.sources import Source
from ...model.spans import Span, normalised
from ...model.statements import Attribution, Hop, Statement
from ...project import Project
from ..attributing import also_by, attributed
from ..marks import article_of, codebook_of, places_in
from ..speaking import Words
from ..tagging import fresh, own_at, values_of
from .meaning import Meaning, places_of
from .saying import step_name


class Made(NamedTuple):
    """What one proposal became."""

    proposal: Proposal
    statement: Statement
    types: tuple[Code, ...]
    speakers: tuple[Source, ...]


class Mended(NamedTuple):
    """What a person changed of a proposal before taking it; empty for what stays."""

    source_type: str | None = None
    spans: tuple[Span, ...] | None = None


def accept(  # noqa: PLR0913, PLR0917 - what was mended, and what is at hand, may each be left out
    project: Project,
    article: str,
    proposals: Sequence[Proposal],
    model: str,
    source_type: str | None = None,
    spans: Sequence[Span] | None = None,
    register: NameIndex | None = None,
) -> Changes:
    """Make statements of proposals by `model`, and enter who says them where the register does not know them.

    A single one may be mended first: `source_type` is a value of the codebook, `spans` where its content stands.
    With the register by its names at hand (`register`) the file need not be asked for them. Where a mark of one's
    own stands at exactly these places no second one is made; Refused when that is so for all.
    """
    mended = Mended(source_type, tuple(spans) if spans is not None else None)
    _must_fit(proposals, mended)
    text = project.text(article_of(project, article))
    _must_lie_in(text, proposals)
    book, meaning = codebook_of(project), Meaning(project, article, text, proposals, register)
    made = list[Made]()
    taken = set[tuple[Span, ...]]()
    for proposal in proposals:
        places = places_in(text, mended.spans or proposal.spans)
        if places not in taken and own_at(project, article, places) is None:
            taken.add(places)
            bare = fresh(project, book, article, text, places)
            made.append(_made(project, book, meaning, proposal, mended, bare))
    if not made:
        raise Refused("You have a mark of your own there already.")
    with project.operation(step_name(made, model, mended=_is_mended(made[0], mended))) as op:
        for source in meaning.entered.values():
            op.put(source)
        for one in made:
            op.put(one.statement)
            op.put(_verdict(project, one, model, "mended" if _is_mended(one, mended) else "accepted"))
    return op.changes


def _made(  # noqa: PLR0913, PLR0917 - the parts of a statement
    project: Project, book: Codebook, meaning: Meaning, proposal: Proposal, mended: Mended, bare: Statement
) -> Made:
    types = _types(book, proposal, mended)
    ids = [type.id for type in types]
    speakers = meaning.sources(proposal.source, ids)
    hops = tuple(
        Hop(source=who.id, spans=normalised(hop.spans))
        for hop in proposal.chain
        for who in meaning.sources(hop, [t.id for t in _known(book, hop.types)])[:1]
    )
    mode = bare.attribution.mode if mended.spans else proposal.mode
    kept = ids if book.source_types.many else ids[:1]
    statement = msgspec.structs.replace(
        bare.coded(SOURCE_TYPE, *kept) if kept else bare,
        statement_kind=proposal.statement_kind,
        attribution=Attribution(mode=mode),
    )
    words = Words(normalised(proposal.source.spans), normalised(proposal.cue_spans))
    return Made(proposal, _said(project, statement, speakers, words, _once(hops)), types, speakers)


def _said(
    project: Project,
    statement: Statement,
    speakers: Sequence[Source],
    words: Words,
    hops: tuple[Hop, ...],
) -> Statement:
    """As by hand: the first speaker grades it. Without one, the words that stand for somebody are kept."""
    if not speakers:
        who = Attribution(source_spans=words.source, cue_spans=words.cue, mode=statement.attribution.mode)
        return msgspec.structs.replace(statement, attribution=who, chain=hops)
    statement = attributed(project, statement, speakers[0], words, hops)
    for further in speakers[1:]:
        statement = also_by(project, statement, further)
    return statement


def _once(hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Who would stand in the chain twice stands next to the article."""
    return tuple(hop for at, hop in enumerate(hops) if hop.source not in {h.source for h in hops[at + 1 :]})


def _types(book: Codebook, proposal: Proposal, mended: Mended) -> tuple[Code, ...]:
    if mended.source_type is not None:
        return tuple(values_of(book, SOURCE_TYPE, (mended.source_type,)))
    return _known(book, proposal.source.types)


def _known(book: Codebook, types: Sequence[str]) -> tuple[Code, ...]:
    """Those that the codebook still has, each once; what was merged gives that which stands for it."""
    found = (book.source_types.code(type) for type in types)
    return tuple({code.id: code for code in found if code is not None}.values())


def _is_mended(made: Made, mended: Mended) -> bool:
    proposed = made.proposal.source.types[:1]
    other_type = mended.source_type is not None and (mended.source_type,) != proposed
    return other_type or made.statement.spans != normalised(made.proposal.spans)


def _verdict(project: Project, made: Made, model: str, answer: Answer) -> Verdict:
    return Verdict(
        id=new_id(),
        article=made.statement.article,
        annotator=project.user.annotator.id,
        at=now(),
        answer=answer,
        proposal=made.proposal,
        model=model,
        statement=made.statement.id,
    )


def _must_fit(proposals: Sequence[Proposal], mended: Mended) -> None:
    if not proposals:
        raise Refused("Choose a proposal first.")
    if len(proposals) > 1 and mended != Mended():
        raise Refused("Only a single proposal can be mended.")


def _must_lie_in(text: str, proposals: Sequence[Proposal]) -> None:
    """The words of sources and cues must be words of this text; the content is looked at by itself."""
    for p in proposals:
        places = (*p.cue_spans, *(place for who in (p.source, *p.chain) for place in places_of(who)))
        if any(place.end > len(text) for place in places):
            raise Refused("This proposal belongs to another text.")
