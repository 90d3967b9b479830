"""Those whom an article describes but does not name: which words got which placeholder before."""

from __future__ import annotations

from ...model.scope import StatementFilter
from ...model.sources import Source
from ...model.spans import Span
from ...model.statements import Statement
from ...project import Project
from ...project.queries.proposals import verdicts_of
from ...project.queries.sources import sources_of_article
from ...project.queries.statements import statement_ids


def placeholders(project: Project, article: str) -> dict[Span, str]:
    """Words of the article -> the unnamed source that they stand for, by marks and by accepted proposals."""
    unnamed = [id for id in sources_of_article(project.link, article) if _is_unnamed(project, id)]
    if not unnamed:
        return {}
    found: dict[Span, str] = {}
    said: dict[str, list[str]] = {}
    for id in statement_ids(project.link, article, StatementFilter(sources=tuple(unnamed))):
        statement = project.get(Statement, id)
        if statement is not None:
            said[id] = [one for one in statement.attribution.sources if one in unnamed]
            found |= _by_its_words(statement, unnamed)
    for verdict in verdicts_of(project.link, article, project.user.annotator.id):
        fullest, speakers = verdict.proposal.source.fullest, said.get(verdict.statement or "", [])
        if fullest is not None and len(speakers) == 1:
            found.setdefault(fullest, speakers[0])
    return found


def _by_its_words(statement: Statement, unnamed: list[str]) -> dict[Span, str]:
    who = statement.attribution
    found = {span: hop.source for hop in statement.chain for span in hop.spans if hop.source in unnamed}
    if len(who.sources) == 1 and who.sources[0] in unnamed:
        found |= dict.fromkeys(who.source_spans, who.sources[0])
    return found


def _is_unnamed(project: Project, id: str) -> bool:
    source = project.get(Source, id)
    return source is not None and source.anonymity == "unnamed" and source.merged_into is None
