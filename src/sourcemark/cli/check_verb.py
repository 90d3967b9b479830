"""`sourcemark check`: is the file whole, and does everything in it fit together?"""

from __future__ import annotations

from pathlib import Path

import click

from ..project.check import check
from .bar import bar
from .common import json_option, print_json, project_argument, say


@click.command("check")
@project_argument
@json_option
def command(project: Path, as_json: bool) -> int:
    """Verify PROJECT: the database, hashes of texts, quotes against offsets, state against history.

    The exit code is 3 when something is wrong. The file is only read.
    """
    with bar(f"Checking {project.name}") as task:
        report = check(project, task.progress)
    if as_json:
        print_json({"sound": not report.problems, "problems": report.problems, "figures": report.figures})
    else:
        for problem in report.problems:
            say(f"{problem.where}: {problem.what}")
        figures = ", ".join(f"{name} {number}" for name, number in report.figures.items() if number != "")
        number = len(report.problems)
        say(f"{project.name}: {number or 'no'} {'problem' if number == 1 else 'problems'} ({figures}).")
    return 3 if report.problems else 0
