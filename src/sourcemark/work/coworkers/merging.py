"""Merging what coworkers made: a dry run, and the merging as one step of undo, of project files and of bundles.

A coworker's file is a stranger's: it is copied and checked (`project.merging.foreign`), and never written to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from ...formats.registry import lossless, readable
from ...model.changes import Changes
from ...model.errors import BadFile, Refused
from ...model.ids import id_of
from ...project import SUFFIX, Operation, Project
from ...project.merging.foreign import naming
from ...project.merging.from_set import Signed, keep_set, knows
from ...project.merging.merge import Merged, dry_run, merge
from ...project.merging.preview import NOTHING, Preview
from ..task import Quiet, Task
from .blindfold import as_seen
from .filling import Taker

STEP = 500
"""Objects of a set between two words on progress."""
VEILED = "What coworkers marked shows when you have submitted."
Carry = Mapping[str, str]
"""A coworker's article -> ours, into which its marks are carried over by quote."""


def mergeable() -> frozenset[str]:
    """Suffixes of the files that can be merged."""
    return frozenset(suffix for f in readable("set") if f.lossless for suffix in f.suffixes) | {SUFFIX}


def preview(project: Project, path: Path, task: Task | None = None, carry: Carry | None = None) -> Preview:
    """What merging the file would do, as far as one may see it; nothing is written.

    `carry` None carries marks over wherever an article looks like another version of ours. Raises BadFile for a
    file that can't be trusted; Refused for the project itself.
    """
    with _as_project(project, path, task or Quiet()) as file, naming(path):
        if file is None:
            return NOTHING
        seen = dry_run(project, file, carry=carry, told=(task or Quiet()).progress)
    return as_seen(project, seen)


def take_in(project: Project, path: Path, task: Task | None = None, carry: Carry | None = None) -> Merged:
    """Merge the file, as one step of undo: "Merge bob.sourcemark". Merging it again changes nothing.

    Raises BadFile and Refused as `preview` does; then, and when it is cancelled, all is as it was.
    """
    with _as_project(project, path, task or Quiet()) as file, naming(path):
        if file is None:
            return Merged(Changes(), NOTHING)
        told, ours = (task or Quiet()).progress, lossless(path) is not None
        done = merge(project, file, f"Merge {path.name}", carry=carry, told=told, ours=ours)
    return Merged(done.changes, as_seen(project, done.preview))


def in_words(seen: Preview) -> str:
    """One line on what comes of a merging, or came of it."""
    if seen.nothing:
        return "Nothing is new here."
    told = [f"{seen.count(action):,} {action}" for action in ("new", "changed", "deleted", "conflicting")]
    told = [words for words in told if not words.startswith("0 ")]
    told += [f"{len(seen.left):,} not found in our text"] if seen.left else []
    said = [f"{', '.join(told)}."] if told else []
    said += [VEILED] if seen.veiled else []
    return " ".join(said) or "It says nothing that does not stand here."


def to_look_at(seen: Preview) -> bool:
    """True when somebody should look at what came: conflicts, words not found, changes that were passed over."""
    return bool(seen.conflicts or seen.left or seen.ignored)


@contextmanager
def _as_project(project: Project, path: Path, task: Task) -> Iterator[Path | None]:
    """The file as a project file: as it is, or made of the objects of a set; None for a set that is known."""
    if path.exists() and project.path.exists() and path.samefile(project.path):
        raise Refused("This is the project itself: choose a coworker's file.")
    if lossless(path) is None:
        yield path
        return
    id = id_of("set", _digest(path))
    if knows(project, id):
        yield None
        return
    with TemporaryDirectory(prefix="sourcemark-", ignore_cleanup_errors=True) as folder:
        made = Path(folder) / f"set{SUFFIX}"
        with naming(path):
            _make(project, path, made, id, task)
        yield made


def _make(project: Project, path: Path, made: Path, id: str, task: Task) -> None:
    form = lossless(path)
    read = form.read if form else None
    assert read is not None, "it was asked before"

    def fill(empty: Project, op: Operation) -> Signed:
        taker, number = Taker(empty, path), 0
        for number, item in enumerate(read(path), 1):
            taker.take(op, item)
            if number % STEP == 1:
                task.progress(number)
        taker.finish(op)
        task.progress(number, number)
        return taker.signed

    keep_set(made, project.user, id, f"From {path.name}", fill)


def _digest(path: Path) -> str:
    """Of all that is in the file: the same set has the same one, whatever the file is called."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadFile(path, error.strerror or "it can't be read") from error
