"""UIMA CAS as XMI: an archive with a type system and one file per article and annotator, for INCEpTION and DKPro."""

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

SYSTEM, LAYERS = "TypeSystem.xml", "layers.json"


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the archive; how many statements there were."""
    from ..packing import add
    from .cas import layers, type_system, xmi
    from .cas.archive_out import write_all

    with zipfile.ZipFile(path, "w") as archive, Grouped(bundle) as grouped:
        number, types = write_all(
            archive, grouped, ".xmi", lambda cas: (p.encode() for p in xmi.written(cas))
        )
        add(archive, SYSTEM, type_system.written(types.all()).encode())
        add(archive, LAYERS, layers.layers(types, grouped.register))
    return number


def read(name: str, data: bytes) -> Iterator[Piece]:
    """Documents and annotations of every XMI file in the archive. Raises `BadFile`."""
    from ..archive import Archive
    from .cas import type_system, xmi
    from .cas.reading import Reading

    with Archive(name, data) as archive:
        system = next((m for m in sorted(archive.names(), key=len) if _is_system(m)), None)
        if system is None:
            raise BadFile(name, "it has no part named TypeSystem.xml, which says what the others mean")
        types = type_system.types_in(name, archive.read(system), system)
        reading = Reading(name)
        for member in filter(_is_xmi, archive.names()):
            structures = xmi.structures_in(name, archive.read(member), member, types)
            yield from reading.pieces(member, structures, types)
        yield from reading.left()


def recognises(name: str, data: bytes) -> bool:
    """An archive with a type system or XMI files in it."""
    from ..archive import Archive

    try:
        with Archive(name, data) as archive:
            return any(_is_system(member) or _is_xmi(member) for member in archive.names())
    except BadFile:
        return False


def _is_system(member: str) -> bool:
    return member.lower().rpartition("/")[2] == SYSTEM.lower()


def _is_xmi(member: str) -> bool:
    return member.lower().endswith(".xmi")


FORMAT = Format(
    name="cas-xmi",
    title="UIMA CAS as XMI for INCEpTION (.zip)",
    suffixes=(".zip",),
    media_types=("application/zip",),
    holds="set",
    group="tools",
    purpose="for INCEpTION and UIMA",
    signature=b"PK\3\4",
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
