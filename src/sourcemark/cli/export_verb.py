"""`sourcemark export`: a tagged set out of a project."""

from __future__ import annotations

from pathlib import Path

import click

from ..formats.format import Format
from ..model.errors import Refused
from ..model.scope import Scope
from ..work.exchange import export, format_named, in_words, set_formats
from .bar import bar
from .common import json_option, print_json, project_argument, reading, say

_NAMES = [form.name for form in set_formats()]
_STATUSES = ["draft", "submitted", "adjudicated"]


@click.command("export")
@project_argument
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--format", "name", type=click.Choice(_NAMES), help="Otherwise chosen by the suffix of TARGET.")
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="Only this article (may be repeated)."
)
@click.option("--annotator", "annotators", multiple=True, metavar="ID", help="Only this annotator's marks.")
@click.option(
    "--type", "types", multiple=True, metavar="ID", help="Only this source type, as in the codebook."
)
@click.option("--status", "statuses", multiple=True, type=click.Choice(_STATUSES), help="Only this status.")
@click.option("--since", metavar="DATE", default="", help="Only statements made on that day or later.")
@click.option("--until", metavar="DATE", default="", help="Only statements made on that day or earlier.")
@click.option("--bin", "binned", is_flag=True, help="Articles in the bin too.")
@click.option("--force", is_flag=True, help="Replace TARGET when it is there already.")
@json_option
def command(
    project: Path, target: Path, name: str | None, force: bool, as_json: bool, **scope: object
) -> int:
    """Write statements of PROJECT to TARGET: a bundle (lossless), CSV or Excel. Says what the format loses."""
    form = format_named(name) if name else _by_suffix(target)
    if target.exists() and not force:
        raise Refused(f"{target.name} exists already: choose another name, or say --force.")
    with reading(project) as opened, bar(f"Writing {target.name}") as task:
        written = export(opened, target, form, Scope(**scope), task)  # type: ignore[arg-type]
    if as_json:
        print_json({"format": form.name, "written": written, "loses": [loss.words for loss in form.loses]})
    else:
        say(in_words(written, form, target))
        if form.loses:
            say("Not carried: " + "; ".join(loss.words for loss in form.loses) + ".")
    return 0


def _by_suffix(target: Path) -> Format:
    form = next((f for f in set_formats() if target.suffix.lower() in f.suffixes), None)
    if form is None:
        known = ", ".join(f.suffixes[0] for f in set_formats())
        raise Refused(
            f"No format ends in {target.suffix or 'nothing'}: name one of {known}, or use --format."
        )
    return form
