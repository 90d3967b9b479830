"""Marking statements: tag, retag, move, take apart, delete, copy."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..model.changes import Changes
from ..model.codebook import SOURCE_TYPE, Codebook
from ..model.entity import now
from ..model.errors import Refused
from ..model.ids import new_id
from ..model.people import Annotator
from ..model.quotations import mode_of
from ..model.spans import Span, normalised, quote
from ..model.statements import Attribution, Kind, Mode, Statement
from ..project import Project
from ..project.queries.statements import statements_at
from .marks import article_of, codebook_of, edit, own, several

EDGES = ("start", "end")


def tag(project: Project, article: str, spans: Sequence[Span], source_type: str) -> Changes:
    """Mark `spans` of an article as one statement of that source type.

    Where one's own statement stands at exactly these places, it gets the type: no mark is made twice.
    """
    where, places = article_of(project, article), normalised(spans)
    if not places or places[-1].end > where.length:
        raise Refused("Choose some words first.")
    for found in statements_at(project.link, article, places):
        if found.annotator == project.user.annotator.id:
            return retag(project, [found.id], source_type)
    text, book = project.text(where), codebook_of(project)
    made = Statement(
        id=new_id(),
        article=article,
        annotator=project.user.annotator.id,
        spans=places,
        quotes=tuple(quote(text, place) for place in places),
        created=now(),
        attribution=Attribution(mode=mode_of(text, places)),
        codebook=book.version,
    )
    with project.operation(f"Tag as {_value_name(book, SOURCE_TYPE, source_type)}") as op:
        op.put(made.coded(SOURCE_TYPE, source_type))
    return op.changes


def retag(project: Project, ids: Sequence[str], source_type: str) -> Changes:
    """Give statements another source type."""
    return code(project, ids, SOURCE_TYPE, (source_type,))


def code(project: Project, ids: Sequence[str], facet: str, values: Sequence[str]) -> Changes:
    """Choose `values` for a facet of the codebook; none takes the choice back."""
    book = codebook_of(project)
    names = " + ".join(_value_name(book, facet, value) for value in values)
    asked = book.facet(facet)
    title = asked.name.lower() if asked else facet
    name = (
        f"Tag as {names}" if facet == SOURCE_TYPE else f"Set {title}: {names}" if names else f"Clear {title}"
    )
    return edit(
        project, name, ids, lambda s: msgspec.structs.replace(s.coded(facet, *values), codebook=book.version)
    )


def set_mode(project: Project, ids: Sequence[str], mode: Mode | None) -> Changes:
    """Say whether the words are quoted (direct), reported (indirect) or both (mixed)."""

    def change(s: Statement) -> Statement:
        return msgspec.structs.replace(s, attribution=msgspec.structs.replace(s.attribution, mode=mode))

    return edit(project, f"Set mode: {mode or 'none'}", ids, change)


def set_kind(project: Project, ids: Sequence[str], kind: Kind) -> Changes:
    """Say whether it was uttered (statement) or is a wish, plan or belief (attitude)."""
    return edit(project, f"Set kind: {kind}", ids, lambda s: msgspec.structs.replace(s, statement_kind=kind))


def set_note(project: Project, ids: Sequence[str], note: str) -> Changes:
    """Write a note beside statements."""
    return edit(project, "Write note", ids, lambda s: msgspec.structs.replace(s, note=note))


def set_spans(project: Project, id: str, spans: Sequence[Span], name: str = "Move statement") -> Changes:
    """Put a statement's mark at other places of the same article."""
    (statement,) = own(project, [id])
    where = article_of(project, statement.article)
    if not spans or max(s.end for s in spans) > where.length:
        raise Refused("Choose some words first.")
    text = project.text(where)
    return edit(project, name, [id], lambda s: s.at(text, tuple(spans)))


def add_piece(project: Project, id: str, piece: Span) -> Changes:
    """Add a further piece of text to a statement (it may lie apart from the others)."""
    (statement,) = own(project, [id])
    return set_spans(project, id, (*statement.spans, piece), "Add a piece")


def drop_piece(project: Project, id: str, offset: int) -> Changes:
    """Take the piece around `offset` away from a statement of several pieces."""
    (statement,) = own(project, [id])
    left = tuple(s for s in statement.spans if not s.covers(offset))
    if not left or len(left) == len(statement.spans):
        raise Refused("A statement keeps at least one piece: put the caret into the piece to take away.")
    return set_spans(project, id, left, "Take a piece away")


def delete(project: Project, ids: Sequence[str]) -> Changes:
    """Delete statements of one's own."""
    statements = own(project, ids)
    if not statements:
        raise Refused("Choose a statement first.")
    with project.operation(several("Delete statement", len(statements))) as op:
        for statement in statements:
            op.drop(Statement.kind, statement.id)
    return op.changes


def copy_to_own(project: Project, ids: Sequence[str]) -> Changes:
    """Make statements like a coworker's among one's own marks."""
    found = [s for s in (project.get(Statement, id) for id in ids) if s is not None]
    me: Annotator = project.user.annotator
    with project.operation(several("Copy to own marks", len(found))) as op:
        for s in found:
            op.put(msgspec.structs.replace(s, id=new_id(), annotator=me.id, created=now(), status="draft"))
    return op.changes


def _value_name(book: Codebook, facet: str, value: str) -> str:
    asked = book.facet(facet)
    found = asked.code(value) if asked else None
    if found is None:
        raise Refused(f"The codebook has no value {value!r}.")
    return found.name.lower()
