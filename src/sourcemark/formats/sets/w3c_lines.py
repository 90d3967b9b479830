"""W3C Web Annotation as JSON lines: an annotation a line, each complete in itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from ...model.bundle import Bundle
from .. import losses
from ..format import Format
from ..json_lines import decoded_lines, unmarked
from ..tagged import Piece
from .w3c.looks import is_one
from .w3c.reading import Reading, as_annotation
from .w3c.writing import Annotations, head

_START = 4096
"""Bytes of a line that are enough to know it."""

LOSES = (
    *(losses.TEXTS, losses.UNMARKED),
    *losses.BUNDLES_ALONE,
    *losses.LISTS,
    *(losses.CAPTURE, losses.SOURCES, losses.CHAIN_WORDS, losses.DECISIONS, losses.CONFIRMED),
)


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the lines; how many statements there were."""
    number, start = 0, head()
    with path.open("wb") as file:
        for number, annotation in enumerate(Annotations(bundle), 1):  # noqa: B007 - the last number counts
            file.write(start + annotation[1:] + b"\n")
        if not number:  # no file is empty, and this too is said in the W3C's words
            file.write(start + b'"type":"AnnotationCollection","id":"urn:sourcemark:nothing","total":0}\n')
    return number


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of each line. Raises `BadFile` with the line that is wrong."""
    reading = Reading(name)
    for number, line in decoded_lines(name, data, dict):
        where = f"line {number:,}"
        if line.get("type") == "AnnotationCollection" and line.get("total") == 0:
            continue
        yield from reading.pieces(as_annotation(name, where, line), where)
    yield from reading.left()


def recognises(name: str, data: bytes) -> bool:
    """The first line says what it is."""
    return is_one(unmarked(data)[:_START].split(b"\n", 1)[0])


FORMAT = Format(
    name="w3c-jsonl",
    title="W3C Web Annotations, one a line (.jsonl)",
    suffixes=(".jsonl",),
    media_types=("application/jsonl",),
    holds="set",
    group="tools",
    purpose="the same, one a line",
    recognises=recognises,
    read=read,
    write=write,
    loses=LOSES,
)
