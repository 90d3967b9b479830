"""What the type-aheads of the Desk offer, and what comes of taking one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...model.changes import Changes
from ...model.codebook import SOURCE_TYPE
from ...model.scope import StatementFilter
from ...model.sources import Source
from ...model.statements import Hop, Statement
from ...project import Project
from ...project.queries.sources import is_called, likely_sources, sources_of_article
from ...project.queries.statements import search_statements
from ...work import attributing
from ...work import sources as register
from ...work.speaking import Cited, NewHop, Passed
from ..session import Session
from ..widgets.choice import Choice
from .known import Known

if TYPE_CHECKING:
    from ...suggest.speech.speakers import ProposedSpeaker

NEW, UNNAMED, NONE = "new:", "unnamed:", "none:"
"""How the ids begin of choices that are no entry of the register: the rest is what was typed."""
MOST = 30


def source_choices(project: Project, known: Known, article: str, words: str) -> list[Choice]:
    """Entries that have the words, those so called first; then, unless there is one, a new entry and a placeholder."""
    if not words:
        ids = sources_of_article(project.link, article)[:MOST]
        listed = [_entry(source, known) for id in ids if (source := known.source(id))]
        return [*_once(listed), Choice(NONE, "No source", "the text names none")]
    from ...suggest.speech.source_words import is_named  # the start does without

    here, typed = sources_of_article(project.link, article), words.casefold()
    likely = likely_sources(project.link, words, here, 3 * MOST)
    found = sorted(
        likely, key=lambda s: (not is_called(s, typed), not _begins(s, typed), s.id not in here, s.name)
    )[:MOST]
    listed = [_entry(source, known) for source in found]
    if any(is_called(source, typed) for source in found):
        return listed
    new = Choice(NEW + words, f"Enter “{words}”", "new source")
    unnamed = Choice(UNNAMED + words, f"“{words}”, unnamed", "numbered placeholder")
    return [*listed, new, unnamed] if is_named(words) else [*listed, unnamed, new]


def statement_choices(project: Project, known: Known, words: str, without: str) -> list[Choice]:
    """Statements of the whole project that have the words, but the one that asks."""
    if not words:
        return []
    found = search_statements(project.link, StatementFilter(words=words), MOST)
    return [
        Choice(hit.statement.id, hit.statement.exact[:80], known.names(hit.statement) or hit.article.title)
        for hit in found
        if hit.statement.id != without
    ]


def attribute(
    session: Session, ids: Sequence[str], choice: Choice, proposed: ProposedSpeaker | None = None
) -> Changes | None:
    """Attribute statements to what was chosen; `proposed` says where the text names it, and who cites it."""
    if choice.id == NONE:
        return session.do(attributing.clear_source, ids)
    if proposed is None:
        return session.do(attributing.set_source, ids, chosen(session.project, ids, choice))
    by = (_passed(session.project, proposed.passed_on),) if proposed.passed_on else ()
    who = Cited(chosen(session.project, ids, choice, proposed.role), by)
    return session.do(attributing.set_source, ids, who, proposed.source_span, proposed.cue_span)


def chosen(project: Project, ids: Sequence[str], choice: Choice, role: str = "") -> str | Source:
    """The id of the entry that was chosen, or a new one that is still to be entered; `role` as the text has it."""
    first = project.get(Statement, ids[0]) if ids else None
    source_type = first.code(SOURCE_TYPE) if first else None
    if choice.id.startswith(NEW):
        return register.named(choice.id.removeprefix(NEW), source_type, role)
    if choice.id.startswith(UNNAMED):
        return register.described(project, choice.id.removeprefix(UNNAMED), source_type)
    return choice.id


def hop(project: Project, choice: Choice) -> Passed:
    """Who was chosen to stand in the chain; media, unless the words say otherwise."""
    if choice.id.startswith(NEW):
        return NewHop(register.named(choice.id.removeprefix(NEW), "media"))
    if choice.id.startswith(UNNAMED):
        return NewHop(register.described(project, choice.id.removeprefix(UNNAMED), "media"))
    return Hop(source=choice.id)


def _passed(project: Project, proposed: ProposedSpeaker) -> Passed:
    """The hop of one who cites."""
    spans = (proposed.source_span,) if proposed.source_span else ()
    if proposed.source is not None:
        return Hop(source=proposed.source, spans=spans)
    begin = NEW if proposed.named else UNNAMED
    made = hop(project, Choice(begin + proposed.name, proposed.name))
    return NewHop(made.source, spans) if isinstance(made, NewHop) else made


def _begins(source: Source, typed: str) -> bool:
    """A word of a name begins with what was typed: likelier meant than letters within a word."""
    names = (name.casefold() for name in (source.name, *source.aliases))
    return any(f" {name}".find(f" {typed}") >= 0 for name in names)


def _entry(source: Source, known: Known) -> Choice:
    newest = known.newest(source.id)
    detail = (newest.grade if newest else "", source.standing)
    return Choice(source.id, source.name, " · ".join(part for part in detail if part))


def _once(choices: Iterable[Choice]) -> list[Choice]:
    """Entries merged into each other stand once."""
    return list({choice.id: choice for choice in choices}.values())
