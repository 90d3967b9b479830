"""What is counted of the proposals for one article, held against a person's marks; counts of articles add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..alike import ALIKE, Words, iou
from .gold import Attribution, modes
from .pairing import ROLES, Worded, paired, worded

Counts = Counter[tuple[str, ...]]
"""How often what happened."""


def count(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counts:
    """All that is counted of one article."""
    words = Words(text)
    marked, proposed = worded(words, modes(text, gold)), worded(words, modes(text, found))
    pairs = paired(marked, proposed)
    counts: Counts = Counter({("gold",): len(marked), ("pred",): len(proposed), ("pairs",): len(pairs)})
    counts.update(key for role in ROLES for key in _of_role(role, marked, proposed).elements())
    counts.update(key for side, ones in (("gold", marked), ("pred", proposed)) for key in _sizes(side, ones))
    counts.update(key for i, j in pairs for key in _of_pair(marked[i], proposed[j]))
    return counts


def total(counted: Iterable[Counts]) -> Counts:
    """Counts of several articles together."""
    out: Counts = Counter()
    for one in counted:
        out.update(one)
    return out


def _of_role(role: str, marked: Sequence[Worded], proposed: Sequence[Worded]) -> Counts:
    """Words under this role, and attributions in which it covers exactly the same words."""
    gold, found = ([one.role(role) for one in ones] for ones in (marked, proposed))
    gold_words, found_words = frozenset[int]().union(*gold), frozenset[int]().union(*found)
    wholes, founds = Counter(filter(None, gold)), Counter(filter(None, found))
    return Counter(
        {
            (role, "tok", "tp"): len(gold_words & found_words),
            (role, "tok", "gold"): len(gold_words),
            (role, "tok", "pred"): len(found_words),
            (role, "exact", "tp"): (wholes & founds).total(),
            (role, "exact", "gold"): wholes.total(),
            (role, "exact", "pred"): founds.total(),
        }
    )


def _sizes(side: str, ones: Sequence[Worded]) -> Iterator[tuple[str, ...]]:
    return ((*group, side) for one in ones for group in one.groups)


def _of_pair(gold: Worded, found: Worded) -> Iterator[tuple[str, ...]]:
    """What is right of two with the same content."""
    alike = iou(gold.source, found.source) >= ALIKE
    shared = bool(gold.source & found.source) or not (gold.source or found.source)
    yield from _in_tables("content", gold, found)
    yield from _judged("mode", gold.of.mode == found.of.mode)
    yield from _judged("kind", gold.of.kind == found.of.kind)
    if gold.cue:
        yield from _judged("cue_any", bool(gold.cue & found.cue))
    if gold.source:
        yield from _judged("source_exact", gold.source == found.source)
        yield from _judged("source_iou", alike)
        yield from _judged("source_any", shared)
    if gold.of.type is not None:
        yield from _typed("", gold, found)
    if alike:
        yield from _in_tables("e2e", gold, found)
        yield ("e2e_iou",)
        if gold.source and gold.of.type:
            yield from _typed("right_", gold, found)
            yield from _judged(f"type/{gold.of.main_type}", gold.of.main_type == found.of.main_type)
    if shared:
        yield ("e2e_any",)
    if gold.content == found.content and gold.source == found.source:
        yield ("e2e_exact",)


def _typed(before: str, gold: Worded, found: Worded) -> Iterator[tuple[str, ...]]:
    yield from _judged(f"{before}type", gold.of.type == found.of.type)
    yield from _judged(f"{before}main_type", gold.of.main_type == found.of.main_type)


def _in_tables(what: str, gold: Worded, found: Worded) -> Iterator[tuple[str, ...]]:
    yield from ((*group, f"{what}_gold") for group in gold.groups)
    yield from ((*group, f"{what}_pred") for group in found.groups)


def _judged(what: str, right: bool) -> Iterator[tuple[str, ...]]:
    yield "judged", what
    if right:
        yield "right", what
