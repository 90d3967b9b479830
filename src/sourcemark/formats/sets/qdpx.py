"""REFI-QDA project: what NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette and others exchange."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from ...model.bundle import Bundle
from .. import losses
from ..format import Format, Option
from ..grouped import Grouped
from ..tagged import Piece

CRLF = Option(
    name="crlf",
    title="CRLF text for MAXQDA/NVivo on Windows",
    hint="Turn this on when marks stand a few characters too early in those programs, more so further down.",
)


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the project; how many statements there were."""
    from .refi.project import write_project

    with zipfile.ZipFile(path, "w") as archive, Grouped(bundle) as grouped:
        return write_project(archive, grouped, CRLF.name in options)


def read(name: str, data: bytes) -> Iterator[Piece]:
    """Users, codes, documents and selections of a project. Raises `BadFile`."""
    from .refi.reading import project_pieces

    return project_pieces(name, data)


FORMAT = Format(
    name="qdpx",
    title="REFI-QDA project (.qdpx)",
    suffixes=(".qdpx",),
    media_types=("application/zip",),
    holds="set",
    group="analysis",
    purpose="for ATLAS.ti, MAXQDA, NVivo and others",
    signature=b"PK\3\4",
    read=read,
    write=write,
    options=(CRLF,),
    takes_texts=True,
    loses=(
        *losses.BUNDLES_ALONE,
        *(losses.CAPTURE, losses.ACCESS, losses.KEYS, losses.CHAIN_WORDS, losses.DECISIONS),
        *(losses.CONFIRMED, losses.IDS),
    ),
)
