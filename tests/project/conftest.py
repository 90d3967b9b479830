"""A project file of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from files import new_project, problems

from sourcemark.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.sourcemark"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """A new project, open; when the test is over it is closed, and the file must be sound."""
    opened = new_project(path)
    yield opened
    opened.close()
    assert problems(path) == []
