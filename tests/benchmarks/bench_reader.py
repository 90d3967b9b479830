"""What the reader costs beside a bare QPlainTextEdit with the same text, measured in the same run.

Run: `QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_reader.py`
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from sourcemark.gui import colours
from sourcemark.gui.desk.reader import Chip, MarkStyle, Reader, ReaderArticle
from sourcemark.model.segments import Mark
from sourcemark.model.spans import Span

CODES = tuple(f"code{i}" for i in range(17))
SENTENCE = "The minister told the Coastal Wire on Tuesday that no post along the river would be closed before spring. "
SIZE = (900, 700)


def text_of(length: int) -> str:
    """Paragraphs of four sentences, about `length` code points in all."""
    paragraph = SENTENCE * 4
    return "\n".join([paragraph.strip()] * (length // len(paragraph)))


def marks_of(text: str, count: int) -> tuple[list[Mark], dict[str, str]]:
    """Statements spread evenly, every third one with another inside it."""
    step = len(text) // count
    marks: list[Mark] = [(i * step, i * step + 90, f"id{i:06}") for i in range(count)]
    marks += [(s + 20, s + 60, f"{id}x") for s, _, id in marks[::3]]
    marks = marks[:count]
    return marks, {id: CODES[i % len(CODES)] for i, (_, _, id) in enumerate(marks)}


def shown(widget: QAbstractScrollArea) -> None:
    """Paint now."""
    widget.viewport().repaint()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def best(act: Callable[[], None], times: int = 7) -> float:
    """Milliseconds of the median run."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def worst(acts: list[Callable[[], None]]) -> float:
    """Milliseconds at the 99th percentile."""
    return statistics.quantiles([best(act, 1) for act in acts], n=100)[98]


def plain(text: str) -> QPlainTextEdit:
    """The floor, shown."""
    edit = QPlainTextEdit()
    edit.resize(*SIZE)
    edit.show()
    edit.setPlainText(text)
    shown(edit)
    return edit


def reader() -> Reader:
    """Ours, shown, with styles and chips."""
    made = Reader()
    made.resize(*SIZE)
    made.set_styles(
        {
            code: MarkStyle(colours.type_colour(i), code[-1].upper(), colours.type_underline(i))
            for i, code in enumerate(CODES)
        }
    )
    made.set_chips(lambda id: Chip("O", f"Source of {id}", "B2"))
    made.show()
    shown(made)
    return made


def opening(text: str, marks: list[Mark], codes: dict[str, str]) -> tuple[float, float]:
    """Milliseconds from the text to the painted page: floor, ours."""
    edit, ours = plain("x"), reader()

    def open_plain() -> None:
        edit.setPlainText(text)
        shown(edit)

    def open_ours() -> None:
        ours.show_article(ReaderArticle(text, "A headline", "Outlet · day"))
        ours.set_marks(marks, codes)
        shown(ours)

    return best(open_plain), best(open_ours)


def scrolling(text: str, marks: list[Mark], codes: dict[str, str]) -> tuple[float, float]:
    """Milliseconds of one page at the 99th percentile: floor, ours."""
    edit, ours = plain(text), reader()
    ours.show_article(ReaderArticle(text))
    ours.set_marks(marks, codes)

    def turn(widget: QAbstractScrollArea) -> None:
        bar = widget.verticalScrollBar()
        bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        shown(widget)

    return worst([lambda: turn(edit)] * 300), worst([lambda: turn(ours)] * 300)


def changing(text: str, marks: list[Mark], codes: dict[str, str]) -> float:
    """Milliseconds from a changed statement to its paint at the 99th percentile."""
    ours = reader()
    ours.show_article(ReaderArticle(text))
    ours.set_marks(marks, codes)
    ours.verticalScrollBar().setValue(ours.verticalScrollBar().maximum() // 2)
    shown(ours)
    start = max(0, ours.position().offset)

    def change(i: int) -> None:
        ours.update_marks({f"new{i % 4}": ([Span(start + i % 200, start + i % 200 + 50)], CODES[i % 17])})
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    return worst([lambda i=i: change(i) for i in range(300)])  # type: ignore[misc]


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    text = text_of(5_000_000)
    marks, codes = marks_of(text, 20_000)
    small = text_of(50_000)
    floor, ours = opening(text, marks, codes)
    print(
        f"open 5 MB, 20,000 statements  floor {floor:6.1f} ms  ours {ours:6.1f} ms  ratio {ours / floor:.2f}"
    )
    floor, ours = scrolling(text, marks, codes)
    print(
        f"scroll a page, p99            floor {floor:6.1f} ms  ours {ours:6.1f} ms  ratio {ours / floor:.2f}"
    )
    large, little = changing(text, marks, codes), changing(small, *marks_of(small, 200))
    print(
        f"change painted, p99           50 kB {little:6.1f} ms  5 MB {large:6.1f} ms  ratio {large / little:.2f}"
    )
    del app


if __name__ == "__main__":
    main()
