"""Submitting one's own set of an article, and how the project is worked in: blind, or with names hidden.

Where one works blind, coworkers' marks in an article appear once one's own are submitted. The views of
`project.sight` see to that; here is only said what is submitted, as a step that can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from ..model.articles import Article, Progress
from ..model.changes import Changes
from ..model.errors import Refused
from ..model.ids import id_of
from ..model.review import Arrangement
from ..model.statements import Statement, Status
from ..project import Bulk, Project
from ..project.queries.articles import number_with, own_with, progress_of, unsubmitted
from ..project.sight import arrangement
from .marks import article_of
from .task import Quiet, Task

Number = Callable[[Project, str], int]
"""How many marks of one's own in an article."""
Act = Callable[[Project, Sequence[str], Task | None], Changes]

STEP = 200
"""Marks between two words on progress."""


def submit(project: Project, articles: Sequence[str], task: Task | None = None) -> Changes:
    """One's own marks in these articles are ready to be compared, also where there is nothing to mark.

    What is marked later is a draft until it is submitted anew. Refused when nothing is new since.
    """
    found = _articles(project, articles, lambda a: not is_submitted(project, a) or bool(drafts(project, a)))
    if not found:
        raise Refused("This is submitted already, and nothing was marked since.")
    return _set(project, f"Submit {_titles(found)}", found, submitted=True, task=task)


def withdraw(project: Project, articles: Sequence[str], task: Task | None = None) -> Changes:
    """One's own marks in these articles are drafts again. Refused when none was submitted."""
    found = _articles(project, articles, lambda a: is_submitted(project, a))
    if not found:
        raise Refused("This is not submitted.")
    return _set(project, f"Withdraw {_titles(found)}", found, submitted=False, task=task)


def is_submitted(project: Project, article: str) -> bool:
    """True when the one who works here has submitted the article, whatever was marked in it since."""
    progress = progress_of(project.link, article, project.user.annotator.id)
    return progress is not None and progress.submitted


def drafts(project: Project, article: str) -> int:
    """How many marks of one's own in an article are not submitted yet."""
    return number_with(project.link, article, project.user.annotator.id, "draft")


def submitted(project: Project, article: str) -> int:
    """How many marks of one's own in an article are submitted."""
    return number_with(project.link, article, project.user.annotator.id, "submitted")


def arranged(project: Project) -> Arrangement:
    """How this copy of the project is worked in."""
    return arrangement(project.link)


def arrange(project: Project, *, blind: bool | None = None, nameless: bool | None = None) -> Changes:
    """Work blind or not, hide annotators' names or show them, as one step; what is None stays as it is.

    Blindness may end before everything is submitted; the history then says so.
    """
    before = arranged(project)
    after = msgspec.structs.replace(
        before,
        blind=before.blind if blind is None else blind,
        nameless=before.nameless if nameless is None else nameless,
    )
    with project.operation("; ".join(_arranging(project, before, after)) or "As it was") as op:
        op.put(after)
    return op.changes


def shown_names(project: Project) -> dict[str, str]:
    """Annotator ids -> the names that may be shown: numbers where the project hides names."""
    from ..project.queries.people import shown_names as asked  # the start does without

    return asked(project.link, project.user.annotator.id)


def _arranging(project: Project, before: Arrangement, after: Arrangement) -> list[str]:
    words = list[str]()
    if after.blind != before.blind:
        left = 0 if after.blind else unsubmitted(project.link, project.user.annotator.id)
        early = f" before {left:,} {'article is' if left == 1 else 'articles are'} submitted" if left else ""
        words.append("Work blind" if after.blind else f"Stop working blind{early}")
    if after.nameless != before.nameless:
        words.append("Hide annotators' names" if after.nameless else "Show annotators' names")
    return words


def _articles(project: Project, articles: Sequence[str], wanted: Callable[[str], bool]) -> list[Article]:
    if not articles:
        raise Refused("Choose an article first.")
    return [article_of(project, id) for id in dict.fromkeys(articles) if wanted(id)]


def _titles(found: Sequence[Article]) -> str:
    return f"“{found[0].title}”" if len(found) == 1 else f"{len(found):,} articles"


def _set(
    project: Project, name: str, found: Sequence[Article], *, submitted: bool, task: Task | None
) -> Changes:
    """First the marks of an article, then the word that they are submitted: nothing shows too early."""
    me, done, task = project.user.annotator.id, 0, task or Quiet()
    before: Status = "draft" if submitted else "submitted"
    marks = {a.id: own_with(project.link, a.id, me, before) for a in found}
    total = sum(map(len, marks.values()))
    with project.bulk(name) as op:
        for article, ids in marks.items():
            for id in ids:
                _set_mark(project, op, id, before)
                done += 1
                if done % STEP == 0:
                    task.progress(done, total)
            _set_progress(project, op, article, submitted)
        task.progress(total, total)
    return op.changes


def _set_mark(project: Project, op: Bulk, id: str, before: Status) -> None:
    op.resume()  # what is read now must still hold when it is written
    statement = project.get(Statement, id)
    if statement is not None and statement.status == before:
        after: Status = "submitted" if before == "draft" else "draft"
        op.put(msgspec.structs.replace(statement, status=after))
    op.pause()


def _set_progress(project: Project, op: Bulk, article: str, submitted: bool) -> None:
    op.resume()
    me = project.user.annotator.id
    known = progress_of(project.link, article, me)
    known = known or Progress(id=id_of(article, me), article=article, annotator=me)
    op.put(msgspec.structs.replace(known, submitted=submitted, done=submitted))
