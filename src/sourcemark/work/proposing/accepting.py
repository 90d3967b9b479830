"""Taking proposals: each becomes a statement of one's own, in one step, as if it had been marked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...model.changes import Changes
from ...model.entity import now
from ...model.errors import Refused
from ...model.ids import new_id
from ...model.proposals import Answer, Proposal, Verdict
from ...model.spans import Span, normalised
from ...project import Project
from ..marks import article_of, places_in
from ..tagging import own_at
from .saying import step_name
from .writing import write

if TYPE_CHECKING:
    from ...model.name_index import NameIndex
    from .making import Made, Mended


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
    from .making import Making, Mended  # these know how names are written, which the start need not wait for
    from .meaning import Meaning

    mended = Mended(source_type, tuple(spans or ()))
    text = project.text(article_of(project, article))
    _must_fit(text, proposals, mended)
    meaning = Meaning(project, article, text, proposals, register)
    making = Making(project, article, text, meaning)
    places = _free(project, article, text, proposals, mended)
    made = [making.made(proposal, at, mended) for at, proposal in places.items()]
    answer: Answer = "mended" if _is_mended(made[0], mended) else "accepted"
    marks = [thing for one in made for thing in (one.statement, _verdict(project, one, model, answer))]
    return write(project, step_name(made, model, answer), [*meaning.entered.values(), *marks])


def _free(
    project: Project, article: str, text: str, proposals: Sequence[Proposal], mended: Mended
) -> dict[tuple[Span, ...], Proposal]:
    """Where the statements are to stand, but for places where one of one's own stands already."""
    found: dict[tuple[Span, ...], Proposal] = {}
    for proposal in proposals:
        found.setdefault(places_in(text, mended.spans or proposal.spans), proposal)
    free = {places: one for places, one in found.items() if own_at(project, article, places) is None}
    if not free:
        raise Refused("You have a mark of your own there already.")
    return free


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


def _must_fit(text: str, proposals: Sequence[Proposal], mended: Mended) -> None:
    """The words of sources and cues must be words of this text; the content is looked at by itself."""
    if not proposals:
        raise Refused("Choose a proposal first.")
    if len(proposals) > 1 and any(mended):
        raise Refused("Only a single proposal can be mended.")
    for p in proposals:
        named = (place for who in (p.source, *p.chain) for place in (*who.spans, who.fullest) if place)
        if any(place.end > len(text) for place in (*p.cue_spans, *named)):
            raise Refused("This proposal belongs to another text.")
