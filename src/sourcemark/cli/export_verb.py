"""`sourcemark export`: a tagged set out of a project."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, cast

import click

from ..formats.format import Format
from ..model.errors import Refused
from ..model.scope import Wish
from ..work.exporting.choices import chosen_format, format_by_suffix
from ..work.exporting.export import Printer, export, forecast
from ..work.exporting.outcome import Lost, in_words, lost_in_words, would_be
from ..work.exporting.presets import preset_named, save_preset
from ..work.profile import Profile
from .bar import bar
from .common import json_option, print_json, project_argument, reading, say
from .export_options import wish_of, wish_options


@click.command("export")
@project_argument
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@wish_options
@click.option("--preset", metavar="NAME", help="Begin with this preset; other options change it.")
@click.option("--save-preset", metavar="NAME", help="Keep what is chosen as a preset under this name.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written, and what not carried.")
@click.option("--force", is_flag=True, help="Replace TARGET when it is there already.")
@json_option
def command(project: Path, target: Path, **given: Any) -> int:
    """Write statements of PROJECT to TARGET, and say what the format loses of them."""
    wish, dry = wanted(target, given), given["dry_run"]
    form = chosen_format(wish)
    if target.exists() and not (given["force"] or dry):
        raise Refused(f"{target.name} exists already: choose another name, or say --force.")
    with reading(project) as opened:
        with bar(f"Reading {project.name}") as task:
            coming = forecast(opened, wish, task)
        with bar(f"Writing {target.name}") as task:
            written = None if dry else export(opened, target, wish, task, _printer(form))
    if given["save_preset"] is not None:
        save_preset(Profile(), given["save_preset"], wish)
    words = in_words(written, form, target) if written else would_be(coming)
    figures = {"written": written.number} if written else {"statements": coming.statements}
    told = {"format": form.name, **figures, "left_out": coming.left_out}
    _tell(words, told, coming.lost, as_json=given["as_json"])
    return 0


def wanted(target: Path, given: dict[str, Any]) -> Wish:
    """What the options ask for. Refused when neither they nor the suffix say which format."""
    if given["preset"] is not None:
        return wish_of(given, preset_named(Profile(), given["preset"]))
    return wish_of(given, Wish(format=given["name"] or format_by_suffix(target).name))


def _printer(form: Format) -> Printer | None:
    """What prints a page: the one thing here that loads Qt, and only for a format that is printed."""
    if not form.printed_from:
        return None
    # By its name, since the command line knows nothing of the window otherwise.
    printing = importlib.import_module("..gui.printing", __package__)
    return cast(Printer, printing.print_html)


def _tell(words: str, figures: dict[str, object], lost: Lost, *, as_json: bool) -> None:
    if as_json:
        print_json(figures | {"loses": [{"what": what, "number": number} for what, number in lost]})
        return
    say(words)
    if lost:
        say(lost_in_words(lost))
