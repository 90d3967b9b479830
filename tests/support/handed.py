"""Copies of parts of a project, and words by which one finds what stands in their bytes."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from files import mark, put_all, put_article, user
from replicas import Desk

from sourcemark.model.articles import Article
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.merging.handing import Marks, Selection, hand_out

FOR_CAT = Arrangement(id=ARRANGEMENT, made_for="Cat", made_by="Ann")


class Handed:
    """Ann's project with a coworker's marks in it, and copies of parts of it."""

    def __init__(self, desk: Desk, stack: ExitStack) -> None:
        self.desk, self.ann, self._stack = desk, desk.ann, stack

    def out(self, name: str, *articles: Article, marks: Marks = "all", learned: bool = False) -> Path:
        """A copy with these articles; where it lies."""
        path = self.desk.folder / f"{name}.sourcemark"
        hand_out(self.ann, path, Selection(tuple(a.id for a in articles), marks, learned), FOR_CAT)
        return path

    def open(self, path: Path, who: str = "Cat") -> Project:
        """The copy, until the test is over."""
        project = open_project(path, user(who, f"{who}'s"))
        self._stack.callback(project.close)
        return project


def has(path: Path, *words: str) -> list[str]:
    """Which of the words stand anywhere in the bytes of the file, or of one beside it."""
    data = b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*"))
    return [word for word in words if word.encode() in data]


def bring(project: Project, word: str) -> tuple[Article, Statement]:
    """An article and a mark of whoever works there, in which `word` stands as text, title and note."""
    text = f"Of {word}text nobody knows."
    with project.operation(f"Import {word}step") as op:
        article = put_article(op, text, f"{word}title")
    made = mark(article, text, (3, 9), who=project.user, note=f"{word}note")
    put_all(project, f"Tag {word}tagged", [made])
    return article, made


SORTS = ("text", "title", "step", "note", "tagged")


def all_of(word: str) -> tuple[str, ...]:
    return tuple(word + sort for sort in SORTS)
