"""`sourcemark merge`: what coworkers made, into a project."""

from __future__ import annotations

from pathlib import Path

import click

from ..project.merging.preview import Preview
from ..work.coworkers.merging import Carry, preview, take_in, to_look_at
from ..work.coworkers.saying import Teller
from .bar import bar
from .common import json_option, print_json, project_argument, reading, writing
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
@json_option
def command(project: Path, files: tuple[Path, ...], dry: bool, stay: bool, as_json: bool) -> int:
    """Merge coworkers' FILES, projects or bundles, into PROJECT: each as one step that can be undone.

    The order does not matter, and merging a file again changes nothing. The exit code is 1 when there is something
    to look at: a conflict, words that are not found, a change of another's mark that was passed over.
    """
    carry: Carry | None = {} if stay else None
    found: list[tuple[Path, Preview]] = []
    with (reading if dry else writing)(project) as opened, bar("Merging") as task:
        for path in files:
            seen = preview(opened, path, task, carry) if dry else take_in(opened, path, task, carry).preview
            found.append((path, seen))
        teller = Teller(opened)
    if as_json:
        print_json([as_object(path, seen, teller) for path, seen in found])
    else:
        for path, seen in found:
            tell(path, seen, teller)
    return int(any(to_look_at(seen) for _, seen in found))
