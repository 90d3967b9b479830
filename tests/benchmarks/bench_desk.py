"""Rows 2, 3 and 4: a long article on the Desk: opened, tagged by keys, and scrolled, beside a bare QPlainTextEdit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import corpus
from launch import idle
from measuring import Figure, Taken, against, alone, in_turns, median, p99, take, tell
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit
from starting import at_home
from windows import Painted, with_window

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.reader import Reader, ReaderArticle
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article

LONG, SHORT = (5_000_000, 20_000), (50_000, 200)
"""Code points and statements."""
TAGS, PAGES = 500, 300


def desk_of(window: Window) -> Desk:
    """The room one is in."""
    desk = window.room
    assert isinstance(desk, Desk)
    return desk


def articles(window: Window) -> tuple[Article, Article]:
    """The long one and the short one."""
    found = sorted(window.kit.session.project.all(Article), key=lambda article: -article.length)
    return found[0], found[1]


def bare_like(widget: QAbstractScrollArea) -> QPlainTextEdit:
    """The floor, shown in the same size."""
    edit = QPlainTextEdit()
    edit.resize(widget.size())
    edit.show()
    idle()
    return edit


def opening(window: Window, times: int = 15) -> list[Figure]:
    """The lines for opening, from the wish to the painted page; the floor has its text in memory."""
    desk, (long, short) = desk_of(window), articles(window)
    text, alone = window.kit.session.project.text(long), Reader()
    edit = bare_like(desk.reader)
    alone.resize(desk.reader.size())
    alone.show()

    def show(first: Callable[[], object], then: Callable[[], object]) -> Taken:
        for wish in (first, idle):
            wish()
        return take(lambda: (then(), idle()))  # type: ignore[func-returns-value]

    def read() -> None:
        alone.show_article(ReaderArticle(text, long.title))
        alone.set_marks(desk.here.marked.marks(), desk.here.marked.codes)

    floor, found, reader = in_turns(
        times,
        lambda: show(lambda: edit.setPlainText("x"), lambda: edit.setPlainText(text)),
        lambda: show(lambda: desk.here.open(short.id), lambda: desk.here.open(long.id)),
        lambda: show(lambda: alone.clear(""), read),
    )
    for widget in (edit, alone):
        widget.close()
    bare = median(floor)
    return [
        against(2, "open 5 MB with 20,000 statements → painted", bare, median(found), 2),
        against(2, "the same in the reader alone, marks in memory", bare, median(reader), None),
    ]


def scrolling(window: Window) -> list[Figure]:
    """The line for one page, in both from the first page on."""
    desk, (long, _) = desk_of(window), articles(window)
    edit = bare_like(desk.reader)
    edit.setPlainText(window.kit.session.project.text(long))
    desk.here.open(long.id)
    idle()
    floor, found = in_turns(PAGES, lambda: take(lambda: turn(edit)), lambda: take(lambda: turn(desk.reader)))
    edit.close()
    return [against(4, "scroll one page of it, 99th percentile", p99(floor), p99(found), 2)]


def turn(area: QAbstractScrollArea) -> None:
    """One page on, painted."""
    bar = area.verticalScrollBar()
    before = bar.value()
    bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    idle()
    assert bar.value() > before


class Tag(NamedTuple):
    """One key, and what it took to the painted mark, and until panel and proposal stood, too."""

    painted: Taken
    settled: Taken


class Tagger:
    """Somebody who marks the long article of a window with type keys, two words in each sentence and the sentence."""

    def __init__(self, window: Window) -> None:
        self._desk = desk_of(window)
        self._desk.here.open(articles(window)[0].id)
        self._desk.reader.setFocus()
        idle()
        self._painted = Painted(self._desk.reader.viewport())
        self._before = len(self._desk.here.marked)
        self.tags: list[Tag] = []

    def go_on(self) -> None:
        """The next sentence."""
        desk, both = self._desk, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        press(desk, Qt.Key.Key_Down)
        self.tags.append(tag(desk, self._painted, Qt.Key.Key_D))
        for _ in range(2):
            press(desk, Qt.Key.Key_Right, both)
        self.tags.append(tag(desk, self._painted, Qt.Key.Key_O))
        assert len(desk.here.marked) == self._before + len(self.tags)


def tagging(little: Window, much: Window) -> list[list[Tag]]:
    """500 type keys in each of two windows, by turns; each is committed on the way."""
    taggers = [Tagger(window) for window in (little, much)]
    for _ in range(TAGS // 2):
        for tagger in taggers:
            tagger.go_on()
    return [tagger.tags for tagger in taggers]


def tag(desk: Desk, painted: Painted, key: Qt.Key) -> Tag:
    """One type key."""
    parts: list[Taken] = []

    def until_painted() -> None:
        QTest.keyClick(desk.reader, key)
        painted.wait()

    def until_settled() -> None:
        parts.append(take(until_painted))
        idle()

    return Tag(settled=take(until_settled), painted=parts[0])


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key in the text, and all that follows from it."""
    QTest.keyClick(desk.reader, key, held)
    idle()


def copied(size: tuple[int, int], folder: Path) -> Path:
    """A copy of the project to tag in, so that the next run finds the same."""
    return Path(shutil.copy(corpus.long_article(*size), folder / f"{size[0]}.sourcemark"))


def keys(folder: Path) -> list[Figure]:
    """The lines for a key."""
    short, long = (copied(size, folder) for size in (SHORT, LONG))
    both = with_window(short, lambda little: with_window(long, lambda much: tagging(little, much)))
    painted, settled = ([p99([t[part] for t in tags]) for tags in both] for part in (0, 1))
    return [
        alone(3, "key → committed → mark painted in 50 kB, 99th percentile", painted[0], 16),
        alone(3, "key → committed → mark painted in 5 MB, 99th percentile", painted[1], 16),
        against(3, "5 MB beside 50 kB", painted[0], painted[1], 1.3),
        alone(3, "until panel and proposal stand, too, in 50 kB", settled[0]),
        alone(3, "until panel and proposal stand, too, in 5 MB", settled[1]),
    ]


if __name__ == "__main__":
    with at_home() as home:
        for part in (opening, scrolling):
            tell(with_window(corpus.long_article(*LONG), part))
        tell(keys(home))
