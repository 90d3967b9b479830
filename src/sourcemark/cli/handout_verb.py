"""`sourcemark handout`: a copy of a project for a coworker."""

from __future__ import annotations

from pathlib import Path

import click

from ..model.errors import Refused
from ..model.review import Proposing
from ..project.merging.handing import Marks
from ..work.coworkers.handing_out import hand_out, in_use
from ..work.submitting import arranged
from .bar import bar
from .common import json_option, print_json, project_argument, reading, say

PROPOSALS: dict[str, Proposing] = {"each": "as each likes", "same": "the same for all", "none": "none"}
"""Short words for what is proposed to those who work blind."""


@click.command("handout")
@project_argument
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--for", "made_for", metavar="NAME", required=True, help="Who the copy is for.")
@click.option("--article", "articles", multiple=True, metavar="ID", help="This article (may be repeated).")
@click.option("--all", "everything", is_flag=True, help="All articles that are not in the bin.")
@click.option(
    "--marks",
    type=click.Choice(["none", "own", "all"]),
    default="none",
    show_default=True,
    help="Whose statements go along.",
)
@click.option("--blind", is_flag=True, help="Others' marks stay hidden there until one's own are submitted.")
@click.option(
    "--proposals",
    type=click.Choice(list(PROPOSALS)),
    help="Proposals while working blind there: as each likes, the same for all, or none; as here unless told.",
)
@click.option("--learned", is_flag=True, help="With what the program has learnt from this project.")
@json_option
def command(  # noqa: PLR0913, PLR0917 - click hands over every option by name
    project: Path,
    file: Path,
    made_for: str,
    articles: tuple[str, ...],
    everything: bool,
    marks: Marks,
    blind: bool,
    proposals: str | None,
    learned: bool,
    as_json: bool,
) -> int:
    """Write a copy of PROJECT for a coworker to FILE: chosen articles, the codebook and the sources.

    What is marked there comes back with `merge`. A file that is there already is never replaced.
    """
    if everything and articles:
        raise Refused("Say either --all or --article.")
    with reading(project) as opened, bar(f"Writing {file.name}") as task:
        chosen = in_use(opened) if everything else list(articles)
        shown = PROPOSALS[proposals] if proposals else arranged(opened).proposals
        written = hand_out(
            opened, file, chosen, marks, made_for,
            blind=blind, carry_learned=learned, proposals=shown, task=task,
        )  # fmt: skip
    if as_json:
        how = {"marks": marks, "blind": blind, "proposals": shown, "learned": learned}
        print_json({"file": str(written), "for": made_for, "articles": len(chosen), **how})
    else:
        number = "1 article" if len(chosen) == 1 else f"{len(chosen):,} articles"
        say(f"{number} handed out to {made_for} in {written.name}.")
    return 0
