"""What people did with proposals, and what was learnt from it, ready to be put into a project."""

from __future__ import annotations

from files import WHEN, user

from sourcemark.model.ids import Id, new_id
from sourcemark.model.people import User
from sourcemark.model.proposals import LEARNED, Answer, Learned, Proposal, ProposedSource, Verdict
from sourcemark.model.spans import Span

HEAD = bytes(range(256))


def verdict(
    article: Id,
    *place: int,
    who: User | None = None,
    answer: Answer = "dismissed",
    type: str = "official",
    statement: Id | None = None,
) -> Verdict:
    """An answer to a proposal at that place; `type` is the source type that was proposed."""
    span = Span(*place) if place else Span(4, 12)
    source = ProposedSource(spans=(Span(0, 3),), types=(type,))
    return Verdict(
        id=new_id(),
        article=article,
        annotator=(who or user()).annotator.id,
        at=WHEN,
        answer=answer,
        proposal=Proposal(spans=(span,), source=source, confidence=0.8, tier="sure"),
        model="1",
        statement=statement,
    )


def learnt(who: User | None = None, marks: int = 7) -> Learned:
    """What was learnt from that many marks."""
    me = (who or user()).annotator.id
    return Learned(id=LEARNED, model="1", at=WHEN, articles=2, marks=marks, head=HEAD, annotator=me)
