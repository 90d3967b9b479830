"""All formats, found by walking this package, and the choice of one for a file at hand.

Light on purpose: format modules import their libraries only inside `read` and `write`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path, PurePath

from ..model.errors import BadFile
from .format import Format, Holds

HEAD = 1024
"""Bytes of a file that are enough to choose its format."""

_ALIENS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office document of before 2007, or one with a password",
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3\0": "a database or a Sourcemark project",
    b"\x7fELF": "a program",
}
_MARKS = b"\xef\xbb\xbf \t\r\n"
"""Byte order mark and white space: harmless before a signature."""


@cache
def formats() -> dict[str, Format]:
    """Every format of the program by name, in order of name."""
    package = importlib.import_module(__package__ or "")
    modules = (
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(package.__path__, f"{__package__}.")
        if found.name.count(".") > __package__.count(".") + 1
    )
    found = (getattr(module, "FORMAT", None) for module in modules)
    return {f.name: f for f in sorted((f for f in found if isinstance(f, Format)), key=lambda f: f.name)}


def readable(holds: Holds) -> tuple[Format, ...]:
    """Formats that can be read and hold that."""
    return tuple(f for f in formats().values() if f.read and f.holds == holds)


def suffixes(holds: Holds) -> frozenset[str]:
    """Suffixes of the files that can be read as that: what a folder is searched for."""
    return frozenset(suffix for f in readable(holds) for suffix in f.suffixes)


def lossless(path: str | Path) -> Format | None:
    """The format of a file that is a whole set of ours, to be merged as it is; None for all others."""
    form = named(path)
    return form if form is not None and form.lossless else None


def named(path: str | Path) -> Format | None:
    """The readable format that a file has by its name alone; None when one must look into it.

    The name of a whole set of ours is believed although others share its suffix: nobody else looks into one.
    """
    found = may_be(path)
    whole = next((f for f in found if f.lossless), None)
    return whole or (found[0] if len(found) == 1 else None)


def may_be(path: str | Path) -> tuple[Format, ...]:
    """Readable formats that a file can have by its name alone; several where they share a suffix."""
    suffix = suffix_of(path)
    return tuple(f for f in formats().values() if f.read and suffix in f.suffixes)


def suffix_of(path: str | Path) -> str:
    """How a file's name ends, in lower case: as a format has it (".warc.gz"), else from the last dot on."""
    name = PurePath(path).name.lower()
    return next((suffix for suffix in _doubled() if name.endswith(suffix)), PurePath(name).suffix)


@cache
def _doubled() -> tuple[str, ...]:
    return tuple(suffix for f in formats().values() for suffix in f.suffixes if suffix.count(".") > 1)


def unknown(path: str | Path) -> BadFile | None:
    """Why a file can't be read, where its name alone says so; None when one must look into it."""
    suffix = suffix_of(path)
    return _unreadable(path, _ending(suffix)) if suffix and not may_be(path) else None


def format_for(path: str | Path, data: bytes) -> Format:
    """The readable format of a file, by its name and its content, which must not disagree. In the child process.

    Raises `BadFile` when the file is empty, of no known kind, or something else than its name says.
    """
    suffix = suffix_of(path)
    head = data[:HEAD]
    if not data:
        raise BadFile(path, "the file is empty")
    candidates = may_be(path)
    if not candidates:
        return _by_content(path, suffix, head)
    if found := _recognised(path, data, candidates):
        return found
    chosen = _unrecognised(path, candidates)
    if chosen.signature and not _begins(head, chosen.signature):
        raise BadFile(path, f"the name ends in {suffix}, but this is {_other(head) or f'no {chosen.title}'}")
    if not chosen.signature and (other := _other(head)):
        raise BadFile(path, f"the name ends in {suffix}, but this is {other}")
    return chosen


def _recognised(path: str | Path, data: bytes, candidates: tuple[Format, ...]) -> Format | None:
    """The one that knows the file for its own: sets know themselves best, then collections."""
    asked = sorted((f for f in candidates if f.recognises), key=lambda f: (f.holds != "set", f.name))
    return next((f for f in asked if f.recognises and f.recognises(str(path), data)), None)


def _unrecognised(path: str | Path, candidates: tuple[Format, ...]) -> Format:
    """What nobody recognises is the one that asks for nothing, or the only one that it can be."""
    plain = [f for f in candidates if not f.recognises] or candidates
    if len(plain) == 1:
        return plain[0]
    known = ", ".join(f.title for f in candidates)
    raise BadFile(path, f"it is none of what can end so: {known}")


def _by_content(path: str | Path, suffix: str, head: bytes) -> Format:
    """For a missing or unknown suffix: the one format whose signature fits."""
    fitting = [f for f in formats().values() if f.read and f.signature and _begins(head, f.signature)]
    if len(fitting) == 1:
        return fitting[0]
    raise _unreadable(path, _other(head) or _ending(suffix))


def _unreadable(path: str | Path, kind: str) -> BadFile:
    return BadFile(path, f"Sourcemark can't read {kind}")


def _ending(suffix: str) -> str:
    return f"files that end in {suffix}" if suffix else "files without a known suffix"


def _begins(head: bytes, signature: bytes) -> bool:
    """PDF writers may put up to 1,024 bytes of their own before the header (ISO 32000-1, annex H.3.4.1)."""
    if signature.startswith(b"%PDF"):
        return signature in head[:HEAD]
    return head.lstrip(_MARKS).startswith(signature)


def _other(head: bytes) -> str:
    """What a file that should be plain text is instead; empty when nothing speaks against text."""
    fitting = [f for f in formats().values() if f.signature and head.startswith(f.signature)]
    if len(fitting) > 1:
        return "a ZIP archive or an office document"
    if fitting:
        return f"a {fitting[0].title}"
    return next((name for signature, name in _ALIENS.items() if head.startswith(signature)), "")
