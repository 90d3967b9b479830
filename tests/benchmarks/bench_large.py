"""Rows 5 and 6: a project of 10,000 articles and 1,000,000 statements beside an empty one; its filters and searches."""

from __future__ import annotations

import statistics
from pathlib import Path

import corpus
from launch import idle
from measuring import Figure, Taken, against, alone, median, take, tell
from PySide6.QtWidgets import QLineEdit
from starting import at_home, start
from windows import with_window

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.search_card import SearchCard
from sourcemark.gui.window import Window

FILTERS = ("a", "outlet 7", "speaker", "zzqq", "2026-01", "text: the", "text: t", "text: th", "text: zzqq")
"""Typed above the articles: one letter, two words, no hit, dates; the same for words of the texts."""
SEARCHES = ("the", "t", "th", "the that because", "zzqq", "the zzqq", "said", '"that the"', "re na")


def opening(empty: Path, large: Path, little: Path, times: int = 11) -> list[Figure]:
    """The lines for opening: time from the wish and from the start of the process, and memory."""
    for path in (empty, large, little):
        start("later", path)
    wished, started = [("later", path) for path in (empty, large, little)], [("ours", empty), ("ours", large)]
    stood = [[start(*one) for one in (*wished, *started)] for _ in range(times)]
    bare, ours, few = (median(row[i].opening for row in stood) for i in range(3))
    bare_start, ours_start = (median(row[i].start for row in stood) for i in (3, 4))
    bare_memory, memory = (statistics.median(row[i].memory for row in stood) for i in (3, 4))
    return [
        against(5, "process start with 1,000,000 statements → usable", bare_start, ours_start, 1.2),
        against(5, "opening them in a window that stands → usable", bare, ours, 1.2),
        against(5, "the same beside a project of two articles and 205 statements", few, ours),
        Figure(5, "memory with them open", memory, bare_memory, most=1.3, unit="MB"),
    ]


def typing(line: QLineEdit, words: tuple[str, ...], times: int = 7) -> tuple[str, Taken]:
    """The slowest of several words, typed in one go, to the painted list; the median of each."""

    def show(word: str) -> None:
        line.setText(word)
        idle()

    def type_in(word: str) -> Taken:
        show("")
        return take(lambda: show(word))

    found = {word: median(type_in(word) for _ in range(times)) for word in words}
    slowest = max(found, key=lambda word: found[word].wall)
    return slowest, found[slowest]


def finding(window: Window) -> list[Figure]:
    """The lines for filter and search, through the window."""
    desk = window.room
    assert isinstance(desk, Desk)
    figures = [_worst("filter 10,000 articles", *typing(desk.articles.words, FILTERS))]
    window.kit.actions.run("find_statements")
    card = window.overlay.content
    assert isinstance(card, SearchCard)
    return [*figures, _worst("search 1,000,000 statements", *typing(card.line, SEARCHES))]


def _worst(what: str, word: str, taken: Taken) -> Figure:
    return alone(6, f"{what} → painted, slowest: “{word}”", taken, 100)


if __name__ == "__main__":
    with at_home():
        tell(opening(corpus.empty(), corpus.large(), corpus.long_article(50_000, 200)))
        tell(with_window(corpus.large(), finding))
