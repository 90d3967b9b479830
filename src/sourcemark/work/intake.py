"""Taking articles in from files, folders and collections. What can't be read is named with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from ..formats.inputs import Outcome, Wanted
from ..formats.limits import Limits
from ..formats.pool import Readers
from ..formats.registry import unknown
from ..model.articles import AS_FOUND, Article, Choices, Draft, How
from ..model.changes import Changes
from ..model.errors import BadFile, Refused
from ..project import Bulk, Operation, Project
from ..project.queries.articles import articles_from_bytes, articles_with_text
from .articles import take_in
from .finding import Finds, Found, find
from .task import Quiet, Task

Rows = tuple[tuple[str, str], ...]


class Summary(Struct, frozen=True):
    """What became of every file. Names of files in a folder are those below it: `deeper/c.md`.

    Members of a collection stand below its name: `saved.zip/page.html`.
    """

    changes: Changes = Changes()
    added: Rows = ()
    """`(name, id of the article)`"""
    known: Rows = ()
    """`(name, title of the article that has this text already)`"""
    refused: Rows = ()
    """`(name, reason)`"""
    passed: Rows = ()
    """`(name, reason)`: other things that lay in a folder or an archive and were not opened."""

    def __str__(self) -> str:
        """One line for the person who asked."""
        parts = [f"{len(self.added):,} {'article' if len(self.added) == 1 else 'articles'} added"]
        parts += [f"{len(self.known):,} already here"] if self.known else []
        parts += [f"{len(self.refused):,} could not be read"] if self.refused else []
        parts += [f"{len(self.passed):,} passed over"] if self.passed else []
        return ", ".join(parts) + "."


def import_files(
    project: Project,
    items: Sequence[Path | Wanted],
    task: Task | None = None,
    *,
    how: How = "file",
    limits: Limits | None = None,
) -> Summary:
    """Take in files, and folders with all that is readable in them, as one step of undo.

    A `Wanted` says how a file is to be read, and which members of a collection are wanted.
    A text or file the project holds already is not taken in twice. Cancelled: nothing comes in.
    """
    return import_found(project, find(items), task, how=how, limits=limits)


def import_found(
    project: Project,
    found: Finds,
    task: Task | None = None,
    *,
    how: How = "file",
    limits: Limits | None = None,
) -> Summary:
    """As `import_files`, of files that were looked for before."""
    if not found.files and not found.refused:
        raise Refused("There is no file in it that Sourcemark can read.")
    task, total = task or Quiet(), sum(len(file.wanted.only or "1") for file in found.files)
    counter = _Intake(project, how, found.files)
    with Readers(limits) as readers, project.bulk(_step_name([file.name for file in found.files])) as op:
        task.progress(0, total)
        wanted = (file.wanted for file in found.files)
        outcomes = readers.read_all(wanted, cancelled=lambda: task.cancelled, waiting=op.rest)
        for number, outcome in enumerate(outcomes, 1):
            counter.take(op, outcome)
            op.pause()
            total += outcome.more and counter.here.wanted.only is None
            task.progress(number, max(number, total), outcome.member or outcome.name)
        op.name = _step_name([name for name, _ in counter.added])
        task.progress(total, total)
    refused, passed = (*found.refused, *counter.refused), (*found.passed, *counter.passed)
    return Summary(op.changes, tuple(counter.added), tuple(counter.known), refused, passed)


def _step_name(names: list[str]) -> str:
    return f"Import {names[0]}" if len(names) == 1 else f"Import {len(names):,} files"


class _Intake:
    """Articles coming in one after the other, sorted by what became of them."""

    def __init__(self, project: Project, how: How, files: Iterable[Found]) -> None:
        self._project, self._how, self._files = project, how, iter(files)
        self._more, self._seen = False, set[str]()
        self.here = Found(Wanted(Path()), "")
        """The file of the last outcome."""
        self.added: list[tuple[str, str]] = []
        self.known: list[tuple[str, str]] = []
        self.refused: list[tuple[str, str]] = []
        self.passed: list[tuple[str, str]] = []

    def take(self, op: Bulk, outcome: Outcome) -> None:
        """One file, or one member of a collection. Files come in the order in which they were asked for."""
        if not self._more:
            self.here = next(self._files)
            self._seen.clear()
        self._more = outcome.more
        self._seen.add(outcome.member)
        name = f"{self.here.name}/{outcome.member}" if outcome.member else self.here.name
        self._sort(op, name, outcome)
        if not outcome.more:
            self._name_missing()

    def _name_missing(self) -> None:
        """Members that were asked for by name, and are not in there."""
        missing = [name for name in self.here.wanted.only or () if name not in self._seen]
        self.refused += [(f"{self.here.name}/{name}", "it is not in there") for name in missing]

    def _sort(self, op: Bulk, name: str, outcome: Outcome) -> None:
        if outcome.draft is None and outcome.error is None and self.here.wanted.only:
            return  # nothing of what was asked for is in there
        if outcome.draft is None:
            other = outcome.member and unknown(outcome.member)
            (self.passed if other else self.refused).append((name, _reason(outcome.error)))
        elif twin := self._from_these_bytes(outcome):
            self.known.append((name, twin.title))
        else:
            self._take_new(op, name, outcome, outcome.draft)

    def _from_these_bytes(self, outcome: Outcome) -> Article | None:
        """Who asks for another reading of a file than the one at hand is not told that it is known."""
        twins = articles_from_bytes(self._project.link, outcome.sha256)
        return _twin(self._project, twins, outcome.choices)

    def _take_new(self, op: Operation, name: str, outcome: Outcome, draft: Draft) -> None:
        digest = sha256(draft.text.encode()).hexdigest()
        if twin := _twin(self._project, articles_with_text(self._project.link, digest)):
            self.known.append((name, twin.title))
            return
        own, container = (outcome.member, outcome.name) if outcome.member else (outcome.name, "")
        article = take_in(op, draft, self._how, own, outcome.original, outcome.choices, container)
        self.added.append((name, article.id))


def _reason(error: BadFile | None) -> str:
    if error is None:
        return "there is no article in it"
    return f"{error.why} ({error.where})" if error.where else error.why


def _twin(project: Project, ids: Iterable[str], choices: Choices = AS_FOUND) -> Article | None:
    """The first of them; with `choices`, the first that was read in that way."""
    found = (a for a in (project.get(Article, id) for id in ids) if a is not None)
    return next((a for a in found if choices in (AS_FOUND, a.captured.choices)), None)
