"""Label Studio as we write it: a ZIP file of the tasks and their labeling config, article by article."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from ...model.bundle import Bundle
from ...model.codebook import Codebook
from ...model.errors import BadFile
from ...model.statements import Statement
from .. import losses
from ..archive import Archive
from ..described import about
from ..format import Format, Option
from ..grouped import Group, Grouped
from ..json_out import write_list
from ..losses import Loss
from ..packing import add, member
from ..register import Register
from ..tagged import Piece
from .label_studio.config import config
from .label_studio.controls import controls
from .label_studio.reading import Reading
from .label_studio.regions import Regions

TASKS, CONFIG = "tasks.json", "labeling_config.xml"
PREDICTIONS = Option(
    name="predictions",
    title="As predictions",
    hint="Statements are proposals that annotators in Label Studio start from, not annotations.",
)
_TAIL = 128 * 1024
"""Bytes at the end of a ZIP file that name its last members."""


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write both members; how many statements there were."""
    encode, counted = msgspec.json.Encoder().encode, Counter[str]()
    with zipfile.ZipFile(path, "w") as archive, Grouped(bundle) as grouped:
        regions = Regions(grouped.register)
        with member(archive, TASKS) as file:
            write_list(file, map(encode, _tasks(grouped, regions, PREDICTIONS.name in options, counted)))
            file.write(b"\n")
        add(archive, CONFIG, config(grouped.register, regions.used))
    return counted["statements"]


def _tasks(
    grouped: Grouped, regions: Regions, proposed: bool, counted: Counter[str]
) -> Iterator[dict[str, Any]]:
    for number, group in enumerate(grouped.groups(), 1):
        counted["statements"] += len(group.statements)
        yield _task(number, group, regions, grouped.register, proposed)


def _task(number: int, group: Group, regions: Regions, register: Register, proposed: bool) -> dict[str, Any]:
    sets = [_annotation(marks, group, regions, register, proposed) for marks in _by_annotator(group)]
    annotations, predictions = ([], sets) if proposed else (sets, [])
    article = group.article
    data = {"title": article.title, "article": article.id, **about(article), "text": group.text}
    return {"id": number, "annotations": annotations, "predictions": predictions, "data": data}


def _by_annotator(group: Group) -> Iterator[list[Statement]]:
    ordered = sorted(group.statements, key=lambda s: s.annotator)
    return (list(marks) for _, marks in groupby(ordered, key=lambda s: s.annotator))


def _annotation(
    marks: list[Statement], group: Group, regions: Regions, register: Register, proposed: bool
) -> dict[str, Any]:
    result = [item for s in marks for item in regions.of(s, group.text)]
    if proposed:
        return {"model_version": "sourcemark", "result": result}
    id = marks[0].annotator
    # Label Studio wants an address by which it finds its own user, and takes whoever imports when there is none
    email = f"{quote(id, safe='')}@sourcemark.invalid"
    who = {"email": email, "first_name": register.annotator(id), "last_name": ""}
    return {"completed_by": who, "created_at": min(s.created for s in marks), "result": result}


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The attributes of the config, then the pieces of every task in every member. Raises `BadFile`."""
    with Archive(name, data) as archive:
        members = archive.names()
        known = [controls(name, archive.read(m), m) for m in members if m.lower().endswith(".xml")]
        reading = Reading(name, known[0] if known else None)
        tasks = [m for m in members if m.lower().endswith(".json")]
        if not tasks:
            raise BadFile(name, "there are no tasks in it")
        yield from reading.attributes()
        for one in tasks:
            yield from reading.tasks(archive.read(one), one)
    yield from reading.left()


def recognises(name: str, data: bytes) -> bool:
    """Its directory, at the end, names a labeling config."""
    return CONFIG.encode() in data[-_TAIL:]


FORMAT = Format(
    name="label-studio",
    title="Label Studio project (.zip)",
    suffixes=(".zip",),
    media_types=("application/zip",),
    signature=b"PK\x03\x04",
    holds="set",
    group="tools",
    purpose="for Label Studio",
    recognises=recognises,
    read=read,
    write=write,
    options=(PREDICTIONS,),
    takes_texts=True,
    loses=(
        *losses.BUNDLES_ALONE,
        *(losses.CAPTURE, losses.REGISTER, losses.UNHEARD, losses.SOURCES),
        Loss(
            "definitions",
            "definitions of facets",
            losses.of(Codebook, lambda b: sum(bool(f.definition) for f in b.facets)),
        ),
        Loss("looks", "keys, letters and all colours but those of source types", losses.LOOKS.tally),
        *(losses.CHAIN_WORDS, losses.DECISIONS, losses.CONFIRMED),
    ),
)
