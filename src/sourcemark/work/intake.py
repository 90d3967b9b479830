"""Taking articles in: from files and folders, from the clipboard. What can't be read is named with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from ..formats.inputs import Outcome
from ..formats.limits import Limits
from ..formats.pool import Readers
from ..formats.registry import suffixes
from ..formats.txt import read as read_text
from ..model.articles import Article, How
from ..model.changes import Changes
from ..model.errors import Refused
from ..project import Bulk, Operation, Project
from ..project.queries.articles import articles_from_bytes, articles_with_text
from .articles import take_in
from .task import Quiet, Task


class Summary(Struct, frozen=True):
    """What became of every file. Names are those of the files, without folders."""

    changes: Changes = Changes()
    added: tuple[tuple[str, str], ...] = ()
    """`(name, id of the article)`"""
    known: tuple[tuple[str, str], ...] = ()
    """`(name, title of the article that has this text already)`"""
    refused: tuple[tuple[str, str], ...] = ()
    """`(name, reason)`"""

    def __str__(self) -> str:
        """One line for the person who asked."""
        parts = [f"{len(self.added):,} {'article' if len(self.added) == 1 else 'articles'} added"]
        parts += [f"{len(self.known):,} already here"] if self.known else []
        parts += [f"{len(self.refused):,} could not be read"] if self.refused else []
        return ", ".join(parts) + "."


def import_files(
    project: Project,
    paths: Sequence[Path],
    task: Task | None = None,
    *,
    how: How = "file",
    limits: Limits | None = None,
) -> Summary:
    """Take in files, and folders with all that is readable in them, as one step of undo.

    A text or file the project holds already is not taken in twice. Cancelled: nothing comes in.
    """
    task = task or Quiet()
    files = list(_files(paths))
    if not files:
        raise Refused("There is no file in it that Sourcemark can read.")
    name = f"Import {len(files):,} articles" if len(files) > 1 else f"Import {files[0].name}"
    counter = _Intake(how)
    with Readers(limits) as readers, project.bulk(name) as op:
        outcomes = readers.read_all(files, cancelled=lambda: task.cancelled, waiting=op.rest)
        for number, outcome in enumerate(outcomes, 1):
            counter.take(project, op, outcome)
            op.pause()
            task.progress(number, len(files), outcome.name)
        task.progress(len(files), len(files))
    return Summary(op.changes, tuple(counter.added), tuple(counter.known), tuple(counter.refused))


def paste(project: Project, text: str) -> Changes:
    """Take in a text from the clipboard. Refused when the project holds it already."""
    draft = read_text("", text.encode("utf-8", "surrogatepass"))
    with project.operation(f"Paste article “{draft.title}”") as op:
        article = take_in(op, draft, "paste")
        _must_be_new(project, article)
    return op.changes


class _Intake:
    """Files coming in one after the other, sorted by what became of them."""

    def __init__(self, how: How) -> None:
        self.how = how
        self.added: list[tuple[str, str]] = []
        self.known: list[tuple[str, str]] = []
        self.refused: list[tuple[str, str]] = []

    def take(self, project: Project, op: Bulk, outcome: Outcome) -> None:
        """One file."""
        if outcome.error is not None or outcome.draft is None:
            self.refused.append(
                (outcome.name, outcome.error.why if outcome.error else "it could not be read")
            )
        elif twin := _twin(project, articles_from_bytes(project.link, outcome.sha256)):
            self.known.append((outcome.name, twin.title))
        else:
            self._take_new(project, op, outcome)

    def _take_new(self, project: Project, op: Operation, outcome: Outcome) -> None:
        assert outcome.draft is not None
        digest = op.keep_text(outcome.draft.text)
        if twin := _twin(project, articles_with_text(project.link, digest)):
            self.known.append((outcome.name, twin.title))
        else:
            article = take_in(op, outcome.draft, self.how, outcome.name, outcome.original)
            self.added.append((outcome.name, article.id))


def _twin(project: Project, ids: Iterable[str]) -> Article | None:
    return next((a for a in (project.get(Article, id) for id in ids) if a is not None), None)


def _must_be_new(project: Project, article: Article) -> None:
    others = [id for id in articles_with_text(project.link, article.sha256) if id != article.id]
    if twin := _twin(project, others):
        where = "in the bin" if twin.binned else "in the project"
        raise Refused(f"This text is {where} already: “{twin.title}”.")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are named; of folders the readable ones below them, in order, hidden ones left out."""
    wanted = suffixes("article")
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and Path(name).suffix.lower() in wanted:
                    yield Path(folder, name)
