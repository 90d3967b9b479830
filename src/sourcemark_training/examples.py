"""Annotated articles as numbers: windows of word pieces with what is to be found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from sourcemark.model.spans import Span
from sourcemark.suggest.network.coreference import REACH
from sourcemark.suggest.network.mentions import mention, names, nearness
from sourcemark.suggest.network.shapes import LEFT, LENGTH, NEAR_FEATURES, RIGHT, TYPES, WIDTH
from sourcemark.suggest.network.tokens import Tokens, read_tokens

from .markup import Document

IGNORE = -100
"""Stands for a label that is not known."""
Pieces = tuple[int, int]
"""Two word pieces, mostly the first and the last of something, counted in the window."""


@dataclass
class CueExample:
    """What the reader is to find around the cue at piece `at` of the window."""

    at: int
    content: np.ndarray
    source: Pieces
    """First and last piece of the source, counted in the window; (at, at) where no source is named."""
    kind: int
    main: int
    second: np.ndarray
    who: str


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


@dataclass
class Example:
    """One window of one article."""

    tokens: Tokens
    cues: np.ndarray
    """For each piece: 0 no cue, 1 its first piece, 2 a further one."""
    read: list[CueExample]
    links: Links | None
    """None where no source has both a name and a candidate."""


def examples_of(document: Document, tokenizer: Tokenizer, shifted: bool = False) -> list[Example]:
    """The windows of one article; `shifted`: cut elsewhere, so that what was an edge is a middle."""
    tokens = read_tokens(document["text"], tokenizer)
    return [example(document, tokens.part(*ends)) for ends in cuts(len(tokens.ids), shifted)]


def cuts(count: int, shifted: bool) -> list[Pieces]:
    """Stretches of like length, at most `LENGTH`: first piece and the one after the last. `shifted`: by half of one."""
    many = -(-count // LENGTH)
    edges = [round(count * at / many) for at in range(many + 1)] if many else []
    if shifted and many > 1:
        edges = [0, *((first + last) // 2 for first, last in pairwise(edges)), count]
    return list(pairwise(edges))


def pieces(tokens: Tokens, span: Sequence[int]) -> Pieces:
    """First and last (inclusive) piece of a span of code points, clipped to these tokens; last < first: none."""
    first = int(np.searchsorted(tokens.starts, span[0]))
    last = int(np.searchsorted(tokens.starts, span[1])) - 1
    return first, last


def example(document: Document, tokens: Tokens) -> Example:
    """One window with its labels."""
    cues, read = np.zeros(len(tokens.ids), np.int64), list[CueExample]()
    for one in document["attributions"]:
        anchor = one["cue"] or one["source"]
        first, last = pieces(tokens, anchor[0]) if anchor else (0, -1)
        if first < len(tokens.ids) and 0 <= last >= first:
            cues[first : last + 1] = 2
            cues[first] = 1
            read.append(cue_example(one, tokens, first))
    return Example(tokens, cues, read, links(document, tokens))


def cue_example(one: Document, tokens: Tokens, at: int) -> CueExample:
    """What is to be found around the cue at piece `at`."""
    content = np.zeros(WIDTH, np.float32)
    for span in one["content"]:
        first, last = pieces(tokens, span)
        content[max(0, first - at + LEFT) : max(0, last + 1 - at + LEFT)] = 1
    types = [TYPES.index(name) for name in (one["type"] or "").split("+") if name]
    second = np.zeros(len(TYPES), np.float32)
    second[types[1:]] = 1
    kind, main = int(one["kind"] == "attitude"), types[0] if types else IGNORE
    return CueExample(at, content, source_of(one, tokens, at), kind, main, second, one.get("who", ""))


def source_of(one: Document, tokens: Tokens, at: int) -> Pieces:
    """The pieces of the source; the cue's where none is named, or none in reach."""
    if one["source"]:
        first, last = pieces(tokens, one["source"][0])
        if max(0, at - LEFT) <= first <= last <= min(at + RIGHT, len(tokens.ids) - 1):
            return first, last
    return at, at


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
    places = np.array([pieces(tokens, (one.start, one.end)) for one in here])
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
