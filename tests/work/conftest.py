"""Projects, folders and a coworker's set, on which everything can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from desks import desk_in
from files import TEXT, WHEN, mark, new_project, problems, put_article, said_by, user
from replicas import Desk
from sets import Come, handed_on
from things import Case, case

from sourcemark.formats.sets import bundle as codec
from sourcemark.model.articles import Progress
from sourcemark.model.bundle import Item
from sourcemark.model.people import User
from sourcemark.model.review import Comment, Considered, Decision, Settlement
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.statements import Hop
from sourcemark.project import Project
from sourcemark.project.merging.merge import Merged
from sourcemark.work.coworkers.merging import take_in


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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ann's project, from which copies are handed out."""
    with desk_in(tmp_path) as made:
        yield made


@pytest.fixture
def items(tmp_path: Path) -> list[Item]:
    """A bundle of a coworker: two articles, sources one of which was merged, two statements."""
    project = new_project(tmp_path / "theirs.sourcemark", user("Bo", "other"))
    there = case(project)
    with project.operation("More") as op:
        op.put(Source(id="a-double", name="Mr Lee", merged_into="lee"))
        op.put(Assessment(id="grade", source="lee", annotator="annotator-Bo", grade="B", at=WHEN))
        original = op.keep_original(b"bytes")
        second = put_article(op, "Second text 😀.", title="Second")
        captured = msgspec.structs.replace(second.captured, original=original)
        op.put(msgspec.structs.replace(second, captured=captured))
        said = mark(
            there.article,
            TEXT,
            (0, 12),
            who=user("Bo"),
            attribution=said_by(there.lee),
            chain=(Hop(source="ahn"),),
        )
        op.put(said)
        op.put(mark(second, "Second text 😀.", (12, 13), who=user("Bo")))
        op.put(Progress(id="p", article=second.id, annotator="annotator-Bo", done=True))
        on, by = there.article.id, {"annotator": "annotator-Bo", "at": WHEN}
        considered = (Considered(statement=said.id, annotator="annotator-Bo", mark="-"),)
        op.put(Decision(id="d", article=on, considered=considered, outcome="neither", **by))
        op.put(Comment(id="c", article=on, about=(said.id,), text="Is it?", **by))
        op.put(Settlement(id="s", of="source", entity="lee", part="note", heads=("x", "y"), **by))
    found = handed_on(project, tmp_path / "theirs.smbundle")
    project.close()
    return found


@pytest.fixture
def come(project: Project, tmp_path: Path) -> Come:
    """Merges a bundle of these objects."""

    def take(items: list[Item]) -> Merged:
        path = tmp_path / "in.smbundle"
        codec.write(path, items)
        return take_in(project, path)

    return take
