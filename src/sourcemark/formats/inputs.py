"""Files on their way into the child processes, and what comes back of each."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from ..model.articles import Draft
from ..model.errors import BadFile
from .limits import Limits, in_words
from .wire import Answer

Given = Path | tuple[str, bytes]
"""A file, or a name with the bytes (something dropped or pasted)."""

BATCH_FILES = 16
BATCH_BYTES = 256 * 1024
"""So much travels in one message: enough that small files are not slowed by it, little enough for progress."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one item: a draft or an error, with the bytes as they were read."""

    item: Given
    name: str
    """Of the file, without its folder."""
    draft: Draft | None = None
    error: BadFile | None = None
    original: bytes = b""
    sha256: str = ""
    """Of the original; empty when the bytes could not be had."""


class Input(Struct, frozen=True):
    """One item, loaded."""

    item: Given
    name: str
    data: bytes = b""
    bad: BadFile | None = None

    def outcome(self, answer: Answer) -> Outcome:
        """What came of it, given the child's answer (of no meaning when it could not even be loaded)."""
        path = self.item if isinstance(self.item, Path) else Path(self.name)
        error = self.bad or (None if answer.draft else BadFile(path, answer.why, answer.where))
        digest = "" if self.bad else hashlib.sha256(self.data).hexdigest()
        return Outcome(
            item=self.item, name=self.name, draft=answer.draft, error=error, original=self.data, sha256=digest
        )


def batches(items: Iterable[Given], limits: Limits) -> Iterator[list[Input]]:
    """Items loaded one after the other, only as they are asked for, in lists that fit one message.

    A large file travels alone: what it does to a child is not laid at another file's door.
    """
    batch: list[Input] = []
    room = BATCH_BYTES
    for item in items:
        loaded = load(item, limits)
        if batch and (len(loaded.data) > room or len(batch) == BATCH_FILES):
            yield batch
            batch, room = [], BATCH_BYTES
        batch.append(loaded)
        room -= len(loaded.data)
    if batch:
        yield batch


def load(item: Given, limits: Limits) -> Input:
    """The bytes of an item, or why they can't be had."""
    path = item if isinstance(item, Path) else Path(item[0])
    name = path.name.encode("utf-8", "replace").decode()  # names of files need not be text
    try:
        data = _bytes_of(item, limits.size) if isinstance(item, Path) else item[1]
        if len(data) > limits.size:
            raise BadFile(path, f"it is larger than {in_words(limits.size)}")
    except BadFile as bad:
        return Input(item, name, bad=bad)
    return Input(item, name, data)


def _bytes_of(path: Path, most: int) -> bytes:
    """At most one byte more than `most`. Never opens what is no file: a pipe would block for ever."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise BadFile(path, "it is a folder")
        if not stat.S_ISREG(mode):
            raise BadFile(path, "it is not a file")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise BadFile(path, error.strerror or "it can't be opened") from error
