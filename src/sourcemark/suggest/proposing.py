"""From findings to proposals: which to believe, who passes what on, and how sure one may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from ..model.proposals import Proposal, ProposedSource
from ..model.quotations import mode_of
from ..model.spans import Span, normalised
from ..model.statements import Kind
from .nesting import outer_of
from .network.brain import Floats
from .network.coreference import Meant, first_person
from .network.found import Found
from .network.mentions import content_words, is_pronoun
from .network.shapes import TYPES

ADDS = 4
"""Words that an outer statement must have beside a nested one to be proposed by itself."""
_SECOND = 0.5


class Calibration(Struct, frozen=True):
    """How figures become a probability, and from where on one speaks of it; made by training."""

    weights: tuple[float, ...]
    """One for each of `found.FIGURES`, the last for a constant."""
    shown: float
    """Least confidence of a proposal."""
    sure: float
    """Least confidence of the tier "sure"."""


class Believed(NamedTuple):
    """A finding with what was made of it."""

    found: Found
    meant: Meant
    confidence: float
    kind: Kind
    types: tuple[str, ...]


def confidence(figures: Floats, calibration: Calibration) -> float:
    """Probability that a person would mark the same."""
    odds = float(figures @ np.array(calibration.weights[:-1])) + calibration.weights[-1]
    return float(1 / (1 + np.exp(-odds)))


def believed(
    found: Sequence[Found],
    meanings: Sequence[Meant],
    calibration: Calibration,
    chances: Sequence[float] | None = None,
    names: Sequence[str] = TYPES,
) -> list[Believed]:
    """The findings that are likely enough, each with its kind and types; a source has one main type throughout.

    `chances` instead of their shipped confidence, `names` of what their types are, where a project was learnt from.
    """
    types = types_of(found, meanings, names)
    out = []
    for at, one in enumerate(found):
        chance = confidence(one.figures, calibration) if chances is None else chances[at]
        if chance >= calibration.shown:
            kind: Kind = "attitude" if one.attitude > 0.5 else "statement"
            out.append(Believed(one, meanings[at], chance, kind, types[at]))
    return apart(out)


def apart(ones: list[Believed]) -> list[Believed]:
    """Of two with the same content the likelier: two cues rarely hold one thing."""
    best: dict[tuple[Span, ...], Believed] = {}
    for one in ones:
        held = best.get(one.found.content)
        if held is None or one.confidence > held.confidence:
            best[one.found.content] = one
    kept = {id(one) for one in best.values()}
    return [one for one in ones if id(one) in kept]


def types_of(
    found: Sequence[Found], meanings: Sequence[Meant], names: Sequence[str] = TYPES
) -> list[tuple[str, ...]]:
    """Main type by all mentions of a source together, its own counting most, and a second one where it is likely."""
    sums: dict[int, Floats] = {}
    counts: dict[int, int] = {}
    for one, meaning in zip(found, meanings, strict=True):
        sums[meaning.entity] = sums.get(meaning.entity, np.zeros(len(names), np.float32)) + one.types
        counts[meaning.entity] = counts.get(meaning.entity, 0) + 1
    out = list[tuple[str, ...]]()
    for one, meaning in zip(found, meanings, strict=True):
        if one.source is None:
            out.append(())
            continue
        scores = one.types + sums[meaning.entity] / counts[meaning.entity]
        main = int(scores.argmax())
        rest = one.seconds.copy()
        rest[main] = 0
        second = (names[int(rest.argmax())],) if rest.max() > _SECOND else ()
        out.append((names[main], *second))
    return out


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
