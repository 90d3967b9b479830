"""`sourcemark check`: is the file whole, and does everything in it fit together?"""

from __future__ import annotations

from pathlib import Path

import click

from ..model.errors import BadFile
from ..project.check import Report, check
from ..project.replay import Problem
from .bar import bar
from .common import json_option, print_json, project_argument, say


@click.command("check")
@project_argument
@json_option
def command(project: Path, as_json: bool) -> int:
    """Verify PROJECT: the database, hashes of texts, quotes against offsets, state against history.

    The exit code is 3 when something is wrong. The file is only read.
    """
    try:
        with bar(f"Checking {project.name}") as task:
            report = check(project, task.progress)
    except BadFile as bad:  # so far gone that nothing can be looked at: for a program that, too, is a finding
        if not as_json:
            raise
        report = Report([Problem(bad.where or "file", bad.why)], {})
    if as_json:
        print_json({"sound": not report.problems, "problems": report.problems, "figures": report.figures})
    else:
        for problem in report.problems:
            say(f"{problem.where}: {problem.what}")
        figures = ", ".join(f"{name} {number}" for name, number in report.figures.items() if number != "")
        number = len(report.problems)
        say(f"{project.name}: {number or 'no'} {'problem' if number == 1 else 'problems'} ({figures}).")
    return 3 if report.problems else 0
