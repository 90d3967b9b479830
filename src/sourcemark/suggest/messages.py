"""What is asked of the child process that makes proposals, and what it answers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from ..model.proposals import Proposal
from .asking import Ask
from .learning.lessons import Lessons

MB = 1 << 20
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
ENVIRONMENT = {
    **dict.fromkeys(_ONE_THREAD, "1"),
    "TOKENIZERS_PARALLELISM": "false",
    # memory of one window serves for the next, instead of being given back and fetched anew: a twentieth of the time
    **dict.fromkeys(("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"), str(256 * MB)),
}
"""What the child's libraries read when they are loaded: one thread alone."""


class Setup(Struct, frozen=True, array_like=True):
    """The first message."""

    folder: str
    """Where the model's files lie."""
    memory: int = 2048 * MB
    """Bytes of addresses. Much is only mapped: what it really holds is a tenth of that."""
    seconds: float = 60.0
    """Of processor time until the next answer."""


class Answer(Struct, frozen=True, array_like=True):
    """One of several; the last has no `more`."""

    more: bool = False
    proposals: tuple[Proposal, ...] = ()
    """Of the next block."""
    done: int = 0
    """Articles that were learnt from so far."""
    head: bytes = b""
    """What was learnt."""
    trouble: Literal["", "no model", "not English", "refused"] = ""
    file: str = ""
    """Of the model, where that is the trouble."""
    why: str = ""


class Order(Struct, frozen=True, array_like=True):
    """One of the two: proposals for a text, or to learn."""

    ask: Ask | None = None
    lessons: Lessons | None = None
