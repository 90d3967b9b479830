"""Foreign files read in warm child processes, several at a time, within limits that a hostile file can't cross."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from queue import LifoQueue
from threading import Event

from .inputs import Given, Input, Outcome, batches
from .limits import Limits
from .process import Process
from .stream import Stream
from .tagged import Piece
from .wire import Answer, Want

TICK = 0.05
"""Seconds between two looks at the clock and at the wish to cancel."""
PATIENCE = 6
"""Looks after which the files at hand are held to be slow ones: a child needs some to start."""

Batch = list[Input]


def _never() -> bool:
    return False


class Readers:
    """Child processes that read files. To be closed; one `read_all` at a time, from any thread."""

    def __init__(self, limits: Limits | None = None, workers: int | None = None) -> None:
        """One worker per core unless told; each starts when those before it are not quick enough."""
        self._limits = limits or Limits()
        count = workers or os.cpu_count() or 1
        self._processes = [Process(self._limits) for _ in range(count)]
        self._idle: LifoQueue[Process] = LifoQueue()
        self._spare = deque(self._processes)
        self._hire()
        self._threads = ThreadPoolExecutor(count, "readers")
        self._running: deque[tuple[Stream, Future[None]]] = deque()
        self._stopped = Event()

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all child processes and threads."""
        self._give_up()
        self._threads.shutdown()
        for process in self._processes:
            process.close()

    def read_all(
        self,
        items: Iterable[Given],
        *,
        want: Want = "drafts",
        cancelled: Callable[[], bool] = _never,
        waiting: Callable[[], object] = _never,
    ) -> Iterator[Outcome]:
        """What came of each file, in the order given, as soon as it and those before it are read.

        Of a collection there is one outcome for each member. `want` asks for something else than drafts (see `wire`).
        `waiting` is called before it may take a while until the next one comes.
        A file that can't be read is an outcome with an error; nothing is raised for it. When `cancelled`
        says so, or the iterator is closed, the files at hand are given up and the rest is left alone.
        """
        self._stopped.clear()
        todo = batches(items, self._limits)
        running, late = self._running, 0
        try:
            while not cancelled():
                for batch in islice(todo, 2 * len(self._processes) - len(running)):
                    running.append(self._begin(batch, want))
                if not running:
                    return
                stream, future = running[0]
                if stream.empty:
                    waiting()
                late += 1
                for outcome in stream.taken():
                    late = 0
                    yield outcome
                if stream.ended:
                    future.result()
                    running.popleft()
                    late = 0
                elif late >= PATIENCE:
                    self._hire()
                for process in self._processes:
                    process.watch()
        finally:
            self._give_up()

    def read_set(self, item: Given, *, cancelled: Callable[[], bool] = _never) -> Iterator[Piece]:
        """The pieces of an annotated set, as they are read. Raises `BadFile` for what can't be; ends when cancelled."""
        for outcome in self.read_all([item], want="set", cancelled=cancelled):
            if outcome.error:
                raise outcome.error
            yield from outcome.pieces

    def _begin(self, batch: Batch, want: Want) -> tuple[Stream, Future[None]]:
        stream = Stream(self._stopped, TICK)
        return stream, self._threads.submit(self._read, batch, want, stream)

    def _hire(self) -> None:
        """Give work to one more child, if there is one: starting it takes as long as reading a thousand texts."""
        if self._spare:
            self._idle.put(self._spare.popleft())

    def _give_up(self) -> None:
        self._stopped.set()
        left = [future for _, future in self._running if not future.cancel()]
        self._running.clear()
        while wait(left, TICK).not_done:
            for process in self._processes:
                process.kill()

    def _read(self, batch: Batch, want: Want, into: Stream) -> None:
        """In a thread of the pool."""
        process = self._idle.get()
        try:
            answers = self._answers(process, [item for item in batch if item.bad is None], want)
            into.pour(out for item in batch for out in _outcomes(item, answers))
        finally:
            self._idle.put(process)

    def _answers(self, process: Process, batch: Batch, want: Want) -> Iterator[Answer]:
        """Those for each file, with fresh children for those whose child died; fewer when stopped."""
        done, begun = 0, False
        while done < len(batch) and not self._stopped.is_set():
            for answer in process.answers([item.ask(want) for item in batch[done:]]):
                begun = answer.more
                done += not begun
                yield answer
            if done < len(batch) and ((why := process.blame()) or begun):
                # what it has told of a file already is not told again by another child
                done, begun = done + 1, False
                yield Answer(why=why or "the reader crashed on it")


def _outcomes(item: Input, answers: Iterator[Answer]) -> Iterator[Outcome]:
    """All of one file. Without an answer it was given up: nobody looks at what came of it."""
    more = True
    while more:
        answer = Answer(why="it was given up") if item.bad else next(answers, Answer(why="it was given up"))
        more = answer.more
        yield item.outcome(answer)
