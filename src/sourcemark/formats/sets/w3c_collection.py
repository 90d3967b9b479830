"""W3C Web Annotation as one collection with one page in it, written and read annotation by annotation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Raw

from ...model.bundle import Bundle
from ...model.errors import BadFile
from ..format import Format
from ..json_lines import decoded, decoded_part
from ..json_out import write_list
from ..tagged import Piece
from .w3c.looks import is_one
from .w3c.reading import Reading, as_annotation
from .w3c.writing import Annotations, head
from .w3c_lines import LOSES

_START = 64 * 1024
"""Bytes of a file that are enough to know it: exports of others may begin with much else."""
_DEEP = 4
"""A collection holds a page, a page holds annotations: nothing is nested deeper."""
_HOLDERS = ("items", "annotations", "rows", "first", "resources", "@graph")
"""Keys under which annotations lie: W3C's, then those of Hypothes.is and of older drafts."""


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the collection; how many statements there were."""
    with path.open("wb") as file:
        file.write(head() + b'"type":"AnnotationCollection","label":"Sourcemark",')
        file.write(b'"first":{"type":"AnnotationPage","startIndex":0,"items":')
        number, digest = _items(file, bundle)
        # what is only known at the end stands there; named after what is in it, the same set has the same name
        file.write(
            b',"id":"urn:sourcemark:page:%b","partOf":"urn:sourcemark:collection:%b"},' % (digest, digest)
        )
        file.write(b'"total":%d,"id":"urn:sourcemark:collection:%b"}\n' % (number, digest))
    return number


def _items(file: BinaryIO, bundle: Bundle) -> tuple[int, bytes]:
    """Write the annotations: how many they are, and a digest of them."""
    digest = hashlib.sha256()
    number = write_list(file, _noted(Annotations(bundle), digest.update))
    return number, digest.hexdigest().encode()


def _noted(annotations: Iterable[bytes], note: Callable[[bytes], object]) -> Iterator[bytes]:
    for annotation in annotations:
        note(annotation)
        yield annotation


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of each annotation. Raises `BadFile` with the number of the one that is wrong."""
    reading = Reading(name)
    for number, raw in enumerate(_raws(name, Raw(_json(name, data)), 0), 1):
        where = f"annotation {number:,}"
        yield from reading.pieces(as_annotation(name, where, decoded_part(name, where, raw)), where)
    yield from reading.left()


def _json(name: str, data: bytes) -> bytes:
    return bytes(decoded(name, data, Raw))


def _raws(name: str, raw: Raw, deep: int) -> Iterator[Raw]:
    """The annotations in what may be one, a list of them, a page or a collection."""
    if deep > _DEEP:
        raise BadFile(name, "pages lie too deep in each other")
    if _begins(raw, b"["):
        yield from decoded_part(name, "", raw, list[Raw])
        return
    shell: dict[str, Raw] = decoded_part(name, "", raw, dict[str, Raw])
    held = [shell[key] for key in _HOLDERS if key in shell and _begins(shell[key], b"[", b"{")]
    if "target" in shell or not held:
        yield raw
        return
    for inner in held:
        yield from _raws(name, inner, deep + 1)


def _begins(raw: Raw, *marks: bytes) -> bool:
    return bytes(memoryview(raw)[:1]) in marks


def recognises(name: str, data: bytes) -> bool:
    """It names the W3C's context or types, or is an export of Hypothes.is."""
    return is_one(data[:_START])


FORMAT = Format(
    name="w3c",
    title="W3C Web Annotation collection (.json)",
    suffixes=(".json",),
    media_types=("application/ld+json", "application/json"),
    holds="set",
    group="tools",
    purpose="for Hypothesis and annotation servers",
    recognises=recognises,
    read=read,
    write=write,
    loses=LOSES,
)
