"""The last step of every article reader: text and metadata made canonical, remarks put into words."""

from __future__ import annotations

import re
from pathlib import PurePath

from .. import __version__
from ..model import text as canon
from ..model.articles import Draft
from ..model.errors import BadFile

TITLE = 200
"""Longest line, in code points, that is taken for a headline."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def drafted(name: str, text: str, *, library: str = "", remarks: tuple[str, ...] = (), **known: str) -> Draft:
    """A draft of the file `name`; `known` are fields of `Draft` in one line each, `library` the package that read it.

    Without a title the file's name stands for it. Raises `BadFile` when there is no text at all.
    """
    clean = canon.canonical(text)
    if not clean.text.strip():
        raise BadFile(name, "there is no text in it")
    fields = {field: line(value) for field, value in known.items()}
    fields["title"] = fields.get("title") or line(PurePath(name).stem)
    fields["extractor"], fields["extractor_version"] = _extractor(library)
    return Draft(text=clean.text.strip("\n"), remarks=remarks + _removed(clean.removed), **fields)


def decoded(data: bytes, declared: str = "") -> tuple[str, str, tuple[str, ...]]:
    """Text, charset and remarks of bytes that hold text."""
    found = canon.decode(data, declared)
    guess = (f"The charset is a guess: {found.charset}",) if found.guessed else ()
    return found.text, found.charset, guess


def line(text: str) -> str:
    """Metadata as one canonical line, without white space at its ends."""
    return " ".join(canon.canonical(text).text.split())


def iso_date(value: str) -> str:
    """The ISO 8601 date or date and time that `value` begins with; empty when it holds none."""
    found = _DATE.match(value.strip().replace(" ", "T", 1))
    return found.group() if found else ""


def first_line(text: str) -> str:
    """The headline of a plain text: a short first line in front of a blank line or of further paragraphs."""
    head, _, rest = text.lstrip().partition("\n")
    following = [paragraph for paragraph in rest.split("\n") if paragraph.strip()]
    apart = rest.startswith(("\n", "\r\n")) or len(following) > 1
    return head if following and apart and len(head) <= TITLE else ""


def _extractor(library: str) -> tuple[str, str]:
    """What read the file, with its version."""
    if not library:
        return "sourcemark", __version__
    from importlib.metadata import version  # noqa: PLC0415

    return library, version(library)


def _removed(count: int) -> tuple[str, ...]:
    """A remark on characters that no text may hold."""
    if not count:
        return ()
    return (f"{count} control {'character was' if count == 1 else 'characters were'} removed",)
