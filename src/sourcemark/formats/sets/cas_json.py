"""UIMA CAS as JSON (JSON CAS 0.4): an archive with one file per article and annotator; read singly, too."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from ...model.bundle import Bundle
from ...model.errors import BadFile
from .. import losses
from ..format import Format
from ..grouped import Grouped
from ..tagged import Piece

_ZIP = b"PK"
_MARKS = (b'"%TYPES"', b'"%FEATURE_STRUCTURES"', b'"%VIEWS"')
_LOOKED_AT = 4096
"""Bytes of a file within which one of its own words must stand."""


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the archive; how many statements there were."""
    from .cas.archive_out import write_all
    from .cas.json_cas import encoded

    with zipfile.ZipFile(path, "w") as archive, Grouped(bundle) as grouped:
        number, _ = write_all(archive, grouped, ".json", lambda cas: (encoded(cas),))
    return number


def read(name: str, data: bytes) -> Iterator[Piece]:
    """Documents and annotations. Raises `BadFile`."""
    from .cas.json_cas import cas_in
    from .cas.reading import Reading

    reading = Reading(name)
    for member, content in _files(name, data):
        structures, types = cas_in(name, content, member)
        yield from reading.pieces(member or name, structures, types)
    yield from reading.left()


def recognises(name: str, data: bytes) -> bool:
    """The words that JSON CAS alone has, in the file or in the first one of an archive."""
    try:
        first = next(_files(name, data), ("", b""))[1]
    except BadFile:
        return False
    return any(mark in first[:_LOOKED_AT] for mark in _MARKS)


def _files(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Members of an archive, or the file itself without a name."""
    from ..archive import Archive

    if not data.startswith(_ZIP):
        yield "", data
        return
    with Archive(name, data) as archive:
        for member in archive.names():
            if member.lower().endswith(".json"):
                yield member, archive.read(member)


FORMAT = Format(
    name="cas-json",
    title="UIMA CAS as JSON (.zip)",
    suffixes=(".zip", ".json"),
    media_types=("application/zip", "application/json"),
    holds="set",
    group="tools",
    purpose="for INCEpTION and UIMA",
    recognises=recognises,
    read=read,
    write=write,
    takes_texts=True,
    loses=(
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.CAPTURE, losses.SOURCES, losses.CHAIN_WORDS, losses.DECISIONS, losses.CONFIRMED),
    ),
)
