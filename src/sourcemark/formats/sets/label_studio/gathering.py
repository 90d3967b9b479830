"""Result items of one annotation, put together again: what belongs to one region, and what ties regions."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import Struct, field

from ....model.errors import BadFile
from .names import PART

_ITEMS = {"labels": "labels", "hypertextlabels": "hypertextlabels", "choices": "choices", "textarea": "text",
          "rating": "rating", "number": "number", "datetime": "datetime", "taxonomy": "taxonomy"}  # fmt: skip
"""Type of a result item -> key of what it says."""


class Region(Struct):
    """A place with all that is said of it."""

    id: str
    start: int
    end: int
    words: str = ""
    """What the file says stands there."""
    values: dict[str, list[str]] = field(default_factory=dict)
    created: str = ""

    @property
    def part(self) -> str:
        """What it is in a set of ours."""
        return "".join(self.values.get(PART, ())[:1])


class Gathered(Struct):
    """One annotation or prediction."""

    regions: dict[str, Region] = field(default_factory=dict)
    ties: list[tuple[str, str, str]] = field(default_factory=list)
    """From, to, label."""
    left: Counter[str] = field(default_factory=Counter)


def gathered(name: str, where: str, results: Any) -> Gathered:
    """What the items of a `result` come to. Raises `BadFile` for what is no such list."""
    found = Gathered()
    if not isinstance(results, list) or not all(isinstance(item, dict) for item in results):
        raise BadFile(name, "the result of an annotation is no list of items", where)
    for number, item in enumerate(results):
        _take(found, name, where, item, number)
    return found


def _take(found: Gathered, name: str, where: str, item: dict[str, Any], number: int) -> None:
    kind, value = str(item.get("type")), item.get("value")
    if kind == "relation":
        labels = item.get("labels")
        label = labels[0] if isinstance(labels, list) and len(labels) == 1 else ""
        found.ties.append((str(item.get("from_id")), str(item.get("to_id")), str(label)))
    elif kind not in _ITEMS or not isinstance(value, dict):
        found.left["marks that are not in a text"] += 1
    elif "startOffset" in value or isinstance(value.get("start"), str):
        found.left["marks in texts with HTML"] += 1
    elif (region := _region(found, name, where, item, number)) is None:
        found.left["what is said of whole texts"] += 1
    else:
        said = _said(value.get(_ITEMS[kind]))
        region.values.setdefault(str(item.get("from_name", "")), []).extend(said)


def _region(found: Gathered, name: str, where: str, item: dict[str, Any], number: int) -> Region | None:
    """The region that the item belongs to; None for one of the whole text."""
    value, id = item["value"], str(item.get("id") or f"item {number}")
    region = found.regions.get(id)
    if region is None and "start" in value:
        start, end = value["start"], value.get("end")
        if not (type(start) is int and type(end) is int and 0 <= start < end):
            raise BadFile(name, f"no text has a place from {str(start)[:40]} to {str(end)[:40]}", where)
        region = found.regions[id] = Region(id, start, end)
    if region is not None:
        _complete(region, item, value)
    return region


def _complete(region: Region, item: dict[str, Any], value: dict[str, Any]) -> None:
    if isinstance(value.get("text"), str):
        region.words = value["text"]
    meta = item.get("meta")
    if isinstance(meta, dict) and isinstance(meta.get("created"), str):
        region.created = meta["created"]


def _said(value: Any) -> list[str]:
    """The words of a value: one, a list of them, or of paths in a tree."""
    if isinstance(value, list):
        return [" / ".join(map(str, one)) if isinstance(one, list) else str(one) for one in value]
    return [] if value is None else [str(value)]
