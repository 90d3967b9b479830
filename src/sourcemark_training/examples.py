"""Annotated articles as numbers: windows of word pieces with what is to be found in them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from sourcemark.model.spans import Span
from sourcemark.suggest.mentions import NEAR_FEATURES, names, nearness
from sourcemark.suggest.shapes import LEFT, RIGHT, TYPES
from sourcemark.suggest.tokens import Tokens, read_tokens, windows
from sourcemark_training.markup import Document
from tokenizers import Tokenizer

WIDTH = LEFT + 1 + RIGHT
IGNORE = -100


@dataclass
class CueExample:
    """What the reader is to find around the cue at piece `at` of the window."""

    at: int
    content: np.ndarray
    source: tuple[int, int]
    """First and last piece of the source, counted in the window; (at, at) where no source is named."""
    kind: int
    main: int
    second: np.ndarray
    who: str


@dataclass
class Example:
    """One window of one article."""

    tokens: Tokens
    cues: np.ndarray
    read: list[CueExample]
    links: list[tuple[tuple[int, int], list[tuple[int, int]], np.ndarray, np.ndarray]] = field(default_factory=list)
    """A source's pieces, its candidates' pieces, their nearness, which of them are meant (last: nobody)."""


def examples_of(document: Document, tokenizer: Tokenizer) -> list[Example]:
    """The windows of one article."""
    tokens = read_tokens(document["text"], tokenizer)
    out = []
    for window in windows(len(tokens.ids)):
        part = tokens.part(window.start, window.end)
        out.append(example(document, part))
    return out


def pieces(tokens: Tokens, span: list[int]) -> tuple[int, int]:
    """First and last (inclusive) piece of a span of code points, clipped to these tokens; last < first: none."""
    first = int(np.searchsorted(tokens.starts, span[0]))
    last = int(np.searchsorted(tokens.starts, span[1])) - 1
    return first, last


def example(document: Document, tokens: Tokens) -> Example:
    cues, read = np.zeros(len(tokens.ids), np.int64), []
    for one in document["attributions"]:
        anchor = one["cue"] or one["source"]
        spans = [pieces(tokens, span) for span in anchor]
        if not spans or spans[0][0] >= len(tokens.ids) or spans[0][1] < spans[0][0] or spans[0][1] < 0:
            continue
        cues[spans[0][0] : spans[0][1] + 1] = 2
        cues[spans[0][0]] = 1
        read.append(cue_example(one, tokens, spans[0][0]))
    made = Example(tokens, cues, read)
    made.links = links(document, tokens)
    return made


def cue_example(one: Document, tokens: Tokens, at: int) -> CueExample:
    content = np.zeros(WIDTH, np.float32)
    for span in one["content"]:
        first, last = pieces(tokens, span)
        content[max(0, first - at + LEFT) : max(0, last + 1 - at + LEFT)] = 1
    source = (at, at)
    if one["source"]:
        first, last = pieces(tokens, one["source"][0])
        if at - LEFT <= first <= last <= at + RIGHT and last < len(tokens.ids) and first >= 0:
            source = (first, last)
    types = [TYPES.index(name) for name in (one["type"] or "").split("+") if name]
    second = np.zeros(len(TYPES), np.float32)
    second[types[1:]] = 1
    kind = int(one["kind"] == "attitude")
    return CueExample(at, content, source, kind, types[0] if types else IGNORE, second, one.get("who", ""))


def links(document: Document, tokens: Tokens) -> list:
    """For every source with a name: its candidates in this window, and which of them are it."""
    text, marks = document["text"], [one for one in document["attributions"] if one["source"] and one.get("who")]
    if not marks or not len(tokens.ids):
        return []
    spoken = {Span(*one["source"][0]): one["who"] for one in marks}
    edge = (int(tokens.starts[0]), int(tokens.ends[-1]))
    others = dict(spoken)
    for name in names(text):
        if edge[0] <= name.start and name.end <= edge[1] and not any(name.start < s.end and s.start < name.end for s in spoken):
            others.setdefault(name, next((w for w in spoken.values() if same_name(text[name.start : name.end], w)), ""))
    out = []
    for one, who in spoken.items():
        if not (edge[0] <= one.start and one.end <= edge[1]):
            continue
        near = [o for o in others if o != one and edge[0] <= o.start and o.end <= edge[1] and abs(o.start - one.start) < 2500]
        if not near:
            continue
        meant = np.array([others[o] == who for o in near] + [False], np.float32)
        if not meant.any():
            meant[-1] = 1
        figures = np.stack([nearness(text, one, o, o in spoken) for o in near] + [np.zeros(NEAR_FEATURES, np.float32)])
        out.append((pieces(tokens, [one.start, one.end]), [pieces(tokens, [o.start, o.end]) for o in near], figures, meant))
    return out


def same_name(name: str, who: str) -> bool:
    return name == who or (len(name) > 3 and f" {name} " in f" {who} ")
