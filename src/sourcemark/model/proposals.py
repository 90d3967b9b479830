"""Proposals: what the program thinks somebody says in a text, and what a person decided about one.

A proposal itself is never stored: it is found anew whenever its article is opened.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from .entity import Entity, Value
from .ids import Id
from .spans import Span
from .statements import Kind, Mode

Tier = Literal["sure", "check"]
Chance = Annotated[float, Meta(ge=0, le=1)]


class ProposedSource(Value, frozen=True):
    """Who says it, or who passes it on, by the words of the text."""

    spans: tuple[Span, ...] = ()
    """The words that name the source where it speaks; none where the text names no source."""
    fullest: Span | None = None
    """Where the text names the same source most fully ("Ana Ruiz" for "she")."""
    types: tuple[str, ...] = ()
    """Values of the codebook's source type, the main one first; none where no source is named or none fits."""
    name: str = ""
    """The entry of the register that it was recognised as, by name."""


class Proposal(Value, frozen=True, kw_only=True):
    """One attribution that nobody has marked yet. A grade is never proposed."""

    spans: Annotated[tuple[Span, ...], Meta(min_length=1)]
    """The content: sorted and apart from each other."""
    source: ProposedSource = ProposedSource()
    cue_spans: tuple[Span, ...] = ()
    mode: Mode = "indirect"
    statement_kind: Kind = "statement"
    chain: tuple[ProposedSource, ...] = ()
    """Those who pass it on, from the one next to the source to the one next to the article."""
    confidence: Chance = 0.0
    """How likely a person marks the same content with the same source."""
    tier: Tier = "check"


Answer = Literal["accepted", "mended", "dismissed"]


class Verdict(Entity, frozen=True, kw_only=True):
    """What a person did with a proposal. It stays in this file, and is no part of any count or export.

    Written in the same step as the statement that it led to, so that both are undone together.
    """

    kind: ClassVar[str] = "verdict"

    article: Id
    annotator: Id
    at: datetime
    answer: Answer
    proposal: Proposal
    """As it stood on the screen."""
    model: str
    """Version of the model that proposed it, "1" or "1+learned"."""
    statement: Id | None = None
    """What was made of it; none when it was dismissed."""


class Learned(Entity, frozen=True, kw_only=True):
    """What the program has learnt from this project's marks and verdicts. One in a file; it stays there unless a
    copy is asked to carry it."""

    kind: ClassVar[str] = "learned"

    model: str
    """Version of the model that it was learnt on; for another one it says nothing."""
    at: datetime
    articles: int
    """From how many articles."""
    marks: int
    """From how many statements and verdicts."""
    annotator: Id | None = None
    """Who had it learn; none where it came with the copy."""
    head: bytes
    """As `suggest.learning.head_bytes` writes it."""


LEARNED = "learned"
"""The id of the one `Learned` of a project."""
