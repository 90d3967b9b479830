"""What is asked of the model for one article: its text, and what the project lets it know."""

from __future__ import annotations

from ...model.codebook import Codebook
from ...model.sources import Source
from ...project import Project
from ...project.queries.proposals import learned
from ...suggest.asking import Ask, Known
from ..marks import article_of, codebook_of
from .candidates import named_in, words_of
from .setting import rule
from .types import all_offered, codes_of, offered


def ask_for(
    project: Project, article: str, model: str, statements_only: bool = True, *, register: bool = True
) -> Ask:
    """What to ask of the model of version `model`. Refused where the project proposes nothing to those who work blind.

    Of the register only those come along whose name the text may have: the others can't be recognised in it; none
    without `register` (`recognised` tells them instead). What was learnt on another version stays here.
    """
    allowed, book = rule(project), codebook_of(project)
    text = project.text(article_of(project, article))
    learnt = learned(project.link) if allowed.learned else None
    known = named_in(project, words_of(text)) if register and allowed.register else ()
    return Ask(
        text=text,
        codes=codes_of(book),
        offered=all_offered(book),
        known=tuple(known_as(book, one) for one in known),
        head=learnt.head if learnt and learnt.model == model else b"",
        statements_only=statements_only,
    )


def known_as(book: Codebook, source: Source) -> Known:
    """With those of its types that the codebook still offers. Who is not named is known by the whole of a name only."""
    return Known(
        name=source.name,
        aliases=source.aliases,
        types=tuple(code.id for code in offered(book, source.types)),
        source_kind=source.source_kind if source.anonymity == "named" else "group",
    )
