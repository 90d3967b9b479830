"""While a slow file is read for an import, others can write: a key never waits for it."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from coming import titles, write
from files import put_all

from sourcemark.formats.limits import Limits
from sourcemark.model.sources import Source
from sourcemark.project import Project
from sourcemark.work.intake import import_files
from sourcemark.work.task import Cancelled

SLOW = rb"{\rtf1 " + rb"{\field{\*\fldinst{" * 30_000
"""Keeps its reader busy for longer than any limit."""


class Beside:
    """Lets somebody write as soon as the first file is in, and stops the import once that is done."""

    def __init__(self, project: Project) -> None:
        self._project, self._wrote = project, threading.Event()
        self._writer = threading.Thread(target=self._write)

    @property
    def cancelled(self) -> bool:
        return self._wrote.is_set()

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        if self.cancelled:
            raise Cancelled
        if label == "good.txt":
            self._writer.start()

    def _write(self) -> None:
        with closing(self._project.clone(writing=True)) as other:
            put_all(other, "Meanwhile", [Source(id="lee", name="Lee")])
        self._wrote.set()

    def end(self) -> None:
        self._writer.join()


def test_others_write_while_a_slow_file_is_read(project: Project, folder: Path) -> None:
    paths = write(folder, good_txt="Good", slow_rtf=SLOW)
    task = Beside(project)
    with pytest.raises(Cancelled):  # else the file came to its limit before the other could write
        import_files(project, paths, task, limits=Limits(seconds=5))
    task.end()
    assert project.get(Source, "lee") is not None
    assert titles(project) == []
