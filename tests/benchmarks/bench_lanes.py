"""Row 9: the readings of four annotators beside an article, 5,000 statements each, beside one annotator's."""

from __future__ import annotations

import random
from functools import partial

from corpus import Prose
from launch import idle
from measuring import Figure, Taken, against, alone, in_turns, median, p99, take, tell
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from windows import Painted

from sourcemark.gui.reader import MarkStyle, Reader, ReaderArticle
from sourcemark.gui.reader.lanes import SIGNS, Lane, LaneMark, LaneReader
from sourcemark.model.spans import Span

ANNOTATORS, STATEMENTS, TIMES, PAGES = 4, 5_000, 15, 100
SIZE = QSize(900, 720)
STYLES = {letter: MarkStyle(colour, letter) for letter, colour in (("O", "#0072b2"), ("D", "#d55e00"))}


def readings(sentences: list[Span], chance: random.Random) -> list[Lane]:
    """Most agree; the others differ in one thing or another."""
    kinds = [(), (), (), *((kind,) for kind in SIGNS)]
    lanes: list[Lane] = []
    for who in range(ANNOTATORS):
        marks = [
            LaneMark(
                f"{who}-{number}",
                (Span(s.start, s.end - chance.choice((0, 9))),),
                chance.choice("OD"),
                chance.choice(kinds),
            )
            for number, s in enumerate(sentences)
        ]
        lanes.append(Lane(str(who), str(who + 1), f"Annotator {who + 1}", marks))
    return lanes


def text_of(prose: Prose) -> tuple[str, list[Span]]:
    """Paragraphs of five sentences, and where the sentences stand."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for number in range(STATEMENTS):
        parts.append(prose.sentence() + ("\n\n" if number % 5 == 4 else " "))
        spans.append(Span(at, at + len(parts[-1].rstrip())))
        at += len(parts[-1])
    return "".join(parts), spans


def opening(text: str, lanes: list[Lane]) -> list[Figure]:
    """From the wish to the painted page, and one page on, and another group in focus."""
    one, four = Reader(), LaneReader()
    for reader in (one, four):
        reader.resize(SIZE)
        reader.set_styles(STYLES)
        reader.show()
    article = ReaderArticle(text, "Four readings")
    marks = [(s.start, s.end, mark.id) for mark in lanes[0].marks for s in mark.spans]
    codes = {mark.id: mark.code for mark in lanes[0].marks}

    def open_one() -> None:
        one.show_article(article)
        one.set_marks(marks, codes)
        idle()

    def open_four() -> None:
        four.show_article(article)
        four.set_lanes(lanes)
        idle()

    alone_, beside = in_turns(TIMES, lambda: fresh(one, open_one), lambda: fresh(four, open_four))
    turns = in_turns(PAGES, lambda: take(lambda: turn(one)), lambda: take(lambda: turn(four)))
    focus = [take(partial(choose, four, lanes, number)) for number in range(PAGES)]
    for reader in (one, four):
        reader.close()
    return [
        against(
            9, "four readings of 5,000 statements → painted, beside one", median(alone_), median(beside), 3
        ),
        against(9, "scroll one page of them, 99th percentile", p99(turns[0]), p99(turns[1])),
        alone(9, "another group in focus → painted, 99th percentile", p99(focus), 16),
    ]


def fresh(reader: Reader, act: object) -> Taken:
    """From an empty page."""
    reader.clear("")
    idle()
    assert callable(act)
    return take(act)


def turn(reader: Reader) -> None:
    """One page on, painted."""
    bar = reader.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    idle()


def choose(reader: LaneReader, lanes: list[Lane], number: int) -> None:
    """The next group, shown."""
    painted = Painted(reader.viewport())
    reader.focus_group([lane.marks[number].id for lane in lanes])
    reader.reveal(lanes[0].marks[number].spans[0])
    painted.wait()


if __name__ == "__main__":
    application = QApplication([])
    text, sentences = text_of(Prose())
    tell(opening(text, readings(sentences, random.Random(1))))
