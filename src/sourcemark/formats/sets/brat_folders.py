"""brat as a ZIP file of folders: text and marks beside each other, with the configuration that shows them."""

from __future__ import annotations

from .. import losses
from ..format import Format
from .brat.reading import read, recognises
from .brat.writing import write

FORMAT = Format(
    name="brat",
    title="brat folders (.zip)",
    suffixes=(".zip",),
    media_types=("application/zip",),
    signature=b"PK\x03\x04",
    holds="set",
    group="tools",
    purpose="for brat",
    recognises=recognises,
    read=read,
    write=write,
    takes_texts=True,
    loses=(
        *losses.BUNDLES_ALONE,
        *losses.LISTS,
        *(losses.CAPTURE, losses.SOURCES, losses.CHAIN_WORDS, losses.DECISIONS, losses.IDS, losses.CONFIRMED),
    ),
)
