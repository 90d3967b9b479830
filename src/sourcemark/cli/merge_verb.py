"""`sourcemark merge`: what coworkers made, into a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..project.merging.preview import Preview
from ..work.coworkers.merging import Carry, preview, take_in, to_look_at
from ..work.coworkers.saying import Teller
from ..work.foreign_sets.bringing import is_foreign
from ..work.profile import Profile
from ..work.remembering import limits_of
from .bar import bar
from .common import json_option, print_json, project_argument, reading, writing
from .foreign_set import Mapped, is_doubtful, mapping_options, take
from .foreign_set import as_object as set_as_object
from .foreign_set import tell as tell_set
from .merged import as_object, tell


@click.command("merge")
@project_argument
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would change; nothing is written.")
@click.option(
    "--no-carry", "stay", is_flag=True, help="Carry no marks over into another version of an article."
)
@mapping_options
@json_option
def command(  # noqa: PLR0913, PLR0917 - click hands over every option by name
    project: Path,
    files: tuple[Path, ...],
    dry: bool,
    stay: bool,
    maps: tuple[str, ...],
    people: tuple[str, ...],
    as_json: bool,
) -> int:
    """Merge coworkers' FILES, projects or bundles, into PROJECT: each as one step that can be undone.

    A set of another tool is brought in by a table that maps its words to those of PROJECT; --dry-run shows it.

    The order does not matter, and merging a file again changes nothing. The exit code is 1 when there is something
    to look at: a conflict, words that are not found, a change of another's mark that was passed over.
    """
    carry: Carry | None = {} if stay else None
    limits = limits_of(Profile())
    found: list[tuple[Path, Preview | Mapped]] = []
    with (reading if dry else writing)(project) as opened, bar("Merging") as task:
        for path in files:
            if is_foreign(path, limits):
                found.append((path, take(opened, path, task, maps, people, dry, limits)))
            else:
                whole = (
                    preview(opened, path, task, carry) if dry else take_in(opened, path, task, carry).preview
                )
                found.append((path, whole))
        teller = Teller(opened)
    if as_json:
        print_json([_object(path, seen, teller) for path, seen in found])
    else:
        for path, seen in found:
            tell_set(path, seen) if isinstance(seen, Mapped) else tell(path, seen, teller)
    return int(any(_is_doubtful(seen) for _, seen in found))


def _object(path: Path, seen: Preview | Mapped, teller: Teller) -> dict[str, Any]:
    return set_as_object(path, seen) if isinstance(seen, Mapped) else as_object(path, seen, teller)


def _is_doubtful(seen: Preview | Mapped) -> bool:
    return is_doubtful(seen) if isinstance(seen, Mapped) else to_look_at(seen)
