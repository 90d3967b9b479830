"""Row 13: the Review room on an article that four annotators have read, 5,000 statements each, beside the Desk."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import corpus
import msgspec
from launch import idle
from measuring import Figure, Taken, against, alone, in_turns, median, p99, take, tell
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from starting import at_home
from windows import Painted, with_window

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.review.room import ReviewRoom
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article
from sourcemark.model.codebook import SOURCE_TYPE
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project

LENGTH, STATEMENTS, COWORKERS, TIMES, KEYS = 500_000, 5_000, 3, 11, 100


def read_by_four(folder: Path) -> Path:
    """The article that one has marked, marked by three more: three in four alike, the others differ in one thing."""
    path = Path(shutil.copy(corpus.long_article(LENGTH, STATEMENTS), folder / "four.sourcemark"))
    project, chance = open_project(path, corpus.USER), random.Random(1)
    long = articles(project)[0]
    text, own = project.text(long), [s for s in project.all(Statement) if s.article == long.id]
    with project.bulk("Coworkers") as op:
        for number in range(COWORKERS):
            who = Annotator(id=new_id(), name=f"Coworker {number + 1}")
            op.put(who)
            for statement in own:
                op.put(otherwise(statement, text, who.id, chance))
                op.pause()
    project.close()
    return path


def otherwise(s: Statement, text: str, who: str, chance: random.Random) -> Statement:
    """A coworker's reading of what `s` marks."""
    made = msgspec.structs.replace(s, id=new_id(), annotator=who)
    way = chance.randrange(12)
    if way == 0:
        return made.coded(SOURCE_TYPE, chance.choice(("official", "analyst", "media")))
    if way == 1:
        return made.at(text, (Span(s.spans[0].start, s.spans[0].end - 9),))
    return msgspec.structs.replace(made, reliability=None) if way == 2 else made


def articles(project: Project) -> Sequence[Article]:
    """The long one, then the short one."""
    return sorted(project.all(Article), key=lambda article: -article.length)


def room_of(window: Window) -> ReviewRoom:
    """The Review room, entered."""
    window.enter("review")
    idle()
    assert isinstance(window.room, ReviewRoom)
    return window.room


def opened(desk: Desk | ReviewRoom, window: Window) -> Taken:
    """From the short article to the long one, painted."""
    long, short = articles(window.kit.session.project)[:2]
    desk.here.open(short.id)
    idle()
    if isinstance(desk, ReviewRoom):
        desk.here.survey.found.clear()
    painted = Painted(desk.reader.viewport())

    def act() -> None:
        desk.here.open(long.id)
        painted.wait()

    found = take(act)
    painted.deleteLater()
    return found


def whole(room: ReviewRoom, window: Window) -> Taken:
    """The same, until what differs is in the lanes and the queue, too."""
    long, short = articles(window.kit.session.project)[:2]
    room.here.open(short.id)
    idle()
    room.here.survey.found.clear()
    return take(lambda: (room.here.open(long.id), idle()))


def opening(one: Window, four: Window) -> list[Figure]:
    """The lines for opening."""
    desk, room = one.room, room_of(four)
    assert isinstance(desk, Desk)
    floor, ours = in_turns(TIMES, lambda: opened(desk, one), lambda: opened(room, four))
    idle()
    return [
        against(13, "Review: four readings of 5,000 statements opened → painted, beside the Desk with one",
                median(floor), median(ours), 3),
        alone(13, "until what differs shows in lanes and queue, too", median([whole(room, four) for _ in range(3)])),
    ]  # fmt: skip


def deciding(four: Window) -> list[Figure]:
    """The line for a decision by a key."""
    room = room_of(four)
    room.here.open(articles(four.kit.session.project)[0].id)
    idle()
    room.reader.setFocus()
    painted = Painted(room.reader.viewport())
    QTest.keyClick(room.reader, Qt.Key.Key_N)
    found = [take(key(room, painted)) for _ in range(KEYS)]
    return [
        alone(
            13,
            "a reading taken by a key → committed → the next difference painted, 99th percentile",
            p99(found),
        )
    ]


def key(room: ReviewRoom, painted: Painted) -> Callable[[], None]:
    """The key that takes one's own reading."""

    def act() -> None:
        QTest.keyClick(room.reader, Qt.Key.Key_1)
        painted.wait()

    return act


if __name__ == "__main__":
    with at_home() as home:
        both = read_by_four(home)
        single = corpus.long_article(LENGTH, STATEMENTS)
        tell(with_window(single, lambda one: with_window(both, lambda four: opening(one, four))))
        tell(with_window(both, deciding))
