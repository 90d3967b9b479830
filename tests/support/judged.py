"""Whether what came of a file, however hostile, is something that the rest of the program can rely on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec

from sourcemark.formats.tagged import Attribute, Document, Left, Mark, Person, Piece, Voice
from sourcemark.model.articles import Draft
from sourcemark.model.layout import fault
from sourcemark.model.text import canonical

CRASHED = "the reader crashed on it"
_ENDED = ("it could not be read within ", "it needs more than ")
LINES = ("title", "outlet", "byline", "section", "published", "url", "language", "media_type", "charset")


def escaped(why: str) -> bool:
    """Whether a reason is none, but what the parent says of a child that died."""
    return not why.strip() or why == CRASHED or why.startswith(_ENDED)


def draft_fault(draft: Draft) -> str:
    """What is wrong with a draft; empty when nothing is."""
    if not draft.text.strip():
        return "it has no text"
    if canonical(draft.text).text != draft.text:
        return "its text is not canonical"
    try:
        msgspec.msgpack.decode(msgspec.msgpack.encode(draft), type=Draft)
    except msgspec.MsgspecError as error:
        return f"nobody else can take it: {error}"
    if why := fault(draft.layout, len(draft.text)):
        return f"layout: {why}"
    if any(block.start >= block.end for block in draft.layout):
        return "layout: a block is empty"
    about = {field: getattr(draft, field) for field in (*LINES, "extractor", "origin", "fetched", "digest")}
    lists = {"remarks": "".join(draft.remarks), "dropped": "".join(draft.dropped)}
    return next(
        (f"{field} is not one clean line" for field, value in {**about, **lists}.items() if _odd(value)), ""
    )


def pieces_fault(pieces: Iterable[Piece]) -> str:
    """What is wrong with a set, piece by piece; empty when nothing is."""
    documents: dict[str, int | None] = {}
    for piece in pieces:
        if why := _fault(piece, documents):
            return f"{type(piece).__name__}: {why}"
    return ""


def _fault(piece: Piece, documents: dict[str, int | None]) -> str:
    match piece:
        case Document():
            documents[piece.key] = None if piece.text is None else len(piece.text)
            if piece.text is not None and canonical(piece.text).text != piece.text:
                return "its text is not canonical"
            return _broken((piece.key, piece.title, piece.about))
        case Mark():
            return _mark_fault(piece, documents)
        case Person() | Voice() | Attribute():
            return _broken((piece.name, getattr(piece, "key", "")))
        case Left():
            return "" if piece.what and piece.number > 0 else "it says nothing"


def _mark_fault(mark: Mark, documents: dict[str, int | None]) -> str:
    if mark.document not in documents:
        return "its document did not come before it"
    if not mark.spans and not mark.quotes:
        return "it is nowhere"
    if mark.spans and mark.quotes and len(mark.spans) != len(mark.quotes):
        return "it has other quotes than spans"
    length = documents[mark.document]
    spans = (*mark.spans, *mark.source_spans, *mark.cue_spans)
    if any(span.start < 0 or span.start >= span.end for span in spans):
        return "a span is empty or backwards"
    if length is not None and any(span.end > length for span in spans):
        return "a span lies outside of the text"
    return _broken((mark.key, mark.person, mark.values, mark.note))


def _broken(thing: Any) -> str:
    """Whether words are in it that no file can hold."""
    try:
        repr(thing).encode()
        str(thing).encode()
    except UnicodeEncodeError:
        return "half a character is in it"
    return ""


def _odd(value: str) -> bool:
    """A line has no control characters, line ends or halves of characters."""
    return any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in value)
