"""What came of a call of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec


class Ran(NamedTuple):
    """What came of a call."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output, which must be JSON and nothing else."""
        return msgspec.json.decode(self.out)


Run = Callable[..., Ran]
