"""Which findings are what a person marked: one to one, by the words they cover."""

from __future__ import annotations

from collections.abc import Sequence

from sourcemark.model.spans import Span
from sourcemark.suggest.alike import Words, matched
from sourcemark.suggest.network.found import Found

from .markup import Document


def hits(text: str, gold: Sequence[Document], found: Sequence[Found]) -> list[bool]:
    """For each finding, whether content and source are those of a mark of its own."""
    words = Words(text)
    marks = [words.place(_spans(one["content"]), _spans(one["source"])) for one in gold]
    ours = [words.place(one.content, (one.source,) if one.source else ()) for one in found]
    right = matched(ours, marks)
    return [place in right for place in range(len(found))]


def _spans(pairs: Sequence[Sequence[int]]) -> list[Span]:
    return [Span(*pair) for pair in pairs]
