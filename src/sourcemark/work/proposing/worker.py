"""The child process that makes proposals, as the window and the command line see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread

import msgspec
from msgspec.structs import replace

from ...assets import asset
from ...model.errors import Refused
from ...model.proposals import Proposal
from ...pipes.child import Child
from ...pipes.messages import Garbled, encode
from ...pipes.serving import OUT_OF_MEMORY, OUT_OF_TIME
from ...suggest.asking import Ask, NoModel, model_version
from ...suggest.blocks import readable
from ...suggest.language import NotEnglish
from ...suggest.learning.lessons import Lessons
from ...suggest.messages import ENVIRONMENT, Answer, Order, Setup
from ..task import Cancelled, Quiet, Task

TICK = 0.05
"""Seconds between two looks at the wish to cancel."""
_MODULE = "sourcemark.suggest.child"
_decode = msgspec.msgpack.Decoder(Answer).decode


class Worker:
    """Starts its child when first asked, and again after it ended. To be closed; may be asked from any thread.

    The child is kept warm for the next ask. Asks at the same time have a child each.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: with the files of the model; the one that ships, unless told."""
        self._folder = folder or asset("suggest")
        self._lock = Lock()
        self._idle: Child | None = None
        self._busy: set[Child] = set()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """The model's. Starts nothing. Raises `NoModel`."""
        return model_version(self._folder)

    def ask(self, ask: Ask, task: Task | None = None) -> Iterator[list[Proposal]]:
        """Proposals as they are made, in the order of the text: a list for each part of it, empty ones too.

        Raises `NoModel`, `NotEnglish` and `Refused`, each with one line, and `Cancelled` as soon as `task` is
        cancelled or this is closed; the child is then killed, as it is when the iterator is closed before its end.
        """
        order = Order(ask=replace(ask, text=readable(ask.text)))
        for answer in self._answers(order, task or Quiet()):
            if answer.more:
                yield list(answer.proposals)

    def learn(self, lessons: Lessons, task: Task | None = None) -> bytes:
        """What these lessons teach, as `Ask.head` takes it: nothing where nothing holds. `task` hears of each lesson.

        Raises as `ask` does.
        """
        head, task = b"", task or Quiet()
        texts = tuple(replace(one, text=readable(one.text)) for one in lessons.lessons)
        for answer in self._answers(Order(lessons=replace(lessons, lessons=texts)), task):
            head = answer.head or head
            if answer.done:
                task.progress(answer.done, len(texts))
        return head

    def close(self) -> None:
        """End every child at once. Who waits for one gets `Cancelled`."""
        with self._lock:
            idle, self._idle, busy = self._idle, None, list(self._busy)
        for child in busy:
            child.end()
        if idle:
            idle.close()

    def _answers(self, order: Order, task: Task) -> Iterator[Answer]:
        (child, warm), whole = self._take(), False
        try:
            with _watched(child, task):
                if not warm:
                    child.send(encode(Setup(str(self._folder))))
                child.send(encode(order))
                while not whole:
                    answer = _decode(child.receive())
                    whole = not answer.more
                    _check(answer)
                    yield answer
        except (OSError, EOFError, Garbled, msgspec.DecodeError) as error:
            raise _blamed(child) from error
        finally:
            self._put_back(child, whole)

    def _take(self) -> tuple[Child, bool]:
        """The child that is kept warm, if there is one and it lives; else a new one. And whether it is warm.

        Refused where the system starts no process.
        """
        with self._lock:
            child, self._idle = self._idle, None
            warm = child is not None and child.alive
            if child and not warm:
                child.close()
            child = child if child and warm else _started()
            self._busy.add(child)
        return child, warm

    def _put_back(self, child: Child, whole: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            kept = whole and child.alive and self._idle is None
            self._idle = child if kept else self._idle
        if not kept:
            child.close()


def _started() -> Child:
    try:
        return Child(_MODULE, ENVIRONMENT)
    except OSError as error:
        why = error.strerror or "no process can be started"
        raise Refused(f"There are no proposals: what makes them can't be started ({why}).") from error


def _check(answer: Answer) -> None:
    match answer.trouble:
        case "no model":
            raise NoModel(answer.file, answer.why)
        case "not English":
            raise NotEnglish
        case "refused":
            raise Refused(answer.why)


def _blamed(child: Child) -> Exception:
    """What to say of a child that ended before it had answered."""
    if child.killed:
        return Cancelled()
    code = child.close()
    if code == OUT_OF_MEMORY:
        return Refused("There are no proposals for this text: making them needs too much memory.")
    if code == OUT_OF_TIME:
        return Refused("There are no proposals for this text: making them takes too long.")
    return Refused("There are no proposals for this text: what makes them stopped unexpectedly.")


@contextmanager
def _watched(child: Child, task: Task) -> Iterator[None]:
    """Kill the child as soon as the task is cancelled."""
    done = Event()

    def look() -> None:
        while not done.wait(TICK):
            if task.cancelled:
                child.kill()

    watcher = Thread(target=look, name="watching proposals")
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
