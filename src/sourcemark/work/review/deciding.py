"""Deciding between readings: what stands in the adjudicated layer, from whom it came, and why.

What is decided on is a group: the annotators' statements that are taken for one and the same. Deciding again
replaces what was decided on any of them before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.changes import Changes
from ...model.errors import Refused
from ...model.ids import Id
from ...model.review import Cause, Outcome
from ...model.statements import Statement
from ...project import Project
from ...project.queries.review import decisions_in, decisions_on, seen_in
from ..people import is_compared, must_see, names
from .adjudicating import Adjudicator, Ruling, earlier_by_statement, told


def take(
    project: Project, group: Sequence[Id], chosen: Sequence[Id], cause: Cause | None = None, reason: str = ""
) -> Changes:
    """Let these readings of a group stand, beside each other where there are several.

    `chosen` are annotators or statements of the group. An annotator who has seen the article and marked
    nothing here is a reading too: taking it leaves nothing standing.
    """
    statements = _group(project, group)
    stand = _chosen(project, statements, chosen)
    outcome: Outcome = "both" if len(stand) > 1 else "taken"
    ruling = Ruling(statements, stand, outcome, cause, reason)
    return _rule(project, f"Take {_whose(project, stand, chosen)}: {told(project, stand)}", ruling)


def take_all(project: Project, group: Sequence[Id], cause: Cause | None = None, reason: str = "") -> Changes:
    """Let all readings of a group stand beside each other."""
    return take(project, group, group, cause, reason)


def neither(project: Project, group: Sequence[Id], cause: Cause | None = None, reason: str = "") -> Changes:
    """Let none stand. Cause and reason are needed where everybody who has seen the article marked something here."""
    statements = _group(project, group)
    seen = {who for who in seen_in(project.link, statements[0].article) if is_compared(who)}
    if seen <= {s.annotator for s in statements}:
        _must_say_why(cause, reason)
    return _rule(
        project,
        f"Take no reading: {told(project, statements)}",
        Ruling(statements, (), "neither", cause, reason),
    )


def edit(project: Project, group: Sequence[Id], of: Id, cause: Cause | None, reason: str) -> Changes:
    """Let one reading stand, to be changed; cause and reason are needed.

    What stands is from then on changed as a statement of one's own (`marks.own`), in steps of their own.
    """
    statements = _group(project, group)
    stand = _chosen(project, statements, [of])
    if not stand:
        raise Refused("Choose the reading to change.")
    _must_say_why(cause, reason)
    name = f"Edit {_whose(project, stand, [of])}: {told(project, stand)}"
    return _rule(project, name, Ruling(statements, stand[:1], "edited", cause, reason))


def keep(project: Project, group: Sequence[Id]) -> Changes:
    """Let stand what was decided on a group, as it is, though statements of it were changed since."""
    statements = _group(project, group)
    earlier = decisions_on(project.link, statements[0].article, [s.id for s in statements])
    if len(earlier) != 1:
        raise Refused("There is no one decision on these statements to keep: decide anew.")
    found = [project.get(Statement, result.statement) for result in earlier[0].results]
    stand = [s for s in found if s is not None]
    if len(stand) < len(found):
        raise Refused("What stood by this decision is gone: decide anew.")
    with project.operation(f"Keep the decision: {told(project, stand)}") as op:
        Adjudicator(project, op).confirm(earlier[0], statements, stand)
    return op.changes


def withdraw(project: Project, article: Id, decisions: Sequence[Id]) -> Changes:
    """Take decisions of an article back, with what stands by them: what they were about is open again."""
    must_see(project, article)
    wanted = set(decisions)
    found = [d for d in decisions_in(project.link, article) if d.id in wanted]
    if not found:
        raise Refused("This decision is no longer there.")
    name = "Take the decision back" if len(found) == 1 else f"Take {len(found):,} decisions back"
    with project.operation(name) as op:
        for decision in found:
            Adjudicator(project, op).forget(decision)
    return op.changes


def _rule(project: Project, name: str, ruling: Ruling) -> Changes:
    article = ruling.statements[0].article
    earlier = earlier_by_statement(decisions_on(project.link, article, [s.id for s in ruling.statements]))
    with project.operation(name) as op:
        Adjudicator(project, op).rule(ruling, earlier)
    return op.changes


def _group(project: Project, ids: Iterable[Id]) -> tuple[Statement, ...]:
    """The statements that are decided on: annotators' own, of one article."""
    found = [project.stands(Statement, id) for id in dict.fromkeys(ids)]
    statements = tuple(s for s in found if s is not None)
    for article in {s.article for s in statements}:
        must_see(project, article)
    if not statements:
        raise Refused("There is nothing to decide on: the statements are no longer there.")
    if len(statements) < len(found):
        raise Refused("One of these statements is no longer there: look at the difference again.")
    if len({s.article for s in statements}) > 1:
        raise Refused("These statements are from several articles: decide each by itself.")
    if not all(is_compared(s.annotator) for s in statements):
        raise Refused("Only what annotators marked can be decided on.")
    return statements


def _chosen(project: Project, group: Sequence[Statement], chosen: Sequence[Id]) -> tuple[Statement, ...]:
    """The statements named by themselves or by their annotator. Refused for who has not seen the article."""
    found: dict[Id, Statement] = {}
    for one in chosen:
        named = [s for s in group if one in (s.id, s.annotator)]
        if not named and not (is_compared(one) and one in seen_in(project.link, group[0].article)):
            raise Refused("This reading is none of those to decide between.")
        found |= {s.id: s for s in named}
    if not chosen:
        raise Refused("Choose a reading first.")
    return tuple(found.values())


def _whose(project: Project, stand: Sequence[Statement], chosen: Sequence[Id]) -> str:
    """ "Bob's reading", "Ann's and Bob's readings"."""
    name = names(project)
    who = list(dict.fromkeys(s.annotator for s in stand)) or list(chosen)
    owners = [f"{name(one)}'s" for one in who]
    return f"{' and '.join(owners)} reading{'s' if len(owners) > 1 else ''}"


def _must_say_why(cause: Cause | None, reason: str) -> None:
    if cause is None or not reason.strip():
        raise Refused("Nobody's reading stands: say the cause and a reason.")
