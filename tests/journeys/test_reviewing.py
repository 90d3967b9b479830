"""A reviewer decides on a whole article of the sample by keys alone; what stands is still there after a restart."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot
from sitting import Sitting

from sourcemark.gui.review.room import ReviewRoom
from sourcemark.model.review import ADJUDICATED, Decision
from sourcemark.model.statements import Statement


def reviewing(sitting: Sitting, qtbot: QtBot) -> ReviewRoom:
    """The Review room on the sample, with everything compared."""
    sitting.kit.actions.run("sample_project")
    sitting.press("Ctrl+4")
    room = sitting.window.room
    assert isinstance(room, ReviewRoom)
    qtbot.waitUntil(lambda: room.here.survey.whole)
    return room


def stands(sitting: Sitting, article: str | None) -> list[Statement]:
    """The adjudicated layer of an article."""
    found = sitting.kit.session.project.all(Statement)
    return [s for s in found if s.annotator == ADJUDICATED.id and s.article == article]


def test_an_article_is_reviewed_by_keys(sit: Callable[[], Sitting], qtbot: QtBot) -> None:
    sitting = sit()
    room = reviewing(sitting, qtbot)
    article, wanted = room.open_article, room.queue_model.rowCount()
    assert wanted >= 7
    sitting.press("N", "2", "1", "B")
    sitting.press("0", "S")
    sitting.type("Overlooked by both")
    sitting.press("Return")
    sitting.press("E", "D")
    sitting.type("Both can be held")
    sitting.press("Return", "Esc")
    for _ in range(wanted - 5):
        sitting.press("1")
    assert room.queue_model.rowCount() == 0
    sitting.press("Ctrl+Shift+A")
    counts = room.here.survey.counts(article or "")
    assert counts is not None
    assert (counts.open, counts.reopened, counts.agreed) == (0, 0, 0)
    layer = stands(sitting, article)
    assert len(layer) >= counts.agreed + wanted - 3
    sitting.press("Alt+G")
    assert room.agreement.isVisible()
    sitting.press("Alt+D", "Ctrl+Z")
    assert len(stands(sitting, article)) < len(layer)
    sitting.press("Ctrl+Shift+Z")
    assert {s.id for s in stands(sitting, article)} == {s.id for s in layer}
    sitting.close()

    again = sit()
    room = reviewing(again, qtbot)
    room.here.open(article)
    assert {s.id for s in stands(again, article)} == {s.id for s in layer}
    decided = [d for d in again.kit.session.project.all(Decision) if d.article == article]
    assert {(d.outcome, d.cause) for d in decided} >= {("neither", "slip"), ("edited", "real difference")}
