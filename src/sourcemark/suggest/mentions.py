"""Whom a source may mean: names in the text, and how near and alike two mentions are."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..model.abbreviations import word_set
from ..model.spans import Span

_NAME = re.compile(
    r"\b[A-Z][\w’'.-]*\w(?:[ -](?:(?:of|the|de|da|del|van|von|der|bin|al|el|for|and|&) )*[A-Z][\w’'.-]*\w)*"
)
_WORD = re.compile(r"\w+")
PRONOUNS = word_set("he she they it who i we you his her their its our my him them which")
_LESS = word_set("the a an of and for in at to on mr mrs ms dr said")
NEAR_FEATURES = 5


def names(text: str) -> list[Span]:
    """Runs of capitalised words: what may name somebody. Sentence beginnings are among them."""
    return [Span(*found.span()) for found in _NAME.finditer(text) if found[0].lower() not in PRONOUNS]


def is_pronoun(words: str) -> bool:
    return words.lower() in PRONOUNS


@lru_cache(4096)
def content_words(words: str) -> frozenset[str]:
    """The words of a mention by which it can be known again."""
    return frozenset(w.lower() for w in _WORD.findall(words)) - _LESS


def nearness(text: str, one: Span, other: Span, other_speaks: bool) -> NDArray[np.float32]:
    """What tells of `other` being meant by `one`, beside their vectors: five figures around 0 to 1."""
    said, named = text[one.start : one.end], text[other.start : other.end]
    mine, theirs = content_words(said), content_words(named)
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return np.array(
        [
            np.log1p(abs(one.start - other.start)) / 8,
            0.0 if is_pronoun(said) else shared,
            float(other_speaks),
            float(named[:1].isupper() and not is_pronoun(named)),
            float(other.start < one.start),
        ],
        np.float32,
    )
