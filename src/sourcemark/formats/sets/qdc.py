"""REFI-QDA codebook: facets as parents, their values as codes; nothing of articles and statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ...model.bundle import Bundle
from .. import losses
from ..format import Format
from ..register import Register
from ..tagged import Piece


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the codebook; how many values there are in it."""
    from .refi.codes import Codes
    from .refi.project import codebook

    register = Register()
    for item in bundle:
        register.take(item)
    codes = Codes(register)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(codebook(codes))
    return len(codes)


def read(name: str, data: bytes) -> Iterator[Piece]:
    """Attributes with their values. Raises `BadFile`."""
    from .refi.reading import codebook_pieces

    return codebook_pieces(name, data)


FORMAT = Format(
    name="qdc",
    title="REFI-QDA codebook (.qdc)",
    suffixes=(".qdc",),
    media_types=("application/xml",),
    holds="set",
    group="analysis",
    purpose="the codebook alone, for the same programs",
    read=read,
    write=write,
    counts="object",
    loses=(losses.STATEMENTS, losses.KEYS, losses.VERSIONS, losses.HISTORY),
)
