"""The figures that counts of proposals give, in the words of the shared scorer, with intervals.

X_tok       words under the role X (content, source, cue)
X_exact     attributions in which X covers exactly the same words
content_iou pairs: contents alike (intersection over union of at least 0.5)
e2e_iou     content and source alike, or both without a source; e2e_any: contents alike and a source word shared;
            e2e_exact: content and source exactly the same
pair_…      of the pairs, the share in which the source (of those that name one), cue, mode, kind or type is right
right_…     of those with the right named source, the share in which all types, or the main one, are right
mode/…, kind/…, type/…   recall (r) over what was marked so, and precision (p) over what was proposed so
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from msgspec import Struct, to_builtins

from .counting import Counts, total
from .pairing import ROLES

OVERALL = ("content_iou", "e2e_iou", "e2e_any", "e2e_exact")
DRAWN = ("content_iou", "content_exact", "source_exact", "cue_exact", "e2e_iou", "e2e_exact")
"""F1 values that get an interval."""
_PAIRS = {"content_iou": "pairs"}
_ALWAYS = ("source_exact", "source_iou", "source_any", "cue_any", "mode", "kind")
"""Shares that are told of no pairs too, as 0."""
_NAMES = {"mode": "mode_acc", "kind": "kind_acc", "type": "type_acc", "main_type": "main_type_acc"}


class Share(Struct, frozen=True):
    """Precision, recall and their harmonic mean, 0 to 1."""

    p: float
    r: float
    f1: float


class Group(Struct, frozen=True):
    """What was marked or proposed with one mode, kind or type."""

    gold: int
    pred: int
    content_r: float
    content_p: float
    e2e_r: float
    e2e_p: float


class Scores(Struct, frozen=True):
    """All figures."""

    gold: int
    """Attributions that people marked."""
    pred: int
    """Attributions that were proposed."""
    pairs: int
    shares: dict[str, Share]
    rates: dict[str, float]
    groups: dict[str, Group]
    """By "mode/direct", "kind/attitude", "type/official"; only those that occur."""

    def plain(self) -> dict[str, object]:
        """One object with all of them, as the shared scorer prints it."""
        sizes = {"gold": self.gold, "pred": self.pred, "pairs": self.pairs}
        return {**sizes, **self.rates, **to_builtins(self.shares), **to_builtins(self.groups)}


def share(right: int, found: int, gold: int) -> Share:
    """From counts; 0 where there is nothing to count."""
    p, r = ratio(right, found), ratio(right, gold)
    return Share(p, r, ratio(2 * p * r, p + r))


def ratio(part: float, whole: float) -> float:
    """0 of nothing."""
    return part / whole if whole else 0.0


def scores(counts: Counts) -> Scores:
    """The figures of counted articles."""
    judged = {name for what, name in (key for key in counts if key[0] == "judged")}
    rates = {_rate_name(name): _right(counts, name) for name in sorted(judged | set(_ALWAYS))}
    groups = sorted({key[:2] for key in counts if key[0] in ("mode", "kind", "type")})
    return Scores(
        counts["gold",],
        counts["pred",],
        counts["pairs",],
        {name: _share(counts, name) for name in (*DRAWN, *OVERALL, *(f"{role}_tok" for role in ROLES))},
        rates,
        {"/".join(group): _group(counts, group) for group in groups},
    )


def intervals(
    counted: Sequence[Counts], names: Iterable[str] = DRAWN, draws: int = 1000, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """Where 95 % of F1 lie when articles are drawn with replacement; nothing without draws."""
    rng = random.Random(seed)
    names = tuple(names)
    needed = [{name: _parts(one, name) for name in names} for one in counted]
    values: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(draws if needed else 0):
        drawn = rng.choices(needed, k=len(needed))
        for name in names:
            values[name].append(share(*map(sum, zip(*(one[name] for one in drawn), strict=True))).f1)
    low, high = int(0.025 * draws), max(0, int(0.975 * draws) - 1)
    return {name: (sorted(ones)[low], sorted(ones)[high]) for name, ones in values.items() if ones}


def scored(counted: Iterable[Counts]) -> Scores:
    """The figures of several articles together."""
    return scores(total(counted))


def _parts(counts: Counts, name: str) -> tuple[int, int, int]:
    """Right, proposed, marked."""
    if name in OVERALL:
        return counts[_PAIRS.get(name, name),], counts["pred",], counts["gold",]
    role, _, how = name.partition("_")
    return counts[role, how, "tp"], counts[role, how, "pred"], counts[role, how, "gold"]


def _share(counts: Counts, name: str) -> Share:
    return share(*_parts(counts, name))


def _right(counts: Counts, name: str) -> float:
    return ratio(counts["right", name], counts["judged", name])


def _rate_name(name: str) -> str:
    if name.startswith("type/"):
        return f"right_{name}"
    before = "right" if name.startswith("right_") else "pair"
    what = name.removeprefix("right_")
    return f"{before}_{_NAMES.get(what, what)}"


def _group(counts: Counts, group: tuple[str, ...]) -> Group:
    gold, found = counts[*group, "gold"], counts[*group, "pred"]
    content = (
        ratio(counts[*group, f"content_{side}"], size) for side, size in (("gold", gold), ("pred", found))
    )
    both = (ratio(counts[*group, f"e2e_{side}"], size) for side, size in (("gold", gold), ("pred", found)))
    return Group(gold, found, *content, *both)
