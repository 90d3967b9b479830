"""What a file is: by its name where that says enough, else by a look into it, in a child process."""

from __future__ import annotations

from pathlib import Path

from ..formats.format import Format
from ..formats.limits import Limits
from ..formats.pool import Readers
from ..formats.registry import formats, named
from ..model.errors import BadFile


def recognised(path: Path, readers: Readers | None = None, limits: Limits | None = None) -> Format:
    """The readable format of a file. Raises `BadFile` for what can't be opened or is of no known kind.

    `readers` are used where the file must be looked into; without them a child with those `limits` is started for
    it alone.
    """
    if (form := named(path)) is not None:
        return form
    if readers is not None:
        return _looked_into(path, readers)
    with Readers(limits, workers=1) as own:
        return _looked_into(path, own)


def _looked_into(path: Path, readers: Readers) -> Format:
    for outcome in readers.read_all([path], want="format"):
        if outcome.error is not None:
            raise outcome.error
        return formats()[outcome.format]
    raise BadFile(path, "it was given up")
