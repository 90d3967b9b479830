"""The parts of an annotation as we write them, and the words that we add to those of the W3C.

Texts are not in it: a place is proved by its quote. Offsets count code points, the end is exclusive.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from msgspec import Raw, Struct, field

CONTEXT_URL: Final = "http://www.w3.org/ns/anno.jsonld"
PREFIX: Final = "sourcemark:"
"""Of the keys that are ours; the context says so to readers of JSON-LD."""
CONTEXT: Final = (CONTEXT_URL, {"sourcemark": "urn:sourcemark:"})
COMMENTS: Final = frozenset(("note", "reliability_reason", "credibility_reason"))
"""Attributes that are sentences."""
TAGS: Final = frozenset(("source", "chain"))
"""Attributes whose values are names, not choices."""
SOURCE_WORDS, CUE_WORDS = "source words", "cue"
"""Roles of places that are not the statement itself."""


class Body(Struct, frozen=True, tag_field="type", tag="TextualBody"):
    """One value of one attribute."""

    purpose: str
    value: str
    facet: str = field(name=f"{PREFIX}facet")


class QuoteSelector(Struct, frozen=True, tag_field="type", tag="TextQuoteSelector", omit_defaults=True):
    """The words themselves."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class PositionSelector(Struct, frozen=True, tag_field="type", tag="TextPositionSelector"):
    """Where they stand."""

    start: int
    end: int


class Target(Struct, frozen=True, tag_field="type", tag="SpecificResource"):
    """One place of the article."""

    source: str
    selector: tuple[QuoteSelector | PositionSelector, ...]


class Words(Struct, frozen=True, tag_field="type", tag="SpecificResource"):
    """A place that says something of the statement: the words that name its source, or the cue."""

    purpose: str
    source: str
    selector: PositionSelector
    role: str = field(name=f"{PREFIX}role")


class Annotation(Struct, frozen=True, kw_only=True, tag_field="type", tag="Annotation"):
    """One statement. What many share is encoded once, and handed in as bytes."""

    id: str
    motivation: str
    creator: Raw
    created: datetime
    generator: Raw
    body: list[Any]
    target: list[Target]
    article: Raw = field(name=f"{PREFIX}article")


class Agent(Struct, frozen=True):
    """Who annotated, or with what."""

    id: str
    type: str
    name: str
