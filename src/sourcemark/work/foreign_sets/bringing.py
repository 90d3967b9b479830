"""Bringing in an annotated set of another tool: looked at first, then merged as one step of undo.

It becomes a project file of its own, under ids that are the same each time, and that is merged as every file is.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from ...formats.limits import Limits
from ...formats.registry import readable, suffix_of
from ...model.changes import Changes
from ...model.statements import Statement
from ...project import SUFFIX, Operation, Project
from ...project.merging.foreign import naming
from ...project.merging.from_set import Signed, keep_set
from ...project.merging.merge import Merged, merge
from ...project.merging.preview import NOTHING
from ...project.queries.people import shown_names
from ..coworkers.blindfold import as_seen
from ..coworkers.filling import Taker
from ..marks import codebook_of
from ..people import is_compared
from ..recognising import recognised
from ..task import Quiet, Task
from .coming import Brought, Coming, Looked
from .converting import Converted
from .gathering import STEP, Gathered, gathering
from .guessing import completed
from .mapping import Mapping

Remembered = Table[str, Mapping]
"""Format -> what was chosen the last time."""
NONE: Remembered = {}


def foreign_suffixes() -> frozenset[str]:
    """Suffixes of the files that may be sets of other tools; articles may have them, too."""
    return frozenset(suffix for f in readable("set") if not f.lossless for suffix in f.suffixes)


def annotators(project: Project) -> dict[str, str]:
    """Those whose marks a set can bring: ids -> the names that one may see."""
    known = shown_names(project.link, project.user.annotator.id)
    return {id: name for id, name in known.items() if is_compared(id)}


def is_foreign(path: Path, limits: Limits | None = None) -> bool:
    """True for a set of another tool. Raises BadFile for what can't be opened."""
    if suffix_of(path) not in foreign_suffixes():
        return False
    form = recognised(path, limits=limits)
    return form.holds == "set" and not form.lossless


def look(  # noqa: PLR0913, PLR0917 - how a person has sets of other tools read
    project: Project,
    path: Path,
    task: Task | None = None,
    mapping: Mapping | None = None,
    remembered: Remembered = NONE,
    limits: Limits | None = None,
) -> Looked:
    """What is in the file, and what would come of it; nothing is written.

    What `mapping` does not say is taken from what is remembered of its format, else guessed.
    Raises BadFile for what can't be read; Refused for what is no set of another tool.
    """
    told = (mapping or Mapping(), remembered)
    with (
        gathering(path, task or Quiet(), limits) as gathered,
        _converted(project, gathered, *told, task or Quiet()) as (full, made),
    ):
        return _looked(gathered, full, made)


def bring(  # noqa: PLR0913, PLR0917 - how a person has sets of other tools read
    project: Project,
    path: Path,
    mapping: Mapping | None = None,
    task: Task | None = None,
    remembered: Remembered = NONE,
    limits: Limits | None = None,
) -> Brought:
    """Bring the set in by that mapping, as one step of undo. What stands already is not brought again.

    Raises what `look` does; then, and when it is cancelled, all is as it was.
    """
    watched, told = task or Quiet(), (mapping or Mapping(), remembered)
    with (
        gathering(path, watched, limits) as gathered,
        _converted(project, gathered, *told, watched) as (full, made),
    ):
        done, looked = _merged(project, path, made, watched), _looked(gathered, full, made)
    came = len(done.changes.of(Statement.kind)) + made.hidden
    coming = replace(looked.coming, marks=came)
    return Brought(changes=done.changes, preview=done.preview, looked=replace(looked, coming=coming))


@contextmanager
def _converted(
    project: Project, gathered: Gathered, mapping: Mapping, remembered: Remembered, task: Task
) -> Iterator[tuple[Mapping, Converted]]:
    told = mapping.over(remembered.get(gathered.form.name, Mapping()))
    full = completed(told, gathered, codebook_of(project), annotators(project))
    with Converted(project, gathered, full) as made:
        made.convert(task)
        yield full, made


def _looked(gathered: Gathered, full: Mapping, made: Converted) -> Looked:
    return Looked(
        format=gathered.form.name,
        title=gathered.form.title,
        fields=tuple(gathered.fields.values()),
        people=gathered.counts,
        mapping=full,
        coming=_coming(gathered, made),
    )


def _coming(gathered: Gathered, made: Converted) -> Coming:
    left = {lost.what: lost for lost in (*gathered.left.all(), *made.left.all())}
    return Coming(
        marks=made.statements.number + made.hidden,
        known=made.known,
        articles=len({article.id for article in made.papers.new.values()}),
        found=len({article.id for article in made.papers.ours.values()}),
        sources=made.new_sources,
        values=made.new_values,
        left=tuple(left.values()),
    )


def _merged(project: Project, path: Path, made: Converted, task: Task) -> Merged:
    if made.nothing:
        return Merged(Changes(), replace(NOTHING, veiled=bool(made.hidden)))
    with TemporaryDirectory(prefix="sourcemark-", ignore_cleanup_errors=True) as folder, naming(path):
        file = Path(folder) / f"set{SUFFIX}"
        _keep(project, path, made, file, task)
        done = merge(project, file, f"Bring in marks of {path.name}", told=task.progress)
    return Merged(done.changes, as_seen(project, done.preview))


def _keep(project: Project, path: Path, made: Converted, file: Path, task: Task) -> None:
    total = made.statements.number

    def fill(empty: Project, op: Operation) -> Signed:
        taker = Taker(empty, path)
        for number, item in enumerate(made.items(), 1):
            taker.take(op, item)
            if number % STEP == 1:
                task.progress(min(number, total), total)
        taker.finish(op)
        return taker.signed

    keep_set(file, project.user, made.id(), f"From {path.name}", fill)
