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
        *(losses.ORIGINALS, losses.LAYOUT, losses.CAPTURE, losses.HISTORY, losses.ASSESSMENTS),
        *(losses.REGISTER, losses.UNHEARD, losses.SOURCES, losses.DEFINITIONS, losses.LOOKS, losses.UNUSED),
        *(losses.VERSIONS, losses.CHAIN_WORDS, losses.DECISIONS, losses.COMMENTS, losses.SETTLEMENTS),
        *(losses.STANDING, losses.IDS, losses.CONFIRMED),
    ),
)
