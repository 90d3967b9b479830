"""Whom a source may mean: names in the text, and how near and alike two mentions are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...model.abbreviations import word_set
from ...model.spans import Span
from ..speech.noun_phrases import people_in

_NAME = re.compile(
    r"\b[A-Z][\w’'.-]*\w(?:[ -](?:(?:of|the|de|da|del|van|von|der|bin|al|el|for|and|&) )*[A-Z][\w’'.-]*\w)*"
)
_WORD = re.compile(r"\w+")
_PRONOUNS = word_set("he she they it who i we you his her their its our my him them which")
_LESS = word_set("the a an of and for in at to on mr mrs ms dr said")


def names(text: str) -> list[Span]:
    """Runs of capitalised words: what may name somebody. Sentence beginnings are among them."""
    return [Span(*found.span()) for found in _NAME.finditer(text) if found[0].lower() not in _PRONOUNS]


def is_pronoun(words: str) -> bool:
    return words.lower() in _PRONOUNS


def first_person(words: str) -> bool:
    """Who speaks of himself in a quotation is the one who is quoted."""
    return words.lower() in {"i", "we", "me", "my", "our", "us"}


@lru_cache(4096)
def content_words(words: str) -> frozenset[str]:
    """The words of a mention by which it can be known again."""
    return frozenset(w.lower() for w in _WORD.findall(words)) - _LESS


class Mention(NamedTuple):
    """A place that may mean somebody, with what `nearness` looks at."""

    span: Span
    speaks: bool
    """A source of the article, not only a name in it."""
    pronoun: bool
    capital: bool
    words: frozenset[str]
    """Of its content; none of a pronoun."""


def mention(text: str, span: Span, speaks: bool) -> Mention:
    """What is to be known of a place."""
    said = text[span.start : span.end]
    pronoun = is_pronoun(said)
    words = frozenset[str]() if pronoun else content_words(said)
    return Mention(span, speaks, pronoun, said[:1].isupper() and not pronoun, words)


def nearness(one: Mention, others: Sequence[Mention]) -> NDArray[np.float32]:
    """What tells of each of `others` being meant by `one`, beside their vectors: c × 5, around 0 to 1."""
    far = np.array([other.span.start - one.span.start for other in others])
    shared = [
        len(one.words & other.words) / max(1, min(len(one.words), len(other.words))) for other in others
    ]
    columns = (
        np.log1p(abs(far)) / 8,
        shared,
        [other.speaks for other in others],
        [other.capital for other in others],
        far < 0,
    )
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def named_apart(text: str, one: Span, other: Span) -> bool:
    """Two names without a word in common: nobody is led from the one to the other, however near they stand."""
    mine, theirs = _names_of(text, one), _names_of(text, other)
    return bool(mine and theirs) and mine.isdisjoint(theirs) and not _short_for(mine, theirs)


def _names_of(text: str, span: Span) -> frozenset[str]:
    """Words with a capital, where they are a name; none for an office, "the Republican", or what begins a sentence."""
    people = [one for one in people_in(text, span) if one.named]
    words = [word for one in people for word in _WORD.findall(one.name) if word[:1].isupper()]
    alone = len(words) == 1 and text[span.start : span.end].casefold() == f"the {words[0].casefold()}"
    return frozenset() if alone else frozenset(word.casefold() for word in words)


def _short_for(one: frozenset[str], other: frozenset[str]) -> bool:
    """One of them may be the other's initials."""
    short = next((names for names in (one, other) if len(names) == 1), None)
    if short is None:
        return False
    (letters,), long = short, other if short is one else one
    return {word[0] for word in long} <= set(letters) and 1 < len(long) <= len(letters)
