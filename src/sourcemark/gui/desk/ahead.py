"""What the first keys on the Desk would wait for, in steps of a few milliseconds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .side import Side


def ahead(side: Side) -> Iterator[None]:
    """The panel, and the patterns by which words and speakers are found."""
    from ...model.words import words

    words("A word")
    yield
    yield from side.steps()
    from ...model.name_index import NameIndex
    from ...model.spans import Span
    from ...suggest.speech import speakers

    yield
    speakers.propose("“So it is,” said Ann Example.", Span(0, 10), NameIndex())
