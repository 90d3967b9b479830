"""The open project file."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.changes import Changes, Step
from ..model.errors import BadFile, Refused
from ..model.people import User
from ..model.review import Arrangement
from . import history
from .connection import connect
from .contents import Contents
from .erasing import erase
from .lock import Lock
from .operation import Operation
from .reading import in_words
from .rows import read_row
from .signing import must_be_own, replica
from .transaction import Bulk, begin, finish, quick, transaction
from .turn import Turn

Told = Callable[[int, int], object]
Stack = Callable[[Bulk], None]
TELL = 200
"""Changes undone between two words on progress."""


class Project(Contents):
    """One project file, open. Made by `project.opening`; use it from one thread at a time, `clone` it for another.

    `why_read_only` is empty when it may be changed, else a sentence that says why not.
    """

    def __init__(self, path: Path, user: User, lock: Lock | None, why: str, turn: Turn | None = None) -> None:
        super().__init__(user)
        self.path, self.why_read_only = path, why
        self.link = connect(path, writing=not why)
        self._replica = replica(self.link)
        self.link.speaks = True
        self._lock, self._turn = lock, turn or Turn()
        self.taken_back = Changes()
        """What the last bulk had written before it was cut short: who read in its pauses may show it."""

    @property
    def device(self) -> str:
        """What operations are signed with beside the annotator: this machine, in this copy of the project.

        A file that is copied by hand keeps its replica, so that two people who go on in it are found out.
        """
        return f"{self.user.device}/{self._replica}" if self._replica else self.user.device

    def close(self) -> None:
        """Close the file; the last one out folds the write-ahead log back into it."""
        if self._lock is not None:
            with contextlib.suppress(BadFile):  # the log stays: the next opening folds it in
                self.link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.link.close()
        if self._lock is not None:
            self._lock.release()

    def clone(self, *, writing: bool = False) -> Project:
        """The same file through a connection of its own, for a job. Close it before the project."""
        why = self.why_read_only or ("" if writing else "A job may only read here.")
        made = Project(self.path, self.user, None, why, self._turn)
        made.look()
        return made

    @contextmanager
    def operation(self, name: str, *, undoable: bool = True) -> Iterator[Operation]:
        """One act: one transaction, one step of undo. Its `changes` are there when the block has ended."""
        self._must_write()
        with self._turn, transaction(self.link):
            self._sign_in()
            with self._act(name, "do" if undoable else "setup") as op:
                yield op
            if op.changes and undoable:
                history.push(self.link, self.device, op.key)
        self._look_anew(op.changes)

    @contextmanager
    def bulk(self, name: str, *, undoable: bool = True, lasting: bool = False) -> Iterator[Bulk]:
        """As `operation`, for thousands of changes: call `pause()` between them. On an error all is taken back.

        A `lasting` one is kept though it may turn out to have changed nothing.
        """
        self._must_write()

        def stack(op: Bulk) -> None:
            if undoable:
                history.push(self.link, self.device, op.key)

        with self._bulk(name, "do" if undoable else "setup", None, stack) as op:
            op.lasting = lasting
            yield op

    def undo(self, told: Told | None = None) -> Changes | None:
        """Take back the last step done on this machine; None when there is none.

        `told` hears of changes done and in all, now and then; what it raises takes back what was done so far.
        Refused when another annotator signed the step, and while another undo or redo is under way.
        """
        return self._travel("undo", told)

    def redo(self, told: Told | None = None) -> Changes | None:
        """Do again what was last undone on this machine, as `undo`; None when there is nothing."""
        return self._travel("redo", told)

    def undoable(self) -> Step | None:
        """What `undo` would take back."""
        return self._top("undo")

    def redoable(self) -> Step | None:
        """What `redo` would do again."""
        return self._top("redo")

    def _top(self, side: str) -> Step | None:
        key = history.top(self.link, self.device, side)
        if key is None:
            return None
        step, me = history.step(self.link, key), self.user.annotator.id
        if step.annotator == me:
            return step  # with its size also where that is not shown: a long step is taken back as a job
        from .queries.steps import seen  # the start does without

        return seen(self.link, me, step)

    def _must_write(self) -> None:
        if self.why_read_only:
            raise Refused(self.why_read_only)

    def _travel(self, direction: str, told: Told | None) -> Changes | None:
        self._must_write()
        target = history.top(self.link, self.device, direction)
        if target is None:
            return None
        step = history.step(self.link, target)
        must_be_own(self, step, direction)
        name = f"{direction.capitalize()}: {step.name}"
        other = "redo" if direction == "undo" else "undo"
        with self._bulk(
            name, direction, target, lambda _: history.move(self.link, self.device, target, other)
        ) as op:
            way = history.revert if direction == "undo" else history.repeat
            for done, _ in enumerate(way(self.link, op, target), 1):
                op.pause()
                if told is not None and done % TELL == 0:
                    told(done, step.size)
        return op.changes

    @contextmanager
    def _act(self, name: str, role: str) -> Iterator[Operation]:
        key, id = begin(self.link, self._hand(), name, role, None)
        op = Operation(self.link, key, id, name)
        yield op
        finish(self.link, op)

    @contextmanager
    def _bulk(self, name: str, role: str, target: int | None, stack: Stack) -> Iterator[Bulk]:
        with self._turn, transaction(self.link):
            if target is not None and history.is_travelling(self.link):
                raise Refused("Something is being undone or redone just now: wait until it is done.")
            self._sign_in()
            key, id = begin(self.link, self._hand(), name, role, target)
        op = Bulk(self.link, key, id, name, self._turn)
        with in_words(self.link), quick(self.link):
            try:
                yield op
                op.rest()
                self.link.execute("PRAGMA synchronous = FULL")
                with self._turn, transaction(self.link):
                    keep = target is not None or op.lasting
                    finish(self.link, op, keep=keep)
                    if op.changes or keep:
                        stack(op)
            except BaseException:
                op.give_up()
                self.taken_back = erase(self.link, key, self._turn)
                self._look_anew(self.taken_back)
                raise
        self._look_anew(op.changes)

    def _look_anew(self, changes: Changes) -> None:
        if changes.of(Arrangement.kind):
            self.look()

    def _hand(self) -> User:
        return User(annotator=self.user.annotator, device=self.device)

    def _sign_in(self) -> None:
        """Write down who this is, once, so that every mark can name its annotator."""
        me = self.user.annotator
        if read_row(self.link, me.kind, me.id) is None:
            with self._act(f"Sign in: {me.name}", "setup") as op:
                op.put(me)
