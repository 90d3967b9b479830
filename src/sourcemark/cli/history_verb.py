"""`sourcemark history`: what was done in a project, the newest first."""

from __future__ import annotations

from pathlib import Path

import click

from ..project.queries.people import shown_names
from ..project.queries.steps import steps
from .common import json_option, project_argument, reading, show


@click.command("history")
@project_argument
@click.option("-n", "--number", type=click.IntRange(1), default=20, show_default=True, help="So many steps.")
@json_option
def command(project: Path, number: int, as_json: bool) -> int:
    """Show what was done in PROJECT, by whom and when, the newest first."""
    with reading(project) as opened:
        me = opened.user.annotator.id
        names = shown_names(opened.link, me)
        found = steps(opened.link, me, number)
        rows = [
            (s.at.astimezone().isoformat(" ", "seconds"), names.get(s.annotator, ""), s.name, s.size or "")
            for s in found
        ]
    show(rows, ("when", "who", "what", "changes"), as_json)
    return 0
