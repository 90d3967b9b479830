"""Texts that proposals are asked of outside the window: articles of a project, or of files that no project holds."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ...formats.inputs import Outcome
from ...formats.limits import Limits
from ...formats.pool import Readers
from ...model.articles import Article
from ...model.errors import Refused
from ...model.ids import Id
from ...model.scope import ArticleFilter
from ...project import Project
from ...project.queries.articles import article_keys, article_rows
from ...suggest.asking import Ask
from ...suggest.network.shapes import TYPES
from ..finding import Found, find
from ..task import Cancelled, Quiet, Task
from .asking import ask_for

SCREEN = 200
"""Rows asked for at a time."""
GUIDE = dict(zip(TYPES, TYPES, strict=True))
"""Where there is no codebook, types are called as the annotation guide calls them."""


class Text(NamedTuple):
    """One article."""

    name: str
    """Its id in the project; of a file its name, of a file's member what the import would call it."""
    title: str
    ask: Ask | None
    """None when it can't be read."""
    why: str = ""
    """Why it can't."""


def texts_of_project(project: Project, articles: Sequence[Id], model: str) -> Generator[Text]:
    """Those articles, or all that are not in the bin, for the model of that version. Refused for one not here."""
    for article in _chosen(project, articles) if articles else _all(project):
        yield Text(article.id, article.title, ask_for(project, article.id, model))


def _chosen(project: Project, articles: Sequence[Id]) -> list[Article]:
    found = {id: project.get(Article, id) for id in articles}
    if missing := [id for id, article in found.items() if article is None]:
        raise Refused(f"There is no article {missing[0]!r} in this project.")
    return [article for article in found.values() if article is not None]


def _all(project: Project) -> Iterator[Article]:
    me = project.user.annotator.id
    keys = article_keys(project.link, ArticleFilter(), me)
    for at in range(0, len(keys), SCREEN):
        rows = article_rows(project.link, keys[at : at + SCREEN], me)
        yield from (rows[key].article for key in keys[at : at + SCREEN] if key in rows)


def number_of_articles(project: Project, articles: Sequence[Id]) -> int:
    """How many `texts_of_project` gives."""
    me = project.user.annotator.id
    return len(set(articles)) or len(article_keys(project.link, ArticleFilter(), me))


def texts_of_files(paths: Sequence[Path], limits: Limits, task: Task | None = None) -> Generator[Text]:
    """Files, and folders with all that is readable in them, read in child processes as an import reads them.

    What can't be read is told where it comes in the order of the files. Raises `Cancelled`.
    """
    task, finds = task or Quiet(), find(paths)
    if not finds.files and not finds.refused:
        raise Refused("There is no file in it that Sourcemark can read.")
    yield from (Text(name, "", None, why) for name, why in finds.refused)
    files, here = iter(finds.files), None
    with Readers(limits) as readers:
        for outcome in readers.read_all(
            [file.wanted for file in finds.files], cancelled=lambda: task.cancelled
        ):
            here = here or next(files)
            yield _text(here, outcome)
            here = here if outcome.more else None
    if task.cancelled:
        raise Cancelled


def _text(file: Found, outcome: Outcome) -> Text:
    name = f"{file.name}/{outcome.member}" if outcome.member else file.name
    if outcome.draft is not None:
        title = outcome.draft.title or name
        return Text(name, title, Ask(text=outcome.draft.text, codes=GUIDE))
    error = outcome.error
    why = error.why if error else "there is no article in it"
    return Text(name, "", None, f"{why} ({error.where})" if error and error.where else why)
