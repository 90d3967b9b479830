"""`sourcemark suggest`: what the program proposes for the articles of a project, or of files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import click
from msgspec.structs import replace

from ..model.errors import Refused
from ..model.proposals import Proposal
from ..project import Project
from ..suggest.asking import NoModel
from ..work.profile import Profile
from ..work.proposing.setting import ALIKE, for_all
from ..work.proposing.texts import Text, number_of_articles, texts_of_files, texts_of_project
from ..work.proposing.worker import Worker
from ..work.remembering import limits_of
from ..work.task import Task
from . import evaluated
from .bar import bar
from .common import json_option, print_json, reading, show
from .proposed import HEAD, Proposed, as_object, row
from .words import as_json_line, flat

PROJECT = ".sourcemark"


@click.command("suggest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="Only this article (may be repeated)."
)
@click.option("--tier", type=click.Choice(["sure", "all"]), default="all", help="Only what is sure.")
@click.option("--attitudes", is_flag=True, help="Wishes, plans and beliefs too, not only statements.")
@click.option(
    "--evaluate",
    "gold",
    metavar="GOLD",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Instead: hold the model against the marked articles of this file (JSON lines).",
)
@click.option("--draws", type=click.IntRange(0), default=1000, help="Draws for its intervals; 0 for none.")
@json_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[Path, ...],
    articles: tuple[str, ...],
    tier: str,
    attitudes: bool,
    gold: Path | None,
    draws: int,
    as_json: bool,
) -> int:
    """Propose who says what in the articles of a PROJECT, or of files. Nothing is written into the project.

    PATHS are one project, or files and folders with articles.
    """
    if gold is not None:
        return _evaluate(gold, bool(paths or articles or attitudes or tier != "all"), draws, as_json)
    of_project = [path for path in paths if path.suffix.lower() == PROJECT]
    if not paths or (of_project and len(paths) > 1) or (articles and not of_project):
        raise click.UsageError("Name one project, or files; --article is for a project.")
    with ExitStack() as stack:
        task = stack.enter_context(bar("Proposing"))
        worker = stack.enter_context(Worker())
        model, total = worker.version, 0  # a missing one is told before anything is read
        if of_project:
            opened = stack.enter_context(reading(paths[0]))
            _must_be_free(opened, attitudes or tier != "all")
            total = number_of_articles(opened, articles)
            found = stack.enter_context(closing(texts_of_project(opened, articles, model)))
        else:
            found = stack.enter_context(closing(texts_of_files(paths, limits_of(Profile()), task)))
        asked = _Asked(worker, task, attitudes, tier == "sure", total)
        _print(asked.proposed(found), as_json)
    return int(asked.incomplete)


def _must_be_free(project: Project, chosen: bool) -> None:
    """Refused where somebody chose what is shown, and the project says it for all."""
    if chosen and for_all(project):
        raise Refused(f"{ALIKE} Leave out --attitudes and --tier.")


class _Asked:
    """One article after the other; what can't be done of one is said, and the next one comes."""

    def __init__(self, worker: Worker, task: Task, attitudes: bool, sure: bool, total: int) -> None:
        self._worker, self._task, self._total = worker, task, total
        self._statements_only, self._sure_only = not attitudes, sure
        self.incomplete = False

    def proposed(self, texts: Iterator[Text]) -> Iterator[Proposed]:
        """Proposals in the order of the texts."""
        for number, text in enumerate(texts):
            self._task.progress(number, max(number, self._total), text.title)
            for part in self._of(text):
                yield from (Proposed(text, one) for one in part if one.tier == "sure" or not self._sure_only)

    def _of(self, text: Text) -> Iterator[list[Proposal]]:
        if text.ask is None:
            self._miss(text, text.why)
            return
        try:
            yield from self._worker.ask(replace(text.ask, statements_only=self._statements_only), self._task)
        except NoModel:
            raise
        except Refused as why:
            self._miss(text, str(why))

    def _miss(self, text: Text, why: str) -> None:
        self.incomplete = True
        click.echo(flat(f"{text.title or text.name}: {why}"), err=True)


def _print(proposed: Iterator[Proposed], as_json: bool) -> None:
    if not as_json:
        show([row(one) for one in proposed], HEAD, as_json=False)
        return
    for one in proposed:
        click.echo(as_json_line(as_object(one)))


def _evaluate(gold: Path, chosen: bool, draws: int, as_json: bool) -> int:
    if chosen:
        raise click.UsageError("--evaluate stands by itself, with --draws and --json.")
    with bar("Evaluating") as task:
        told, ways = evaluated.evaluate(gold, task, draws)
    if as_json:
        print_json({**told, **{way: judged.plain() for way, judged in ways.items()}})
        return 0
    click.echo(f"{told['articles']} articles, model {told['model']}, {draws} draws.", err=True)
    show(evaluated.rows(ways), evaluated.HEAD, as_json=False)
    return 0
