"""Whole sets as hypothesis makes them: every script, overlap and field; and what a format's losses leave of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from files import BOOK, WHEN
from hypothesis import strategies as st
from strategies import articles, sources, statements, texts

from sourcemark.formats.described import described
from sourcemark.formats.losses import Loss
from sourcemark.formats.register import Register
from sourcemark.formats.tagged import Document, Mark, Person, Piece
from sourcemark.model.bundle import Item, Text
from sourcemark.model.people import Annotator
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement

Row = dict[str, Any]
PEOPLE = (Annotator(id="a-1", name="Ada"), Annotator(id="b-2", name="بشرى الخالدي"))


@st.composite
def whole_sets(draw: st.DrawFn, *, most: int = 2, least: int = 0) -> list[Item]:
    """A bundle with texts: two people, up to `most` articles, some sources, statements of all shapes."""
    register = {s.id: s for s in draw(st.lists(sources(), max_size=3))}
    known: list[str] = sorted(register)
    found: list[Item] = []
    kept: dict[str, Item] = {}
    marks: list[Item] = []
    for text in draw(st.lists(texts, min_size=1, max_size=most, unique=True)):
        article = draw(articles(text))
        found.append(article)
        kept[article.sha256] = Text(sha256=article.sha256, text=text)
        who = st.sampled_from([person.id for person in PEOPLE])
        drawn = [
            draw(statements(article, text, draw(who), known)) for _ in range(draw(st.integers(least, 4)))
        ]
        marks += sorted(drawn, key=lambda s: (s.article, s.spans[0].start, s.spans[-1].end, s.id))
    found.sort(key=lambda a: a.id)  # type: ignore[union-attr]
    marks.sort(key=lambda s: s.article)  # type: ignore[union-attr]
    return [*PEOPLE, BOOK, *(register[id] for id in known), *kept.values(), *found, *marks]


def expected(items: Iterable[Item], losses: Iterable[Loss]) -> list[Row]:
    """One row a statement: what a format with these losses must give back, sorted."""
    lost, register, rows = {loss.key for loss in losses}, Register(), []
    for item in items:
        register.take(item)
        if isinstance(item, Statement) and "statements" not in lost:
            rows.append(_row(item, register, lost))
    return _sorted(rows)


def found(pieces: Iterable[Piece], losses: Iterable[Loss] = ()) -> list[Row]:
    """The rows of what was read back, sorted as `expected` sorts them; what the format loses is passed over."""
    people: dict[str, str] = {}
    documents: dict[str, Document] = {}
    rows, lost = [], {loss.key for loss in losses}
    for piece in pieces:
        match piece:
            case Person():
                people[piece.key] = piece.name
            case Document():
                documents[piece.key] = piece
            case Mark():
                rows.append(_found(piece, documents[piece.document], people, lost))
    return _sorted(rows)


_LOST_VALUES = {
    "chain": ("chain",),
    "grades": ("reliability", "credibility", "reliability_reason", "credibility_reason"),
    "reasons": ("reliability_reason", "credibility_reason"), "modes": ("mode", "kind"), "status": ("status",),
    "codes": ("basis", "terms"),
}  # fmt: skip


def _row(s: Statement, register: Register, lost: set[str]) -> Row:
    values = described(s, register, note=False)
    values = _kept(values, lost)
    return {
        "title": register.articles[s.article].title,
        "spans": tuple(s.spans),
        "annotator": "" if "annotators" in lost else register.annotator(s.annotator),
        "values": values,
        "note": "" if "notes" in lost else s.note,
        "created": None if "when" in lost else WHEN,
        "source_spans": () if "speech" in lost else s.attribution.source_spans,
        "cue_spans": () if "speech" in lost else s.attribution.cue_spans,
    }


def _found(mark: Mark, document: Document, people: dict[str, str], lost: set[str]) -> Row:
    return {
        "title": document.title,
        "spans": tuple(Span(*msgspec.to_builtins(span)) for span in mark.spans),
        "annotator": people.get(mark.person, ""),
        "values": _kept(mark.values, lost),
        "note": mark.note,
        "created": mark.created,
        "source_spans": mark.source_spans,
        "cue_spans": mark.cue_spans,
    }


def _kept(values: dict[str, tuple[str, ...]], lost: set[str]) -> dict[str, tuple[str, ...]]:
    gone = {name for key in lost for name in _LOST_VALUES.get(key, ())}
    kept = {name: tuple(v) for name, v in values.items() if name not in gone}
    if "many codes" in lost:
        kept |= {name: kept[name][:1] for name in ("source_type", "basis", "terms") if name in kept}
    return {name: v for name, v in kept.items() if any(v)}


def _sorted(rows: list[Row]) -> list[Row]:
    """Whatever order the attributes of a mark come in."""
    return sorted(
        rows, key=lambda row: repr(sorted({**row, "values": sorted(row["values"].items())}.items()))
    )
