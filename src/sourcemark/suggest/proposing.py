"""From what is believed to proposals: who passes what on, and what an outer one adds."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.proposals import Proposal, ProposedSource
from ..model.quotations import mode_of
from ..model.spans import normalised
from .believing import Believed
from .calibration import Calibration
from .nesting import outer_of
from .network.coreference import Meant
from .network.mentions import content_words, first_person, is_pronoun

ADDS = 4
"""Words that an outer statement must have beside a nested one to be proposed by itself."""


def proposals(text: str, ones: Sequence[Believed], calibration: Calibration) -> list[Proposal]:
    """One proposal per chain, in the order of the text; an outer one by itself only for what it adds."""
    ones = _worth_it(text, ones)
    outer = outer_of(ones)
    swallowed = {
        around
        for at, around in enumerate(outer)
        if around is not None
        and not _same(text, ones[at], ones[around])
        and not _adds(text, ones[around], ones[at])
    }
    made = [_proposal(text, ones, outer, at, calibration) for at in range(len(ones)) if at not in swallowed]
    return sorted(made, key=lambda one: one.spans)


def _worth_it(text: str, ones: Sequence[Believed]) -> list[Believed]:
    """Without what somebody says in their own quotation, and what nobody named says in another's."""
    return [
        one
        for one, around in zip(ones, outer_of(ones), strict=True)
        if around is None
        or (one.found.source is not None and (one.kind == "attitude" or not _same(text, one, ones[around])))
    ]


def _adds(text: str, outer: Believed, inner: Believed) -> bool:
    taken = [*inner.found.content, inner.found.cue, *([inner.found.source] if inner.found.source else [])]
    left = 0
    for span in outer.found.content:
        at = span.start
        for word in text[span.start : span.end].split(" "):
            left += word[:1].isalnum() and not any(t.start <= at < t.end for t in taken)
            at += len(word) + 1
    return left >= ADDS


def _proposal(
    text: str, ones: Sequence[Believed], outer: Sequence[int | None], at: int, calibration: Calibration
) -> Proposal:
    one = ones[at]
    chain, sure, around = list[ProposedSource](), one.confidence, outer[at]
    while around is not None:
        passing = ones[around]
        if not _same(text, one, passing) and passing.found.source is not None:
            chain.append(_source(passing))
        sure = min(sure, passing.confidence)
        around = outer[around]
    return Proposal(
        spans=normalised(one.found.content),
        source=_source(_speaker(text, ones, outer, at)),
        cue_spans=(one.found.cue,),
        mode=mode_of(text, one.found.content) or "indirect",
        statement_kind=one.kind,
        chain=tuple(chain),
        confidence=sure,
        tier="sure" if sure >= calibration.sure else "check",
    )


def _speaker(text: str, ones: Sequence[Believed], outer: Sequence[int | None], at: int) -> Believed:
    """Who says "I" inside a quotation is the one quoted; "the captain" in what Ruiz says is not Ruiz."""
    one, around = ones[at], outer[at]
    if around is None:
        return one
    if _same(text, one, ones[around]):
        return one._replace(meant=ones[around].meant, types=ones[around].types)
    alike = one.meant.entity == ones[around].meant.entity
    return one._replace(meant=Meant(-1, one.found.source)) if alike else one


def _same(text: str, one: Believed, other: Believed) -> bool:
    """The same source, or "I" in what that one says."""
    if one.found.source is None or other.found.source is None:
        return False
    mine, theirs = (text[span.start : span.end] for span in (one.found.source, other.found.source))
    if first_person(mine):
        return True
    known = is_pronoun(mine) or is_pronoun(theirs) or bool(content_words(mine) & content_words(theirs))
    return one.meant.entity == other.meant.entity and known


def _source(one: Believed) -> ProposedSource:
    found = one.found.source
    if found is None:
        return ProposedSource()
    return ProposedSource(spans=(found,), fullest=one.meant.fullest, types=one.types)
