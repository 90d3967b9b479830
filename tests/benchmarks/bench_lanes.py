"""Row 9: the readings of four annotators beside an article, 5,000 statements each, beside the Desk with one's own."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import corpus
from bench_desk import articles, desk_of
from launch import idle
from measuring import Figure, Taken, against, alone, in_turns, median, p99, take, tell
from starting import at_home
from windows import Painted, with_window

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.reader import Reader, ReaderArticle
from sourcemark.gui.reader.lanes import SIGNS, Lane, LaneMark, LaneReader
from sourcemark.gui.window import Window
from sourcemark.model.segments import Mark
from sourcemark.model.spans import Span

ANNOTATORS, SIZE, TIMES, GROUPS = 4, (500_000, 5_000), 15, 100
"""`SIZE`: code points and statements of one annotator."""


def reading(who: int, desk: Desk, chance: random.Random) -> Lane:
    """One annotator's: most is as on the Desk, some of it a little shorter, and differs in one thing or another."""
    kinds = [(), (), *((kind,) for kind in SIGNS)]

    def mark(mark: Mark) -> LaneMark:
        start, end, id = mark
        span = Span(start, max(start + 1, end - chance.choice((0, 0, 9))))
        return LaneMark(f"{who}-{id}", (span,), desk.here.marked.codes[id], chance.choice(kinds))

    return Lane(str(who), str(who + 1), f"Annotator {who + 1}", [mark(m) for m in desk.here.marked.marks()])


def like(desk: Desk, reader: Reader) -> None:
    """Shown in the same size and looks."""
    reader.resize(desk.reader.size())
    reader.set_styles(desk.known.styles())
    reader.show()


def opening(window: Window) -> list[Figure]:
    """From the wish to the painted page, and another group in focus."""
    desk, (long, short) = desk_of(window), articles(window)
    desk.here.open(long.id)
    text, chance = window.kit.session.project.text(long), random.Random(1)
    lanes = [reading(who, desk, chance) for who in range(ANNOTATORS)]
    one, four = Reader(), LaneReader()
    marks, codes = list(desk.here.marked.marks()), dict(desk.here.marked.codes)
    article = ReaderArticle(text, long.title)

    def on_the_desk() -> None:
        desk.here.open(long.id)
        idle()

    def alone_() -> None:
        one.show_article(article)
        one.set_marks(marks, codes)
        idle()

    def beside() -> None:
        four.show_article(article)
        four.set_lanes(lanes)
        idle()

    def away() -> None:
        desk.here.open(short.id)
        one.clear("")
        four.clear("")
        idle()

    for reader in (one, four):
        like(desk, reader)
    taken = in_turns(TIMES, *(partial(after, away, act) for act in (on_the_desk, alone_, beside)))
    floor, bare, ours = (median(column) for column in taken)
    focus = p99([take(partial(choose, four, lanes, number)) for number in range(GROUPS)])
    for reader in (one, four):
        reader.close()
    return [
        against(
            9, "four readings of 5,000 in the reader → painted, beside the Desk with one", floor, ours, 3
        ),
        against(9, "the same beside the reader alone with one", bare, ours),
        alone(9, "another group in focus → painted, 99th percentile", focus),
    ]


def after(first: Callable[[], None], then: Callable[[], None]) -> Taken:
    """What the second takes."""
    first()
    return take(then)


def choose(reader: LaneReader, lanes: list[Lane], number: int) -> None:
    """The next group, shown."""
    painted = Painted(reader.viewport())
    reader.focus_group([lane.marks[number].id for lane in lanes])
    reader.reveal(lanes[0].marks[number].spans[0])
    painted.wait()


if __name__ == "__main__":
    with at_home():
        tell(with_window(corpus.long_article(*SIZE), opening))
