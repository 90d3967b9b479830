"""What the reader shows at one moment, gathered for painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sourcemark.model.spans import Span


@dataclass
class Focus:
    """The statement in focus, and who speaks in it by which word."""

    id: str | None = None
    source_spans: Sequence[Span] = ()
    cue_spans: Sequence[Span] = ()


@dataclass
class Highlights:
    """Places shown behind the words, apart from statements."""

    sentence: Span | None = None
    selection: tuple[Span, ...] = ()
    hits: list[Span] = field(default_factory=list)
    caret: int | None = None
    """Where the caret is drawn, or None for nowhere."""
