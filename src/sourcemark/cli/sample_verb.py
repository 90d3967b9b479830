"""`sourcemark sample`: the sample project, to try everything on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from ..formats.format import Format
from ..model.scope import Wish
from ..project import SUFFIX, open_project
from ..work.exporting.choices import missing, set_formats
from ..work.exporting.export import export
from ..work.profile import home
from ..work.sample_project import make_sample
from .bar import bar
from .common import say, user

NAME = f"Sample{SUFFIX}"


@click.command("sample")
@click.argument("path", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--open", "window", is_flag=True, help="Open it in the window; an earlier one is opened as it was left."
)
@click.option("--picture", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
              help="Write the project, pictures of the window and all exports to FOLDER.")  # fmt: skip
def command(path: Path | None, window: bool, picture: Path | None) -> int:
    """Write the sample project to PATH: four invented articles whose statements are tagged and graded."""
    if picture is not None:
        return _picture(picture)
    target = path or (home() / NAME if window else Path(NAME))
    if not (window and target.exists()):
        target.parent.mkdir(parents=True, exist_ok=True)
        make_sample(target, user()).close()
        say(f"{target} written.")
    if window:
        return subprocess.run([sys.executable, "-m", "sourcemark", str(target)], check=False).returncode
    return 0


def _picture(folder: Path) -> int:
    """The whole way without a screen: tag, picture, export. Files of an earlier run are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / NAME
    target.unlink(missing_ok=True)
    with bar("Sample") as task:
        project = make_sample(target, user())
        project.close()
        project = open_project(target, user(), read_only=True)
        for form in set_formats():
            if form.write and not missing(form):
                export(project, folder / _name(form), Wish(format=form.name), task)
        project.close()
    code = _pictures(target, folder)
    say(f"In {folder}: " + ", ".join(sorted(entry.name for entry in folder.iterdir() if entry.is_file())))
    return code


def _name(form: Format) -> str:
    """Of the sample in that format; formats that share a suffix are told apart."""
    suffix = form.suffixes[0]
    alone = sum(other.suffixes[0] == suffix for other in set_formats()) == 1
    return f"sample{suffix}" if alone else f"sample-{form.name}{suffix}"


def _pictures(project: Path, folder: Path) -> int:
    """The window, drawn by a process of its own: this one never loads Qt."""
    scene = [sys.executable, "-m", "sourcemark.gui.picture", str(project), str(folder)]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.run(scene, check=False, env=environment).returncode
