"""One warm child process (`child.py`), seen from its parent."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import msgspec

from ..pipes.child import Child
from ..pipes.messages import Garbled, encode
from ..pipes.serving import OUT_OF_MEMORY, OUT_OF_TIME
from .limits import Limits, in_words
from .wire import Answer, Ask

_MODULE = "sourcemark.formats.child"
_decode = msgspec.msgpack.Decoder(Answer).decode


class Process:
    """Starts its child when first asked, and again after it died. One thread asks, another may watch and kill."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: Child | None = None
        self._since: float | None = None
        self._answered = 0
        self._late = False
        self._code = 0

    def answers(self, asks: Sequence[Ask]) -> Iterator[Answer]:
        """The answers for each file, in order; they end early when the child dies (then see `blame`).

        The clock runs only while the child is waited for, not while its answer is used.
        """
        fresh = self._child is None
        child = self._child or self._start()
        self._since = time.monotonic()
        try:
            if fresh:
                child.send(encode(self._limits))
            child.send(encode(asks))
            for _ in asks:
                more = True
                while more:
                    self._since = time.monotonic()
                    answer = _decode(child.receive(self._limits.memory))
                    self._since, more = None, answer.more
                    self._answered += not more
                    yield answer
        except (OSError, EOFError, Garbled, msgspec.DecodeError):
            self.close()
        finally:
            self._since = None

    def blame(self) -> str:
        """Why the file that got no answer can't be read; empty when a fresh child should try it.

        A child that had read other files before may have died of those.
        """
        if self._late or self._code == OUT_OF_TIME:
            return f"it could not be read within {self._limits.seconds:g} seconds"
        if self._answered:
            return ""
        if self._code == OUT_OF_MEMORY:
            return f"it needs more than {in_words(self._limits.memory)} of memory"
        return "the reader crashed on it"

    def watch(self) -> None:
        """Kill the child when its present file has had its time. To be called every now and then."""
        since = self._since
        if since is not None and time.monotonic() - since > self._limits.seconds:
            self._late = True
            self.kill()

    def kill(self) -> None:
        """End the child at once; the thread that asks learns of it. It holds nothing that could be lost."""
        if child := self._child:
            child.kill()

    def close(self) -> None:
        """Kill the child and wait until nothing is left of it. Only while nobody asks."""
        child, self._child = self._child, None
        if child is not None:
            self._code = child.close()

    def _start(self) -> Child:
        self._answered, self._late = 0, False
        self._child = Child(_MODULE)
        return self._child
