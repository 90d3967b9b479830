"""`suggest --evaluate`: the model held against marked articles, as the scorer tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..assets import asset
from ..work.task import Task

if TYPE_CHECKING:
    from ..suggest.scoring.evaluating import Judged

HEAD = ("of", "figure", "share", "precision", "recall", "F1", "low", "high")


def evaluate(gold: Path, task: Task, draws: int) -> tuple[dict[str, object], dict[str, Judged]]:
    """What was judged, and the figures by way of counting. Raises `NoModel`, and `BadFile` with the line."""
    from ..suggest.network.loading import load
    from ..suggest.scoring.evaluating import evaluated, judged
    from ..suggest.scoring.gold import read_gold

    articles, each = read_gold(gold), []
    model = load(asset("suggest"))
    for number, article in enumerate(articles):
        task.progress(number, len(articles), article.id)
        each.append(evaluated(article, model))
    task.progress(len(articles), len(articles))
    told = {"articles": len(articles), "model": model.described.version, "draws": draws}
    return told, judged(each, draws)


def rows(ways: dict[str, Judged]) -> Iterator[tuple[object, ...]]:
    """The cells under `HEAD`, in per cent."""
    for way, judged in ways.items():
        scores = judged.scores
        for name, share in scores.shares.items():
            ends = map(_percent, judged.intervals.get(name, ()))
            yield way, name, "", *map(_percent, (share.p, share.r, share.f1)), *(*ends, "", "")[:2]
        for name, rate in scores.rates.items():
            yield way, name, _percent(rate), "", "", "", "", ""
        for name, group in scores.groups.items():
            yield way, f"{name} content", "", _percent(group.content_p), _percent(group.content_r), "", "", ""
            yield way, f"{name} e2e", "", _percent(group.e2e_p), _percent(group.e2e_r), "", "", ""


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
