"""Jobs run beside the window, tell how far they are, and are gone when the window is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from sourcemark.gui.jobs import Job, Jobs
from sourcemark.model.errors import Refused


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()
    made.deleteLater()


def test_the_work_is_done_elsewhere_and_the_result_arrives_here(jobs: Jobs, qtbot: QtBot) -> None:
    came: list[tuple[object, bool]] = []
    here, go = QThread.currentThread(), threading.Event()

    def work(job: Job) -> bool:
        go.wait(5)
        return threading.current_thread() is threading.main_thread()

    job = jobs.start("Count", work, lambda result: came.append((result, QThread.currentThread() is here)))
    with qtbot.waitSignal(job.ended):
        go.set()
    assert came == [(False, True)]


def test_progress_arrives_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int, str]] = []
    go = threading.Event()

    def work(job: Job) -> None:
        go.wait(5)
        for i in range(3):
            job.progress(i, 3, f"file {i}")

    job = jobs.start("Import", work)
    job.progressed.connect(lambda *row: seen.append(row))
    with qtbot.waitSignal(job.ended):
        go.set()
    assert seen == [(0, 3, "file 0"), (1, 3, "file 1"), (2, 3, "file 2")]


def test_a_cancelled_job_says_so_and_hands_nothing_on(jobs: Jobs, qtbot: QtBot) -> None:
    came: list[object] = []
    go = threading.Event()

    def work(job: Job) -> str:
        go.wait(5)
        job.progress(1, 2)
        return "never"

    job = jobs.start("Import", work, came.append)
    job.cancel()
    with qtbot.waitSignal(job.ended), qtbot.waitSignal(jobs.refused) as said:
        go.set()
    assert said.args == ["Import: cancelled."]
    assert came == []
    assert jobs.running == ()


def test_a_refusal_is_told_in_words(jobs: Jobs, qtbot: QtBot) -> None:
    def work(job: Job) -> None:
        raise Refused("The folder is empty.")

    with qtbot.waitSignal(jobs.refused) as said:
        jobs.start("Import", work)
    assert said.args == ["The folder is empty."]


def test_stopping_waits_for_the_last_one(jobs: Jobs) -> None:
    begun, left = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        begun.set()
        while not job.cancelled:
            pass
        left.set()

    jobs.start("Search", work)
    assert begun.wait(5)
    jobs.stop()
    assert left.is_set()


def test_inline_it_is_done_when_start_returns(qapp: object) -> None:
    came: list[object] = []
    jobs = Jobs(inline=True)
    jobs.start("Count", lambda job: 3, came.append)
    assert came == [3]
    assert jobs.running == ()
    jobs.deleteLater()
