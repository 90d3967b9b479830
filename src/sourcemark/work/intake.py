"""Taking articles in: from files and folders, from the clipboard. What can't be read is named with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from ..formats.drafting import drafted, first_line
from ..formats.inputs import Outcome
from ..formats.limits import Limits
from ..formats.pool import Readers
from ..model.articles import Article, Draft, How
from ..model.changes import Changes
from ..model.errors import BadFile, Refused
from ..project import Bulk, Operation, Project
from ..project.queries.articles import articles_from_bytes, articles_with_text
from .articles import first_words, take_in
from .finding import find
from .task import Quiet, Task

Rows = tuple[tuple[str, str], ...]


class Summary(Struct, frozen=True):
    """What became of every file. Names of files in a folder are those below it: `deeper/c.md`."""

    changes: Changes = Changes()
    added: Rows = ()
    """`(name, id of the article)`"""
    known: Rows = ()
    """`(name, title of the article that has this text already)`"""
    refused: Rows = ()
    """`(name, reason)`"""
    passed: Rows = ()
    """`(name, reason)`: other things that lay in a folder and were not opened."""

    def __str__(self) -> str:
        """One line for the person who asked."""
        parts = [f"{len(self.added):,} {'article' if len(self.added) == 1 else 'articles'} added"]
        parts += [f"{len(self.known):,} already here"] if self.known else []
        parts += [f"{len(self.refused):,} could not be read"] if self.refused else []
        parts += [f"{len(self.passed):,} passed over"] if self.passed else []
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
    task, found = task or Quiet(), find(paths)
    if not found.files and not found.refused:
        raise Refused("There is no file in it that Sourcemark can read.")
    total, counter = len(found.files), _Intake(project, how, found.names)
    with Readers(limits) as readers, project.bulk(_step_name(list(found.names.values()))) as op:
        task.progress(0, total)
        outcomes = readers.read_all(found.files, cancelled=lambda: task.cancelled, waiting=op.rest)
        for number, outcome in enumerate(outcomes, 1):
            counter.take(op, outcome)
            op.pause()
            task.progress(number, total, outcome.name)
        op.name = _step_name([name for name, _ in counter.added])
        task.progress(total, total)
    refused = (*found.refused, *counter.refused)
    return Summary(op.changes, tuple(counter.added), tuple(counter.known), refused, tuple(found.passed))


def _step_name(names: list[str]) -> str:
    return f"Import {names[0]}" if len(names) == 1 else f"Import {len(names):,} files"


def paste(project: Project, text: str) -> Changes:
    """Take in a text from the clipboard. Refused when it is blank, or in the project already."""
    try:
        draft = drafted("", text, title=first_line(text))
    except BadFile as bad:
        raise Refused(f"This can't be pasted: {bad.why}.") from bad
    with project.operation(f"Paste article “{draft.title or first_words(draft.text)}”") as op:
        article = take_in(op, draft, "paste")
        _must_be_new(project, article)
    return op.changes


class _Intake:
    """Files coming in one after the other, sorted by what became of them."""

    def __init__(self, project: Project, how: How, names: Mapping[Path, str]) -> None:
        self._project, self._how, self._names = project, how, names
        self.added: list[tuple[str, str]] = []
        self.known: list[tuple[str, str]] = []
        self.refused: list[tuple[str, str]] = []

    def take(self, op: Bulk, outcome: Outcome) -> None:
        """One file."""
        name = self._names[outcome.item] if isinstance(outcome.item, Path) else outcome.name
        if outcome.draft is None:
            self.refused.append((name, _reason(outcome.error)))
        elif twin := _twin(self._project, articles_from_bytes(self._project.link, outcome.sha256)):
            self.known.append((name, twin.title))
        else:
            self._take_new(op, name, outcome, outcome.draft)

    def _take_new(self, op: Operation, name: str, outcome: Outcome, draft: Draft) -> None:
        digest = sha256(draft.text.encode()).hexdigest()
        if twin := _twin(self._project, articles_with_text(self._project.link, digest)):
            self.known.append((name, twin.title))
        else:
            article = take_in(op, draft, self._how, outcome.name, outcome.original)
            self.added.append((name, article.id))


def _reason(error: BadFile | None) -> str:
    if error is None:
        return "it could not be read"
    return f"{error.why} ({error.where})" if error.where else error.why


def _twin(project: Project, ids: Iterable[str]) -> Article | None:
    return next((a for a in (project.get(Article, id) for id in ids) if a is not None), None)


def _must_be_new(project: Project, article: Article) -> None:
    others = [id for id in articles_with_text(project.link, article.sha256) if id != article.id]
    if twin := _twin(project, others):
        where = "in the bin" if twin.binned else "in the project"
        raise Refused(f"This text is {where} already: “{twin.title}”.")
