"""What all edits of statements share: whose they are, and how an edit over several reads in the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..model.articles import Article
from ..model.changes import Changes
from ..model.codebook import CODEBOOK, Codebook
from ..model.errors import Refused
from ..model.faults import PIECES
from ..model.people import is_of
from ..model.review import ADJUDICATED
from ..model.spans import Span, normalised
from ..model.statements import Statement
from ..project import Project
from ..project.queries.people import shown_name

Edit = Callable[[Statement], Statement]


def codebook_of(project: Project) -> Codebook:
    """The codebook in force."""
    book = project.get(Codebook, CODEBOOK)
    assert book is not None, "every project is made with a codebook"
    return book


def article_of(project: Project, article: str) -> Article:
    """The article, or Refused when it is not there (any more)."""
    found = project.get(Article, article)
    if found is None:
        raise Refused("This article is no longer in the project.")
    return found


def own(project: Project, ids: Iterable[str]) -> list[Statement]:
    """Those statements, which must be one's own: nobody edits another's mark.

    One's own are those of one's second readings too, and what a reviewer has decided to edit.
    """
    return [_own(project, id) for id in dict.fromkeys(ids)]


def may_change(project: Project, statement: Statement) -> bool:
    """True for one's own, and for what stands by a decision to edit it, with its cause and reason."""
    if statement.annotator != ADJUDICATED.id:
        return is_of(statement.annotator, project.user.annotator.id)
    from ..project.queries.review import decision_behind  # the Desk starts without what review needs

    decision = decision_behind(project.link, statement)
    return decision is not None and decision.outcome == "edited"


def _own(project: Project, id: str) -> Statement:
    found = project.get(Statement, id)
    if found is None:
        raise Refused("This statement is no longer there.")
    if may_change(project, found):
        return found
    if found.annotator == ADJUDICATED.id:
        raise Refused(
            "This was decided in review. To change it, decide to edit it, with a cause and a reason."
        )
    name = shown_name(project.link, found.annotator, project.user.annotator.id)
    raise Refused(f"This mark is {name}'s. Copy it to your own marks to change it.")


def places_in(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order and apart from each other. Refused beyond the end of `text`, or where only space is."""
    found = normalised(spans)
    if len(found) > PIECES:
        raise Refused(f"A statement has {PIECES:,} pieces at most.")
    if not found or found[-1].end > len(text):
        raise Refused("Choose some words first.")
    if not all(text[span.start : span.end].strip() for span in found):
        raise Refused("Choose some words first: there is only space.")
    return found


def edit(project: Project, name: str, ids: Iterable[str], change: Edit) -> Changes:
    """Apply one change to statements of one's own, in one step of undo."""
    statements = own(project, ids)
    if not statements:
        raise Refused("Choose a statement first.")
    with project.operation(several(name, len(statements))) as op:
        for statement in statements:
            op.put(change(statement))
    return op.changes


def several(name: str, number: int) -> str:
    """The name of a step, with the number where it is more than one."""
    return name if number == 1 else f"{name} ({number:,} statements)"
