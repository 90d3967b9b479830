"""A file that appears under its name only when it is whole and on the disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from ...model.errors import BadFile, Refused
from ...project import SUFFIX


@contextlib.contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A draft to write to, which takes its name when it is whole. Refused when `path` is a project file.

    Raises `BadFile` for a folder and for a device, whose place the draft would take.
    """
    if path.suffix.lower() == SUFFIX:
        raise Refused(f"A name that ends in {SUFFIX} is for projects: choose another one.")
    if path.exists() and not path.is_file():
        raise BadFile(path, "it can't be written (it is no file that could be replaced)")
    draft = path.with_name(path.name + ".part")
    try:
        yield draft
        _sync(draft)
        os.replace(draft, path)
    except OSError as error:
        raise BadFile(path, f"it can't be written ({error.strerror})") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Wait until it is on the disk: a name on a file that a power cut emptied would be worse than none."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
