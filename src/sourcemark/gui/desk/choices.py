"""What the type-aheads of the Desk offer, and what comes of taking one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.changes import Changes
from ...model.ids import new_id
from ...model.scope import StatementFilter
from ...model.sources import Source
from ...model.spans import Span
from ...project import Project
from ...project.queries.sources import source_keys, source_rows, sources_of_article
from ...project.queries.statements import search_statements
from ...work import attributing
from ...work import sources as register
from ..session import Session
from ..widgets.choice import Choice
from .known import Known

NEW, UNNAMED, NONE = "new:", "unnamed:", "none:"
"""How the ids begin of choices that are no entry of the register: the rest is what was typed."""
MOST = 30


def source_choices(project: Project, known: Known, article: str, words: str) -> list[Choice]:
    """Entries that have the words, those of the article first; then a new entry and a placeholder."""
    if not words:
        ids = sources_of_article(project.link, article)[:MOST]
        listed = [_entry(source, known) for id in ids if (source := known.source(id))]
        return [*_once(listed), Choice(NONE, "No source", "the text names none")]
    rows = source_rows(project.link, source_keys(project.link, words)[: 3 * MOST])
    here = set(sources_of_article(project.link, article))
    typed = words.casefold()
    ranked = sorted(
        (row.source for row in rows.values()), key=lambda s: (not _begins(s, typed), s.id not in here, s.name)
    )
    found = ranked[:MOST]
    listed = [_entry(source, known) for source in found]
    if any(typed in (name.casefold() for name in (s.name, *s.aliases)) for s in found):
        return listed
    return [
        *listed,
        Choice(NEW + words, f"Enter “{words}”", "new source"),
        Choice(UNNAMED + words, f"“{words}”, unnamed", "numbered placeholder"),
    ]


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
    session: Session,
    ids: Sequence[str],
    choice: Choice,
    source_span: Span | None = None,
    cue_span: Span | None = None,
) -> Changes | None:
    """Attribute statements to what was chosen."""
    if choice.id == NONE:
        return session.do(attributing.clear_source, ids)
    if (made := _made(session.project, choice)) is not None:
        return session.do(attributing.set_new_source, ids, made, source_span, cue_span)
    return session.do(attributing.set_source, ids, choice.id, source_span, cue_span)


def entered(session: Session, choice: Choice) -> str | None:
    """The id of the entry that was chosen; a new one is entered first. None when there is none."""
    if choice.id == NONE:
        return None
    made = _made(session.project, choice)
    if made is None:
        return choice.id
    return made.id if session.do(register.enter, made) else None


def _made(project: Project, choice: Choice) -> Source | None:
    """The entry that a choice asks to make."""
    if choice.id.startswith(NEW):
        return Source(id=new_id(), name=choice.id.removeprefix(NEW))
    if choice.id.startswith(UNNAMED):
        return register.placeholder(project, choice.id.removeprefix(UNNAMED))
    return None


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
