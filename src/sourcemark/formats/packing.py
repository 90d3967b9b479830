"""ZIP files as formats write them: the same set gives the same bytes, and no member is held in memory."""

from __future__ import annotations

import zipfile
from typing import IO

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The first day a ZIP file knows: when a set was written is nobody's business."""


def member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A member to be written to, packed; to be closed before the next one."""
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    return archive.open(info, "w", force_zip64=True)


def add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """A whole member."""
    with member(archive, name) as file:
        file.write(data)
