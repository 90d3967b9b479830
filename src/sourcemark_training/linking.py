"""What is to be learnt of whom sources mean: the mentions of a window, and which of them are the same."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sourcemark.model.spans import Span
from sourcemark.suggest.network.coreference import REACH
from sourcemark.suggest.network.mentions import mention, names, nearness
from sourcemark.suggest.network.shapes import NEAR_FEATURES
from sourcemark.suggest.network.tokens import Tokens

from .markup import Document


class Links(NamedTuple):
    """The m sources of a window that have a name, and whom each may mean: of s mentions at most c."""

    mentions: np.ndarray
    """First and last piece of each mention: s × 2."""
    own: np.ndarray
    """Which mention each source is: m."""
    others: np.ndarray
    """Which mentions are its candidates: m × c, filled up with -1."""
    figures: np.ndarray
    """How near each is (`mentions.nearness`): m × c × 5."""
    meant: np.ndarray
    """1 for those that are meant, the last for nobody: m × (c + 1)."""


def links(document: Document, tokens: Tokens) -> Links | None:
    """For every source with a name: its candidates in this window, and which of them are it."""
    marks = [one for one in document["attributions"] if one["source"] and one.get("who")]
    if not marks or not len(tokens.ids):
        return None
    spoken = {Span(*one["source"][0]): str(one["who"]) for one in marks}
    low, high = int(tokens.starts[0]), int(tokens.ends[-1])
    mentions = mentioned(document["text"], spoken, low, high)
    here = [one for one in mentions if low <= one.start and one.end <= high]
    near = {at: candidates(here, at) for at, one in enumerate(here) if one in spoken}
    near = {at: others for at, others in near.items() if others}
    if not near:
        return None
    text, told = document["text"], [mentions[one] for one in here]
    places = np.array([tokens.pieces(one.start, one.end) for one in here])
    places[:, 1] = places.max(1)
    return filled(text, here, [one in spoken for one in here], told, near)._replace(mentions=places)


def candidates(here: list[Span], at: int) -> list[int]:
    """Which mentions are near enough to be meant by one of them."""
    return [i for i, one in enumerate(here) if i != at and abs(one.start - here[at].start) < REACH]


def filled(
    text: str, here: list[Span], speaks: list[bool], told: list[str], near: dict[int, list[int]]
) -> Links:
    """Candidates of unlike number in arrays; `told` is whom each mention means."""
    shape = len(near), max(map(len, near.values()))
    others, meant = np.full(shape, -1), np.zeros((shape[0], shape[1] + 1), np.float32)
    figures = np.zeros((*shape, NEAR_FEATURES), np.float32)
    told_of = [mention(text, *one) for one in zip(here, speaks, strict=True)]
    for row, (at, some) in enumerate(near.items()):
        others[row, : len(some)] = some
        figures[row, : len(some)] = nearness(told_of[at], [told_of[i] for i in some])
        meant[row, : len(some)] = [told[i] == told[at] for i in some]
        meant[row, -1] = not meant[row].any()
    return Links(np.zeros((0, 2), np.int64), np.array(list(near)), others, figures, meant)


def mentioned(text: str, spoken: dict[Span, str], low: int, high: int) -> dict[Span, str]:
    """Sources, and names between `low` and `high`, each with whom it means; "" where that is not known."""
    out = dict(spoken)
    for name in names(text):
        if low <= name.start and name.end <= high and not any(name.overlaps(one) for one in spoken):
            words = text[name.start : name.end]
            out.setdefault(name, next((who for who in spoken.values() if same_name(words, who)), ""))
    return out


def same_name(name: str, who: str) -> bool:
    """Whether a name is another's, or a whole part of it."""
    return name == who or (len(name) > 3 and f" {name} " in f" {who} ")
