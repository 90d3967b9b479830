"""What a collection is made of: members, each an article's file or an article itself."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from ..model.articles import Draft
from ..model.errors import BadFile


class Member(Struct, frozen=True, kw_only=True):
    """One member of a collection, as its reader finds it."""

    name: str
    """What tells it apart in its collection: the path in an archive, the place of a record, the number of a row."""
    title: str = ""
    """For people, when it says more than the name: the address of a page, the headline of a row."""
    file: str = ""
    """A file name by which its format is chosen; empty: `name`."""
    data: bytes = b""
    """Its bytes; of a row what it said, as JSON."""
    draft: Callable[[], Draft] | None = None
    """Makes the draft, where no format of its own reads `data`. Raises `BadFile`."""
    bad: BadFile | None = None
    """Why it can't be read, where that is known already: the others come nevertheless."""
    origin: str = ""
    fetched: str = ""
    digest: str = ""


class Listed(Struct, frozen=True, array_like=True):
    """A member as a person chooses among them."""

    name: str
    title: str = ""
    size: int = 0
    """Bytes."""
    readable: bool = True
    """False for what Sourcemark has no reader for."""
    fetched: str = ""


class Sample(Struct, frozen=True, array_like=True):
    """The columns of a table of articles, with its first rows."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    guess: dict[str, str] = {}
    """Field of `Draft` -> column that seems to hold it."""
