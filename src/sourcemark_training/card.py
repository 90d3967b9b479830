"""The model card: what is told in words (`card.md`), with the figures of a training put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sourcemark.suggest.network.shapes import LEFT, LENGTH, RIGHT
from sourcemark.suggest.scoring.scores import Group, Scores

from .agreeing import agreement, in_words
from .corpus import TOP, own_articles
from .figures import Figures
from .markup import Document

WORDS = Path(__file__).with_name("card.md")
CARD = TOP / "docs" / "model-card.md"
FEW = 10
"""Attributions below which a group says too little to be named as a weakness."""
NAMED = 4
"""Weaknesses of a sort that are named."""


def write_card(version: str, shipped: str, tried: Mapping[str, Figures], target: Path = CARD) -> None:
    """Write the card of the model `shipped`, with the figures of all that were `tried`."""
    best = tried[shipped].outermost.scores
    parts = {
        "version": version,
        "shipped": shipped,
        "sizes": f"{LEFT} word pieces before the cue and {RIGHT} after it",
        "length": str(LENGTH),
        "corpus": size(own_articles()),
        "agreement": in_words(*agreement()),
        "figures": table(["", *tried], figure_rows(tried.values())),
        "groups": table(["", "marked", "proposed", "found", "right", "type"], group_rows(best)),
        "failures": "\n".join(f"- {line}" for line in failures(best)),
    }
    text = WORDS.read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    target.write_text(text, encoding="utf-8")


def size(articles: Sequence[Document]) -> str:
    """How much that is, in words."""
    words = sum(len(str(one["text"]).split()) for one in articles)
    marks = sum(len(one["attributions"]) for one in articles)
    return f"{len(articles)} articles, {words:,} words, {marks:,} attributions"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """As Markdown, figures to the right."""
    names = list(head)
    rule = ["---", *("---:" for _ in names[1:])]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (names, rule, *rows))


def figure_rows(tried: Iterable[Figures]) -> Iterator[list[str]]:
    """What was measured, a column for each model."""
    columns = [dict(measured(one)) for one in tried]
    return ([name, *(column[name] for column in columns)] for name in columns[0])


def measured(figures: Figures) -> Iterator[tuple[str, str]]:
    """The figures of one model by what they say."""
    one, alone = figures.outermost, figures.ways["statements alone"]
    sure = figures.ways["sure"].scores.shares["e2e_iou"]
    yield "articles it was judged by", str(figures.articles)
    yield "outermost attributions in them", str(one.scores.gold)
    yield "**F1, content and source**", with_interval(figures, "outermost", "e2e_iou")
    yield "precision, recall", ", ".join(percent(x) for x in pair(one.scores, "e2e_iou"))
    yield "the same, statements alone", with_interval(figures, "statements alone", "e2e_iou")
    yield "precision, recall, statements alone", ", ".join(percent(x) for x in pair(alone.scores, "e2e_iou"))
    yield "the same, nested ones too", with_interval(figures, "all", "e2e_iou")
    yield "F1, content", with_interval(figures, "outermost", "content_iou")
    for title, name in RATES.items():
        yield title, percent(one.scores.rates.get(name, 0))
    yield "*sure*: precision at recall", f"{percent(sure.p)} at {percent(sure.r)}"


RATES = {
    "source, given the content": "pair_source_iou",
    "mode, given the content": "pair_mode_acc",
    "kind, given the content": "pair_kind_acc",
    "main type, given content and source": "right_main_type_acc",
    "all types, given content and source": "right_type_acc",
}


def with_interval(figures: Figures, way: str, name: str) -> str:
    """F1 with its interval."""
    judged = figures.ways[way]
    low, high = judged.intervals[name]
    return f"{percent(judged.scores.shares[name].f1)} ({percent(low)}–{percent(high)})"


def pair(scores: Scores, name: str) -> tuple[float, float]:
    """Precision and recall."""
    return scores.shares[name].p, scores.shares[name].r


def percent(share: float) -> str:
    """With one decimal, without the sign."""
    return f"{100 * share:.1f}"


def group_rows(scores: Scores) -> Iterator[list[str]]:
    """A row for each type, mode and kind."""
    for name, group in sorted(scores.groups.items(), key=lambda item: order(*item)):
        what, _, value = name.partition("/")
        right = scores.rates.get(f"right_{name}")
        sizes = [str(group.gold), str(group.pred)]
        shares = [percent(group.e2e_r), percent(group.e2e_p), "" if right is None else percent(right)]
        yield [f"{what} {value}", *sizes, *shares]


def order(name: str, group: Group) -> tuple[int, int]:
    """Types first, the most frequent first."""
    return ("type", "mode", "kind").index(name.partition("/")[0]), -group.gold


def failures(scores: Scores) -> Iterator[str]:
    """The weakest groups in words; of what is too rare to be judged, the names."""
    known = {name: group for name, group in scores.groups.items() if group.gold >= FEW}
    rare = [spoken(name) for name, group in scores.groups.items() if group.gold < FEW]
    right = {name: scores.rates[f"right_{name}"] for name in known if f"right_{name}" in scores.rates}
    for told, shares in (
        ("Least often found, content and source", {name: group.e2e_r for name, group in known.items()}),
        ("Most often proposed wrongly", {n: g.e2e_p for n, g in known.items() if g.pred >= FEW}),
        ("Main type most often wrong", right),
    ):
        if shares:
            yield f"{told}: {weakest(shares)}"
    if rare:
        yield f"Too rare (fewer than {FEW}) in what it was judged by to say anything: {', '.join(rare)}."


def weakest(shares: Mapping[str, float]) -> str:
    """The lowest of them, named."""
    lowest = sorted(shares, key=lambda name: shares[name])[:NAMED]
    return ", ".join(f"{spoken(name)} ({percent(shares[name])} %)" for name in lowest) + "."


def spoken(name: str) -> str:
    """What "type/official" is called in a sentence."""
    return name.replace("type/none", "no source named").replace("/", " ")
