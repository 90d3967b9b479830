"""A project with one article and a register of two, on which everything can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from files import new_project, problems, user
from things import Case, case

from sourcemark.model.people import User
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


@pytest.fixture
def here(project: Project) -> Case:
    """The project with an article, two sources and nothing marked."""
    return case(project)


@pytest.fixture
def as_user(project: Project) -> Iterator[Callable[[str], User]]:
    """Lets somebody else sit down at the same machine."""
    before = project.user

    def sit(name: str) -> User:
        project.user = user(name)
        return project.user

    yield sit
    project.user = before
