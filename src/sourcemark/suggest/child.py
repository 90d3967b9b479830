"""The process in which proposals are made: `python -m sourcemark.suggest.child`, driven through its pipes.

It loads the model when it is first asked, keeps it, and writes no file. Whatever goes wrong in it ends it, and the
parent (`work/proposing/worker.py`) says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

import msgspec

from ..model.errors import SourcemarkError
from ..pipes.messages import encode, receive, send
from ..pipes.serving import confine, give_way, run, spend
from .asking import NoModel
from .language import NotEnglish
from .learning.lessons import Lessons
from .messages import Answer, Order, Setup
from .suggester import Suggester


class Answering:
    """Answers, with a model that is loaded once it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._suggester: Suggester | None = None

    def answers(self, order: Order) -> Iterator[Answer]:
        """All answers to one order; the last says what it was refused for, if it was."""
        try:
            self._suggester = self._suggester or Suggester(self._folder)
            if order.ask is not None:
                for proposals in self._suggester.proposals(order.ask):
                    yield Answer(more=True, proposals=tuple(proposals))
            if order.lessons is not None:
                yield from _learning(self._suggester, order.lessons)
        except NotEnglish:
            yield Answer(trouble="not English")
        except NoModel as error:
            yield Answer(trouble="no model", file=error.file, why=error.why)
        except SourcemarkError as error:
            yield Answer(trouble="refused", why=str(error))
        else:
            yield Answer()


def _learning(suggester: Suggester, lessons: Lessons) -> Iterator[Answer]:
    for step in suggester.learning(lessons):
        if isinstance(step, int):
            yield Answer(more=True, done=step)
        else:
            yield Answer(more=True, head=step)


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Take the limits, then answer. Ends the process when the parent goes away, also in the middle of an answer."""
    setup = msgspec.msgpack.decode(receive(source), type=Setup)
    confine(setup.memory)
    give_way()
    orders: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(source, orders), daemon=True).start()
    desk, decode = Answering(Path(setup.folder)), msgspec.msgpack.Decoder(Order).decode
    while True:
        order = decode(orders.get())
        spend(setup.seconds)
        for answer in desk.answers(order):
            send(sink, encode(answer))
            spend(setup.seconds)


def _listen(source: BinaryIO, orders: SimpleQueue[bytes]) -> None:
    try:
        while True:
            orders.put(receive(source))
    except EOFError:
        os._exit(0)


def main() -> None:
    """Answer until the parent goes away."""
    run(serve)


if __name__ == "__main__":
    main()
