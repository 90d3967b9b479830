"""The process in which foreign files are read: `python -m sourcemark.formats.child`, driven through its pipes.

It knows nothing of the project and writes no file. Whatever goes wrong in it ends it, and the parent
(`process.py`) says so of the file that was being read.
"""

from __future__ import annotations

import gc
from typing import BinaryIO

import msgspec

from ..pipes.messages import encode, receive, send
from ..pipes.serving import confine, run, spend
from . import limits as limits_
from .answering import answers
from .limits import Limits
from .wire import Ask


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Take the limits, then answer. Raises `EOFError` when the parent goes away."""
    limits = msgspec.msgpack.decode(receive(source), type=Limits)
    limits_.current.set(limits)
    confine(limits.memory)
    decode = msgspec.msgpack.Decoder(list[Ask]).decode
    while True:
        for ask in decode(receive(source)):
            spend(limits.seconds)
            for answer in answers(ask):
                send(sink, encode(answer))
                spend(limits.seconds)


def main() -> None:
    """Answer until the parent goes away."""
    gc.set_threshold(50_000)  # trees of pages are large and free of rings: looking for these costs a tenth
    run(serve)


if __name__ == "__main__":
    main()
