"""Label Studio's own export: tasks in a JSON file, without their labeling config. Read only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..format import Format
from ..json_lines import unmarked
from ..tagged import Piece
from .label_studio.reading import Reading

_START = 64 * 1024
"""Bytes that are enough to know it: what was annotated stands before the text."""
_SETS = re.compile(rb'"(annotations|predictions|completions)"\s*:\s*\[')
_RESULT = re.compile(rb'"(completed_by|from_name|model_version)"\s*:')
_NONE_YET = re.compile(rb'\A\s*\[?\s*\{\s*"id"\s*:\s*\d+\s*,\s*"(annotations|data)"\s*:')


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of every task. Raises `BadFile`."""
    reading = Reading(name, None)
    yield from reading.tasks(data, "")
    yield from reading.left()


def recognises(name: str, data: bytes) -> bool:
    """Tasks with sets of results, or those that begin as Label Studio writes them."""
    head = unmarked(data)[:_START]
    if head[:1] not in (b"[", b"{") or not _SETS.search(head):
        return False
    return _RESULT.search(head) is not None or _NONE_YET.match(head) is not None


FORMAT = Format(
    name="label-studio-json",
    title="Label Studio export (.json)",
    suffixes=(".json",),
    media_types=("application/json",),
    holds="set",
    recognises=recognises,
    read=read,
)
