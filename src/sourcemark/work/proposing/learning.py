"""Learning from a project's own marks and verdicts: beside the window, in seconds, and only what holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.changes import Changes
from ...model.codebook import SOURCE_TYPE, Codebook
from ...model.entity import now
from ...model.errors import Refused
from ...model.proposals import LEARNED, Learned, ProposedSource, Verdict
from ...model.statements import Attribution, Statement
from ...project import Project
from ...project.queries.lessons import marked_by
from ...project.queries.proposals import learned, verdicts_of
from ...project.queries.review import statements_by
from ...suggest.learning.lessons import Dismissed, Lesson, Lessons, OwnMark
from ..marks import article_of, codebook_of
from ..task import Quiet, Task
from .meaning import places_of
from .setting import rule
from .types import codes_of, offered
from .worker import Worker

MOST_ARTICLES, MOST_TEXT = 100, 250_000
"""What is learnt from, at most: articles, and code points of text in them. That takes some ten seconds."""
SAME_FOR_ALL = "While you work blind, proposals are the same for all: nothing is learnt from your marks."
NOTHING = "There is nothing to learn from yet: mark articles, or answer proposals in them."
TOO_LITTLE = "These marks teach nothing yet that holds in other articles: proposals stay as they ship."


def learn(project: Project, worker: Worker, task: Task | None = None) -> Changes:
    """Learn from one's own marks and answers: done articles first, of these the ones that came in last.

    Replaces what was learnt before. Where nothing holds in articles held back, proposals are again as they ship;
    Refused where they are so already, and where the project lets nobody learn. Raises as `Worker.learn` does.
    """
    if not rule(project).learned:
        raise Refused(SAME_FOR_ALL)
    book, version = codebook_of(project), worker.version
    lessons = tuple(lessons_of(project, book))
    if not any(lesson.marks or lesson.dismissed for lesson in lessons):
        raise Refused(NOTHING)
    head = worker.learn(Lessons(lessons, codes_of(book)), task or Quiet())
    if not head:
        return _forget(project, "Learn from this project’s marks: nothing that holds", TOO_LITTLE)
    marks = sum(len(lesson.marks) + len(lesson.dismissed) for lesson in lessons)
    with project.operation("Learn from this project’s marks") as op:
        op.put(
            Learned(
                id=LEARNED, model=version, at=now(), articles=len(lessons), marks=marks,
                annotator=project.user.annotator.id, head=head,
            )
        )  # fmt: skip
    return op.changes


def reset(project: Project) -> Changes:
    """Forget what was learnt: proposals are as they ship."""
    return _forget(project, "Forget what was learnt", "Nothing was learnt from this project.")


def _forget(project: Project, name: str, otherwise: str) -> Changes:
    if learned(project.link) is None:
        raise Refused(otherwise)
    with project.operation(name) as op:
        op.drop(Learned.kind, LEARNED)
    return op.changes


def lessons_of(project: Project, book: Codebook) -> Iterator[Lesson]:
    """What the one who works here did, article by article, until it is enough."""
    me, length = project.user.annotator.id, 0
    for id, done in marked_by(project.link, me, MOST_ARTICLES):
        text = project.text(article_of(project, id))
        length += len(text)
        if length > MOST_TEXT and length > len(text):
            return
        marks = statements_by(project.link, id).get(me, [])
        verdicts = verdicts_of(project.link, id, me)
        yield Lesson(text, tuple(_mark(book, one) for one in marks), tuple(_dismissed(verdicts, marks)), done)


def _mark(book: Codebook, statement: Statement) -> OwnMark:
    types = offered(book, statement.codes.get(SOURCE_TYPE, ())[:1])
    return OwnMark(
        statement.spans,
        statement.attribution.source_spans,
        types[0].id if types else "",
        statement.statement_kind,
        tuple(span for hop in statement.chain for span in hop.spans),
    )


def _dismissed(verdicts: Sequence[Verdict], marks: Sequence[Statement]) -> Iterator[Dismissed]:
    """What was turned away, and what was taken and then given to somebody else."""
    said = {one.id: one.attribution for one in marks}
    for one in verdicts:
        taken = said.get(one.statement) if one.statement else None
        if one.answer == "dismissed" or (taken and _is_another(taken, one.proposal.source)):
            yield Dismissed(one.proposal.spans, one.proposal.source.spans)


def _is_another(now: Attribution, proposed: ProposedSource) -> bool:
    """Whether none of the proposed source's words is left: with another source they go (`attributing`)."""
    words = places_of(proposed) if proposed.spans else ()
    return bool(words) and not any(word.overlaps(span) for word in words for span in now.source_spans)
