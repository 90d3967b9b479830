"""Files on their way into the child processes, and what comes back of each."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from ..model.articles import AS_FOUND, Choices, Draft
from ..model.errors import BadFile
from .limits import Limits, in_words
from .member import Listed, Sample
from .tagged import Piece
from .wire import Answer, Ask, Want

File = Path | tuple[str, bytes]
"""A file, or a name with the bytes (something dropped or pasted)."""


class Wanted(Struct, frozen=True):
    """A file with how a person wants it read."""

    file: File
    choices: Choices = AS_FOUND
    only: tuple[str, ...] | None = None
    """Members of a collection that are wanted; None for all."""


Given = File | Wanted

BATCH_FILES = 16
BATCH_BYTES = 256 * 1024
"""So much travels in one message: enough that small files are not slowed by it, little enough for progress."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one item, or of one member of a collection: a draft or an error, with the bytes as read."""

    item: File
    name: str
    """Of the file, without its folder."""
    member: str = ""
    """Of a collection, which one this is; empty for the whole."""
    more: bool = False
    """Another outcome of the same item follows."""
    draft: Draft | None = None
    error: BadFile | None = None
    original: bytes = b""
    sha256: str = ""
    """Of the original; empty when the bytes could not be had."""
    choices: Choices = AS_FOUND
    listed: Listed | None = None
    table: Sample | None = None
    format: str = ""
    pieces: tuple[Piece, ...] = ()


class Input(Struct, frozen=True):
    """One item, loaded."""

    wanted: Wanted
    name: str
    data: bytes = b""
    bad: BadFile | None = None

    @property
    def path(self) -> Path:
        """The file, or its name where it is none."""
        return _path(self.wanted.file)

    def ask(self, want: Want) -> Ask:
        """What the child is asked of it."""
        return Ask(self.name, self.data, want, self.wanted.choices, self.wanted.only)

    def outcome(self, answer: Answer) -> Outcome:
        """What came of it, given the child's answer (of no meaning when it could not even be loaded)."""
        item = self.wanted.file
        error = self.bad or (BadFile(self.path, answer.why, answer.where) if answer.why else None)
        original = answer.original if answer.member else self.data
        digest = "" if self.bad or answer.listed else hashlib.sha256(original).hexdigest()
        return Outcome(
            item=item, name=self.name, member=answer.member, more=answer.more, draft=answer.draft, error=error,
            original=original, sha256=digest, choices=self.wanted.choices, listed=answer.listed,
            table=answer.table, format=answer.format, pieces=answer.pieces,
        )  # fmt: skip


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
    wanted = item if isinstance(item, Wanted) else Wanted(item)
    path = _path(wanted.file)
    name = path.name.encode("utf-8", "replace").decode()  # names of files need not be text
    try:
        data = wanted.file[1] if isinstance(wanted.file, tuple) else _bytes_of(path, limits.size)
        if len(data) > limits.size:
            raise BadFile(path, f"it is larger than {in_words(limits.size)}")
    except BadFile as bad:
        return Input(wanted, name, bad=bad)
    return Input(wanted, name, data)


def _path(file: File) -> Path:
    return file if isinstance(file, Path) else Path(file[0])


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
