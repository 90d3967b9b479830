"""Marking statements: tag, retag, move, take apart, delete, copy."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..model.changes import Changes
from ..model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from ..model.entity import now
from ..model.errors import Refused
from ..model.ids import new_id
from ..model.review import ADJUDICATED
from ..model.spans import Span, quote
from ..model.statements import Attribution, Kind, Mode, Statement
from ..project import Project
from ..project.queries.statements import statements_at
from .marks import article_of, codebook_of, edit, own, places_in, several


def tag(project: Project, article: str, spans: Sequence[Span], source_type: str) -> Changes:
    """Mark `spans` of an article as one statement of that source type.

    Where one's own statement stands at exactly these places, it gets the type: no mark is made twice.
    """
    text = project.text(article_of(project, article))
    places = places_in(text, spans)
    if found := own_at(project, article, places):
        return retag(project, [found.id], source_type)
    book = codebook_of(project)
    (type,) = values_of(book, SOURCE_TYPE, (source_type,))
    made = fresh(project, book, article, text, places)
    with project.operation(f"Tag as {type.name.lower()}") as op:
        op.put(made.coded(SOURCE_TYPE, type.id))
    return op.changes


def fresh(project: Project, book: Codebook, article: str, text: str, places: tuple[Span, ...]) -> Statement:
    """A new statement of one's own at `places` of an article with this `text`; not yet written."""
    from ..model.quotations import mode_of  # the start does without

    return Statement(
        id=new_id(),
        article=article,
        annotator=project.user.annotator.id,
        spans=places,
        quotes=tuple(quote(text, place) for place in places),
        created=now(),
        attribution=Attribution(mode=mode_of(text, places)),
        codebook=book.version,
    )


def retag(project: Project, ids: Sequence[str], source_type: str) -> Changes:
    """Give statements another source type."""
    return code(project, ids, SOURCE_TYPE, (source_type,))


def code(project: Project, ids: Sequence[str], facet: str, values: Sequence[str]) -> Changes:
    """Choose `values` for a facet of the codebook; none takes the choice back."""
    book = codebook_of(project)
    chosen = values_of(book, facet, values)
    name = _step_name(book, facet, [c.name.lower() for c in chosen])

    def change(s: Statement) -> Statement:
        return msgspec.structs.replace(s.coded(facet, *(c.id for c in chosen)), codebook=book.version)

    return edit(project, name, ids, change)


def _step_name(book: Codebook, facet: str, names: list[str]) -> str:
    if facet == SOURCE_TYPE and names:
        return f"Tag as {' + '.join(names)}"
    asked = book.facet(facet)
    title = asked.name.lower() if asked else facet
    return f"Set {title}: {' + '.join(names)}" if names else f"Clear {title}"


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
    text = project.text(article_of(project, statement.article))
    places = places_in(text, spans)
    return edit(project, name, [id], lambda s: s.at(text, places))


def add_pieces(project: Project, id: str, pieces: Sequence[Span]) -> Changes:
    """Add further pieces of text to a statement (they may lie apart from the others)."""
    (statement,) = own(project, [id])
    name = "Add a piece" if len(pieces) == 1 else f"Add {len(pieces)} pieces"
    return set_spans(project, id, (*statement.spans, *pieces), name)


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
    if any(s.annotator == ADJUDICATED.id for s in statements):
        raise Refused("This was decided in review: decide it anew to take it away.")
    with project.operation(several("Delete statement", len(statements))) as op:
        for statement in statements:
            op.drop(Statement.kind, statement.id)
    return op.changes


def copy_to_own(project: Project, ids: Sequence[str]) -> Changes:
    """Make statements like a coworker's among one's own marks, where one has none at these places."""
    found = [s for s in (project.get(Statement, id) for id in dict.fromkeys(ids)) if s is not None]
    if not found:
        raise Refused("Choose a statement first.")
    new = [s for s in found if own_at(project, s.article, s.spans) is None]
    if not new:
        raise Refused("You have a mark of your own there already.")
    me = project.user.annotator.id
    with project.operation(several("Copy to own marks", len(new))) as op:
        for s in new:
            op.put(msgspec.structs.replace(s, id=new_id(), annotator=me, created=now(), status="draft"))
    return op.changes


def own_at(project: Project, article: str, places: tuple[Span, ...]) -> Statement | None:
    """One's own statement at exactly these places."""
    me = project.user.annotator.id
    return next((s for s in statements_at(project.link, article, places) if s.annotator == me), None)


def values_of(book: Codebook, facet: str, values: Sequence[str]) -> list[Code]:
    """The values of that name; one that was merged gives that which stands for it."""
    asked = book.facet(facet) or Facet(id=facet, name=facet)
    found = [asked.code(value) for value in values]
    if unknown := [value for value, code in zip(values, found, strict=True) if code is None]:
        raise Refused(f"The codebook has no value {unknown[0]!r}.")
    if len(found) > 1 and not asked.many:
        raise Refused(f"{asked.name} takes one value.")
    return [code for code in found if code is not None]
