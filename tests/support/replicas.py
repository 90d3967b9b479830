"""Copies of a project at several desks, and what is done at them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from files import TEXT, mark, state, user

from sourcemark.model.articles import Article
from sourcemark.model.kinds import AT_HOME
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.merging.handing import Marks, Selection, hand_out
from sourcemark.project.merging.merge import Merged, merge

IMPORTED = "Import"


class Desk:
    """Ann's project and the copies she hands out."""

    def __init__(self, folder: Path, ann: Project, stack: ExitStack) -> None:
        self.folder, self.ann = folder, ann
        self._open: list[Project] = []
        stack.callback(self._shut_all)

    def copy(self, name: str, marks: Marks = "own", machine: str = "") -> Project:
        """A copy for that person, opened at a machine of their own."""
        path = self.folder / f"{name.lower()}.sourcemark"
        articles = tuple(article.id for article in self.ann.all(Article))
        hand_out(self.ann, path, Selection(articles, marks), Arrangement(id=ARRANGEMENT, made_for=name))
        project = open_project(path, user(name, machine or f"{name}'s"))
        self._open.append(project)
        return project

    def shut(self, project: Project) -> Path:
        """Close somebody's project; where its file lies."""
        self._open.remove(project)
        project.close()
        return project.path

    def _shut_all(self) -> None:
        for project in [*self._open]:
            self.shut(project)


def take(into: Project, other: Project) -> Merged:
    """Merge what somebody else has."""
    return merge(into, other.path, f"Merge {other.path.name}")


def shared(project: Project) -> dict[tuple[str, str], str]:
    """All that stands in a project and travels."""
    return {key: body for key, body in state(project).items() if key[0] not in AT_HOME}


def common(project: Project) -> dict[tuple[str, str], str]:
    """What travels, but for those who have only signed in."""
    return {key: body for key, body in shared(project).items() if key[0] != "annotator"}


def article_of(project: Project) -> Article:
    """The first article."""
    return next(article for article in project.all(Article) if article.title == "Troops move")


def tag(project: Project, start: int, end: int, **fields: object) -> Statement:
    """A mark of whoever works there."""
    made = mark(article_of(project), TEXT, (start, end), who=project.user, **fields)
    with project.operation("Tag") as op:
        op.put(made)
    return made


def enter(project: Project, id: str, **fields: object) -> Source:
    """An entry of the register, new or changed."""
    made = Source(id=id, **{"name": id, **fields})  # type: ignore[arg-type]
    with project.operation(f"Enter {id}") as op:
        op.put(made)
    return made
