"""Which findings are what a person marked: one to one, by the words they cover."""

from __future__ import annotations

from collections.abc import Sequence

from sourcemark.suggest.network.found import Found
from sourcemark.suggest.scoring.pairing import ALIKE, Words, iou, one_to_one

from .markup import Document


def hits(text: str, gold: Sequence[Document], found: Sequence[Found]) -> list[bool]:
    """For each finding, whether content and source are those of a mark of its own (both IoU ≥ 0.5)."""
    words = Words(text)
    marks = [(words.covered(one["content"]), words.covered(one["source"])) for one in gold]
    pairs = []
    for place, one in enumerate(found):
        content = words.covered([(s.start, s.end) for s in one.content])
        source = words.covered([(one.source.start, one.source.end)] if one.source else [])
        for other, (theirs, speaker) in enumerate(marks):
            if (alike := iou(content, theirs)) >= ALIKE and iou(source, speaker) >= ALIKE:
                pairs.append(((-alike,), place, other))
    right = one_to_one(pairs)
    return [place in right for place in range(len(found))]
