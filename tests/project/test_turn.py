"""Who may write: one thread at a time, and the one who writes hears that somebody waits."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier, Event

import pytest

from sourcemark.project.turn import Turn


def spin(turn: Turn, *, awaited: bool) -> None:
    """Until somebody waits, or nobody does; pytest's time limit ends it when that never comes."""
    while turn.awaited != awaited:
        pass


@contextmanager
def waiting(turn: Turn, number: int = 1) -> Iterator[list[Future[None]]]:
    """So many threads that want their turn."""

    def work() -> None:
        with turn:
            pass

    with ThreadPoolExecutor(number) as pool:
        yield [pool.submit(work) for _ in range(number)]


def test_nobody_waits_for_a_turn_that_is_free() -> None:
    turn = Turn()
    assert not turn.awaited
    with turn:
        assert not turn.awaited, "one's own turn is not waited for"
    assert not turn.awaited


@pytest.mark.timeout(30)
def test_who_has_the_turn_hears_that_somebody_waits_until_all_had_theirs() -> None:
    turn = Turn()
    turn.acquire()
    with waiting(turn, 3) as others:
        spin(turn, awaited=True)
        assert not any(other.done() for other in others)
        turn.release()
    assert [other.result() for other in others] == [None] * 3
    assert not turn.awaited


@pytest.mark.timeout(30)
def test_only_one_has_it_at_a_time() -> None:
    turn, begin, inside, most = Turn(), Barrier(4), list[int](), list[int]()

    def work(me: int) -> None:
        begin.wait()
        for _ in range(200):
            with turn:
                inside.append(me)
                most.append(len(inside))
                inside.remove(me)

    with ThreadPoolExecutor(4) as pool:
        for one in [pool.submit(work, n) for n in range(4)]:
            one.result()
    assert len(most) == 800
    assert max(most) == 1
    assert not turn.awaited


def test_it_is_handed_on_when_the_work_fails() -> None:
    turn = Turn()
    with pytest.raises(ZeroDivisionError), turn:
        raise ZeroDivisionError
    with turn:
        assert not turn.awaited


@pytest.mark.timeout(30)
def test_who_got_the_turn_is_not_waiting_any_more() -> None:
    turn, has_it, go_on = Turn(), Event(), Event()

    def work() -> None:
        with turn:
            has_it.set()
            go_on.wait()

    turn.acquire()
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(work)
        spin(turn, awaited=True)
        turn.release()
        has_it.wait()
        # It leaves the line just after the lock is its own.
        spin(turn, awaited=False)
        go_on.set()
        other.result()
