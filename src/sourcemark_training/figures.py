"""How good a trained model is on marked articles: run as the program runs it, from its files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from sourcemark.suggest.network.loading import load
from sourcemark.suggest.scoring.evaluating import Judged, evaluated, judged
from sourcemark.suggest.scoring.gold import Marked

from .markup import Document


class Figures(NamedTuple):
    """What a model was found to do."""

    articles: int
    ways: dict[str, Judged]
    """By `sourcemark.suggest.scoring.evaluating.WAYS`."""

    @property
    def f1(self) -> float:
        """Content and source alike (intersection over union of at least 0.5), outermost attributions of all kinds."""
        return self.outermost.scores.shares["e2e_iou"].f1

    @property
    def outermost(self) -> Judged:
        """Those that stand in no other's content."""
        return self.ways["outermost"]


def figures_of(folder: Path, documents: Sequence[Document]) -> Figures:
    """The figures of the model in `folder` on marked articles."""
    model, articles = load(folder), [msgspec.convert(one, Marked) for one in documents]
    each = [evaluated(one, model) for one in articles]
    return Figures(len(articles), judged(each))


def line(figures: Figures) -> str:
    """The figures that matter most, in one line."""
    one, statements = figures.outermost.scores, figures.ways["statements alone"].scores
    sure = figures.ways["sure"].scores.shares["e2e_iou"]
    low, high = figures.outermost.intervals["e2e_iou"]
    return (
        f"F1 {100 * figures.f1:.1f} ({100 * low:.1f}-{100 * high:.1f}), statements alone "
        f"{100 * statements.shares['e2e_iou'].f1:.1f}, content {100 * one.shares['content_iou'].f1:.1f}, source "
        f"{100 * one.rates['pair_source_iou']:.1f}, main type {100 * one.rates.get('right_main_type_acc', 0):.1f}, "
        f"sure {100 * sure.p:.1f} at recall {100 * sure.r:.1f}, {one.gold} attributions in {figures.articles} articles"
    )
