"""`sourcemark import`: articles, folders and bundles into a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import click

from ..formats.limits import Limits
from ..formats.registry import lossless
from ..model.articles import How
from ..model.errors import Refused
from ..project import create
from ..project.connection import remove
from ..project.merging.merge import Merged
from ..work.codebooks import BUILTIN, builtin
from ..work.coworkers.merging import take_in, to_look_at
from ..work.coworkers.saying import Teller
from ..work.foreign_sets.bringing import is_foreign
from ..work.intake import Summary, import_found
from .bar import bar
from .common import json_option, print_json, project_argument, reading, say, show, user, writing
from .foreign_set import as_object as set_as_object
from .foreign_set import is_doubtful, mapping_options, take
from .foreign_set import tell as tell_set
from .import_reading import Reading, reading_options
from .merged import as_object, tell


@click.command("import")
@project_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--new", "start", is_flag=True, help="Make the project first.")
@click.option("--codebook", type=click.Choice(BUILTIN), default=BUILTIN[0], help="Codebook of a new project.")
@reading_options
@click.option("--dry-run", "dry", is_flag=True, help="Of another tool's set: only say what would come in.")
@mapping_options
@json_option
def command(  # noqa: PLR0913, PLR0917 - click hands over every option by name
    project: Path,
    paths: tuple[Path, ...],
    start: bool,
    codebook: str,
    dry: bool,
    maps: tuple[str, ...],
    people: tuple[str, ...],
    as_json: bool,
    **how: Any,
) -> int:
    """Take articles (files or whole folders), a bundle or a set of another tool into PROJECT, as one step to undo.

    What can't be read is named with the reason, and the rest comes in; the exit code is then 1.
    """
    bundles = [path for path in paths if lossless(path)]
    if bundles and len(paths) > 1:
        raise Refused("Import a bundle by itself, so that it can be undone by itself.")
    wish = Reading(**how)
    if wish.listing:
        return wish.tell_members(paths, as_json)
    if start and dry:
        raise Refused("A project that is not there yet can't be looked at: leave out --new or --dry-run.")
    foreign = len(paths) == 1 and is_foreign(paths[0], wish.limits)
    if (bundles or foreign) and wish.told:
        raise Refused("How files are read, and which members come in, can be said of articles only.")
    made = _made(project, codebook) if start else nullcontext()
    if foreign:
        with made:
            return _take_set(project, paths[0], dry, maps, people, wish.limits, as_json)
    if dry or maps or people:
        raise Refused("--dry-run, --map and --person are for a single annotated set of another tool.")
    finds = None if bundles else wish.found(paths)
    with made, writing(project) as opened, bar("Importing") as task:
        if finds is None:
            taken: Summary | Merged = take_in(opened, bundles[0], task)
        else:
            taken = import_found(opened, finds, task, how=_how(paths), limits=wish.limits)
        teller = Teller(opened)
    return (
        _tell(taken, as_json) if isinstance(taken, Summary) else _tell_set(bundles[0], taken, teller, as_json)
    )


@contextmanager
def _made(path: Path, codebook: str) -> Iterator[None]:
    """A new project, which goes again when nothing comes of the import."""
    create(path, user(), builtin(codebook)).close()
    try:
        yield
    except BaseException:
        remove(path)
        raise


def _how(paths: tuple[Path, ...]) -> How:
    return "folder" if any(path.is_dir() for path in paths) else "file"


def _tell(summary: Summary, as_json: bool) -> int:
    if as_json:
        print_json({name: getattr(summary, name) for name in ("added", "known", "refused", "passed")})
    else:
        say(summary)
        known = ((name, f"already here: {title}") for name, title in summary.known)
        _list([*summary.refused, *known, *summary.passed], ("file", "why"))
    return 1 if summary.refused else 0


def _tell_set(path: Path, done: Merged, teller: Teller, as_json: bool) -> int:
    if as_json:
        print_json(as_object(path, done.preview, teller))
    else:
        tell(path, done.preview, teller)
    return int(to_look_at(done.preview))


def _take_set(  # noqa: PLR0913, PLR0917 - what the verb was told of it
    project: Path,
    path: Path,
    dry: bool,
    maps: tuple[str, ...],
    people: tuple[str, ...],
    limits: Limits,
    as_json: bool,
) -> int:
    with (reading if dry else writing)(project) as opened, bar("Importing") as task:
        found = take(opened, path, task, maps, people, dry, limits)
    if as_json:
        print_json(set_as_object(path, found))
    else:
        tell_set(path, found)
    return int(is_doubtful(found))


def _list(rows: list[tuple[str, str]], head: tuple[str, str]) -> None:
    if rows:
        show(rows, head, as_json=False)
