"""What a file format declares of itself. A module of `articles`, `collections` or `sets` holds one, named `FORMAT`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from .losses import Loss

Holds = Literal["article", "collection", "set"]
Counted = Literal["object", "statement", "row", "article"]
Group = Literal["whole", "tables", "analysis", "tools", "intelligence"]
GROUPS: dict[Group, str] = {
    "whole": "For coworkers",
    "tables": "Tables and reports",
    "analysis": "Text analysis",
    "tools": "Annotation tools",
    "intelligence": "Intelligence and fact checks",
}
"""What formats are for, in the order and the words in which people see it."""


class Option(Struct, frozen=True, kw_only=True):
    """A switch of a writer, off unless a person turns it on."""

    name: str
    """As the command line takes it: `--option crlf`."""
    title: str
    """For people: "Line ends as Windows has them"."""
    hint: str = ""
    """When one needs it."""


class Format(Struct, frozen=True, kw_only=True):
    """A codec between files of one kind and model objects; menus, verbs and tests are made from it."""

    name: str
    """Short and stable, as the command line takes it: "docx"."""
    title: str
    """For people, to be read after "a": "Word document (.docx)"."""
    suffixes: tuple[str, ...]
    """Lower case, with the dot; the first one is written. Several formats may share one (see `recognises`)."""
    media_types: tuple[str, ...]
    """The first one is the usual one."""
    holds: Holds
    """One article (a text with its metadata), several, or a set of articles, sources and statements."""
    group: Group = "tools"
    """A set that is written: the heading under which people find it."""
    purpose: str = ""
    """A set that is written: what it is for, and where it is opened, in a few words: "for Excel and LibreOffice"."""
    signature: bytes = b""
    """What such a file begins with; empty when nothing sure can be said (plain text)."""
    recognises: Callable[[str, bytes], bool] | None = None
    """`recognises(name, data)`, in the child process: whether a file is one of these, where others share its suffix.

    Of several formats that could be meant the first that recognises the file is chosen, else the one without this.
    """
    read: Callable[..., Any] | None = None
    """In the child process, but for a lossless set. Raises `BadFile`.

    Article: `read(name: str, data: bytes, choices: Choices) -> Draft`.
    Collection: `read(name, data, choices) -> Iterator[Member]` (see `member`).
    Set: `read(name, data) -> Iterator[Piece]` (see `tagged`); a lossless one `read(path) -> Iterator[Item]`.
    """
    takes_charset: bool = False
    """An article: `read` may be given a fourth thing, the charset that the server it came from declared."""
    table: Callable[..., Any] | None = None
    """A collection that is a table: `table(name, data, choices) -> Sample`, its columns with the first rows."""
    write: Callable[..., Any] | None = None
    """A set: `write(path: Path, bundle: Bundle, options: Collection[str]) -> int`; None when it is not written."""
    options: tuple[Option, ...] = ()
    """Names of these may be in what `write` is given."""
    takes_texts: bool = False
    """A set: it is given the articles' texts; others are spared them."""
    lossless: bool = False
    """A set: all comes back as it was, so that it can be merged; annotators keep their true names in it."""
    counts: Counted = "statement"
    """A set: what `write` tells the number of."""
    loses: tuple[Loss, ...] = ()
    """What is gone after writing and reading again, to be shown with its number before an export."""
    printed_from: str = ""
    """Name of the format that is written first, and then printed through Qt: this one has no `write` of its own."""
    needs: str = ""
    """Name of the extra that must be installed to write it: `pip install sourcemark[NAME]`."""
