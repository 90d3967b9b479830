"""Counting beside the window: a change ends the count that runs, and what was left behind tells nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pair_of_readers import ANN, BEN, made
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sourcemark.gui.app import make_kit
from sourcemark.gui.kit import Kit
from sourcemark.gui.review.agreement import control
from sourcemark.gui.review.agreement.control import Counting
from sourcemark.gui.review.agreement.turns import Wish
from sourcemark.model.articles import Article
from sourcemark.model.statements import Statement
from sourcemark.work import submitting, tagging
from sourcemark.work.profile import Profile
from sourcemark.work.review.agreeing import Agreed
from sourcemark.work.review.gathering import Among

WISH = Wish(Among(), 0.5, 1, 50)


@pytest.fixture
def beside(qapp: QApplication, tmp_path: Path) -> Iterator[Kit]:
    """Services whose jobs have threads of their own, with the project open."""
    profile, owner = Profile(), QObject()
    profile.take(ANN.annotator)
    path = tmp_path / "pair.sourcemark"
    made(path).close()
    kit = make_kit(qapp, profile, owner)
    assert kit.session.open(path)
    yield kit
    kit.session.close()
    owner.deleteLater()


@pytest.fixture
def counting(beside: Kit) -> Iterator[Counting]:
    owner = QObject()
    yield Counting(beside, owner)
    owner.deleteLater()


def value(found: Agreed) -> float | None:
    return found.report.facets[0].figures.measures["alpha"].value


def test_figures_come_first_and_their_intervals_after(counting: Counting, qtbot: QtBot) -> None:
    found: list[Agreed] = []
    counting.counted.connect(found.append)
    counting.wake(True)
    with qtbot.waitSignals([counting.counted, counting.counted]):
        counting.want(WISH)
    assert [one.report.draws for one in found] == [0, 50]
    first, second = (one.report.facets[0].figures.measures["alpha"] for one in found)
    assert (first.value, first.low) == (second.value, None)
    assert second.low is not None


def test_a_change_while_it_counts_is_in_what_is_told(counting: Counting, beside: Kit, qtbot: QtBot) -> None:
    found: list[Agreed] = []
    counting.counted.connect(found.append)
    counting.wake(True)
    counting.want(WISH)
    mine = [s for s in beside.session.project.all(Statement) if s.annotator == ANN.annotator.id]
    beside.session.do(tagging.retag, [s.id for s in mine], "official")
    with qtbot.waitSignal(counting.counted, check_params_cb=lambda one: one.report.draws == 50):
        pass
    assert {value(one) for one in found if one.report.draws} == {value(found[-1])}
    types = found[-1].report.facets[0].figures
    assert types.per_value[0].by_annotator[0] == 1.0


def test_who_has_left_is_told_nothing(beside: Kit, qtbot: QtBot) -> None:
    owner, told = QObject(), list[object]()
    counting = Counting(beside, owner)
    counting.counted.connect(told.append)
    counting.wake(True)
    counting.want(WISH)
    counted(beside)
    delete(owner)
    qtbot.waitUntil(lambda: beside.jobs.running == ())
    assert told == []


def test_what_a_change_overtook_is_not_told(counting: Counting, beside: Kit, qtbot: QtBot) -> None:
    found: list[Agreed] = []
    counting.counted.connect(found.append)
    counting.wake(True)
    counting.want(WISH)
    counted(beside)
    mine = [s for s in beside.session.project.all(Statement) if s.annotator == ANN.annotator.id]
    beside.session.do(tagging.retag, [s.id for s in mine], "official")
    with qtbot.waitSignal(counting.counted):
        pass
    assert found[0].report.facets[0].figures.per_value[0].by_annotator[0] == 1.0


def counted(kit: Kit) -> None:
    """What is under way has been done; its result waits to be handed on."""
    for thread in kit.jobs._running.values():
        thread.join()


def test_who_cancels_is_told_that_it_is_not_counted(counting: Counting, beside: Kit, qtbot: QtBot) -> None:
    counting.wake(True)
    with qtbot.waitSignal(counting.given_up):
        counting.want(WISH)
        beside.jobs.running[0].cancel()
    with qtbot.waitSignal(counting.counted):
        counting.again()


def test_what_was_submitted_is_read_anew(counting: Counting, beside: Kit, qtbot: QtBot) -> None:
    counting.wake(True)
    with qtbot.waitSignals([counting.counted, counting.counted]):
        counting.want(WISH)
    ids = [article.id for article in beside.session.project.all(Article)]
    with qtbot.waitSignal(counting.counted) as told:
        beside.session.do(submitting.submit, ids)
    assert "Ann" not in told.args[0].remarks[0]


def test_who_sits_down_sees_what_is_theirs(counting: Counting, beside: Kit, qtbot: QtBot) -> None:
    counting.wake(True)
    with qtbot.waitSignals([counting.counted, counting.counted]):
        counting.want(WISH)
    beside.session.do(submitting.arrange, blind=True)
    ids = [article.id for article in beside.session.project.all(Article)]
    beside.session.do(submitting.submit, ids)
    with qtbot.waitSignal(counting.counted, check_params_cb=lambda one: one.report.shared == 2):
        pass
    with qtbot.waitSignal(counting.counted, check_params_cb=lambda one: one.report.articles == 0):
        beside.session.work_as(BEN.annotator)


def test_a_count_that_broke_off_is_not_waited_for(
    counting: Counting, beside: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting.wake(True)
    with monkeypatch.context() as broken, qtbot.captureExceptions() as bugs:
        broken.setattr(control, "counted", lambda *_: 1 / 0)
        broken.setattr("threading.excepthook", lambda *_: None)
        counting.want(WISH)
        qtbot.waitUntil(lambda: beside.jobs.running == ())
    assert bugs == []
    with qtbot.waitSignal(counting.counted):
        counting.again()


def test_of_a_project_that_is_closed_nothing_is_left(counting: Counting, beside: Kit) -> None:
    counting.wake(True)
    counting.want(WISH)
    beside.session.close()
    assert beside.jobs.running == ()
