"""How far two people who marked the same articles agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sourcemark.suggest.scoring.counting import Counts, count
from sourcemark.suggest.scoring.gold import Marked
from sourcemark.suggest.scoring.scores import Scores, scored

from .corpus import OWN, own_articles
from .markup import Document

SECOND = OWN / "second"
"""The articles that were marked a second time, by somebody who had not seen the first marks."""


def agreement(folder: Path = SECOND) -> tuple[int, Scores]:
    """How many articles were marked twice, and the scores of both directions together."""
    first = {str(one["id"]): one for one in own_articles()}
    pairs = [(first[str(one["id"])], one) for one in own_articles(folder)]
    return len(pairs), scored(counts for one, other in pairs for counts in both_ways(one, other))


def both_ways(one: Document, other: Document) -> Iterator[Counts]:
    """Each taken for what is right once. Raises ValueError where the texts differ."""
    if one["text"] != other["text"]:
        raise ValueError(f"{one['id']}: the second pass has another text")
    a, b = msgspec.convert(one, Marked), msgspec.convert(other, Marked)
    yield count(a.text, a.attributions, b.attributions)
    yield count(a.text, b.attributions, a.attributions)


def in_words(articles: int, scores: Scores) -> str:
    """The figures in one line."""
    return (
        f"{articles} articles marked twice: content and source {100 * scores.shares['e2e_iou'].f1:.1f} (F1), "
        f"content {100 * scores.shares['content_iou'].f1:.1f}, source of the same content "
        f"{100 * scores.rates['pair_source_iou']:.1f}, main type {100 * scores.rates['right_main_type_acc']:.1f}, "
        f"kind {100 * scores.rates['pair_kind_acc']:.1f}"
    )
