"""What the reader shows at one moment, gathered for painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ...model.spans import Span


class Focus(NamedTuple):
    """The statement in focus, and who speaks in it by which word."""

    id: str | None = None
    source_spans: Sequence[Span] = ()
    cue_spans: Sequence[Span] = ()


class Highlights(NamedTuple):
    """Places shown behind the words, apart from statements."""

    sentence: Span | None
    selection: tuple[Span, ...]
    hits: Callable[[int, int], Sequence[Span]]
    """What a search found in a stretch of the text."""
    caret: int | None
    """Where the caret is drawn, or None for nowhere."""
    active: bool
    """Keys go here: the marker of the current sentence shows it."""
