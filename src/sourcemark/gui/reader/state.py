"""What the reader shows at one moment, gathered for painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ...model.spans import Span

if TYPE_CHECKING:
    from .backgrounds import Placed
    from .pencil import Pencil


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


class Proposed(Protocol):
    """What is proposed, and drawn among the words (`ghosts`)."""

    words: str
    """What the current proposal says."""

    @property
    def chosen(self) -> tuple[Span, ...]:
        """The words of the current proposal."""

    def paint(self, pencil: Pencil, block: Placed) -> None:
        """What lies in one block."""
