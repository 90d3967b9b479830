"""What a file format declares of itself. One module of this package holds one, named `FORMAT`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

Holds = Literal["article", "set"]
Counted = Literal["object", "statement"]


class Format(Struct, frozen=True, kw_only=True):
    """A codec between files of one kind and model objects; menus, verbs and tests are made from it."""

    name: str
    """Short and stable, as the command line takes it: "docx"."""
    title: str
    """For people, to be read after "a": "Word document (.docx)"."""
    suffixes: tuple[str, ...]
    """Lower case, with the dot; the first one is written."""
    media_types: tuple[str, ...]
    """The first one is the usual one."""
    holds: Holds
    """One article (a text with its metadata), or a set of articles, sources and statements."""
    signature: bytes = b""
    """What such a file begins with; empty when nothing sure can be said (plain text)."""
    read: Callable[..., Any] | None = None
    """Article: `read(name: str, data: bytes) -> Draft`. Raises `BadFile`. Set: as its module says."""
    write: Callable[..., Any] | None = None
    """None when Sourcemark does not write the format."""
    takes_texts: bool = False
    """A set: it is given the articles' texts; others are spared them."""
    lossless: bool = False
    """A set: all comes back as it was, so that it can be merged; annotators keep their true names in it."""
    counts: Counted = "statement"
    """A set: what `write` tells the number of."""
    loses: tuple[str, ...] = ()
    """What is gone after writing and reading again, one phrase each, to be shown before an export."""
