"""`sourcemark undo`: takes back what was done last on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..model.errors import Refused
from .common import json_option, print_json, project_argument, say, writing
from .words import flat


@click.command("undo")
@project_argument
@click.option("--redo", "again", is_flag=True, help="Do again what was undone.")
@click.option("--steps", type=click.IntRange(1), default=1, show_default=True, help="So many.")
@json_option
def command(project: Path, again: bool, steps: int, as_json: bool) -> int:
    """Take back the last step done on this machine in PROJECT (or do it again with --redo)."""
    done, stopped = list[str](), ""
    with writing(project) as opened:
        for _ in range(steps):
            try:
                changes = opened.redo() if again else opened.undo()
            except Refused as refusal:
                stopped = str(refusal)
                break
            if changes is None:
                break
            done.append(changes.name)
    if not done:
        raise Refused(stopped or f"There is nothing to {'redo' if again else 'undo'} here.")
    if as_json:
        print_json(done)
    else:
        for name in done:
            say(name)
    if stopped:
        print(f"sourcemark: {flat(stopped)}", file=sys.stderr)
    return 1 if stopped else 0
