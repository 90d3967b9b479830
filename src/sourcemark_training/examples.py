"""Annotated articles as numbers: windows of word pieces with what is to be found in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from tokenizers import Tokenizer

from sourcemark.model.line_wraps import unwrapped
from sourcemark.suggest.network.shapes import LEFT, LENGTH, RIGHT, TYPES, WIDTH
from sourcemark.suggest.network.tokens import Tokens, read_tokens

from .linking import Links, links
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
    tokens = read_tokens(unwrapped(document["text"]), tokenizer)
    return [example(document, tokens.part(*ends)) for ends in cuts(len(tokens.ids), shifted)]


def cuts(count: int, shifted: bool) -> list[Pieces]:
    """Stretches of like length, at most `LENGTH`: first piece and the one after the last. `shifted`: by half of one."""
    many = -(-count // LENGTH)
    edges = [round(count * at / many) for at in range(many + 1)] if many else []
    if shifted and many > 1:
        edges = [0, *((first + last) // 2 for first, last in pairwise(edges)), count]
    return list(pairwise(edges))


def example(document: Document, tokens: Tokens) -> Example:
    """One window with its labels."""
    cues, read = np.zeros(len(tokens.ids), np.int64), list[CueExample]()
    for one in document["attributions"]:
        anchor = one["cue"] or one["source"]
        first, last = tokens.pieces(*anchor[0]) if anchor else (0, -1)
        if first < len(tokens.ids) and 0 <= last >= first:
            cues[first : last + 1] = 2
            cues[first] = 1
            read.append(cue_example(one, tokens, first))
    return Example(tokens, cues, read, links(document, tokens))


def cue_example(one: Document, tokens: Tokens, at: int) -> CueExample:
    """What is to be found around the cue at piece `at`."""
    content = np.zeros(WIDTH, np.float32)
    for span in one["content"]:
        first, last = tokens.pieces(*span)
        content[max(0, first - at + LEFT) : max(0, last + 1 - at + LEFT)] = 1
    types = [TYPES.index(name) for name in (one["type"] or "").split("+") if name]
    second = np.zeros(len(TYPES), np.float32)
    second[types[1:]] = 1
    kind, main = int(one["kind"] == "attitude"), types[0] if types else IGNORE
    return CueExample(at, content, source_of(one, tokens, at), kind, main, second, one.get("who", ""))


def source_of(one: Document, tokens: Tokens, at: int) -> Pieces:
    """The pieces of the source; the cue's where none is named, or none in reach."""
    if one["source"]:
        first, last = tokens.pieces(*one["source"][0])
        if max(0, at - LEFT) <= first <= last <= min(at + RIGHT, len(tokens.ids) - 1):
            return first, last
    return at, at
