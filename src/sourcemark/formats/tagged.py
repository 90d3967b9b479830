"""An annotated set of another tool, as its reader gives it: pieces in the tool's own words, not yet mapped.

Order: people, attributes and voices where the file names them beforehand; each document before its marks.
Texts are canonical (`model.text`) and spans count code points in them: a reader turns its own units into these.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from ..model.sources import Anonymity, SourceKind
from ..model.spans import Quote, Span


class _Piece(Struct, frozen=True, kw_only=True, tag_field="piece"):
    """Mould of all pieces."""


class Person(_Piece, frozen=True, tag="person"):
    """One who marked."""

    key: str
    name: str


class Choice(Struct, frozen=True, kw_only=True):
    """A value that an attribute can have."""

    name: str
    definition: str = ""
    colour: str = ""
    """Like `#a0b1c2`; empty for none."""


class Attribute(_Piece, frozen=True, tag="attribute"):
    """Something that is said of marks: a label set, a feature, a column. Undeclared ones may turn up in marks."""

    name: str
    definition: str = ""
    many: bool = False
    values: tuple[Choice, ...] = ()


class Voice(_Piece, frozen=True, tag="voice"):
    """A source that the set knows more of than its name."""

    name: str
    source_kind: SourceKind = "person"
    types: tuple[str, ...] = ()
    """Names of values of the attribute `source_type`."""
    anonymity: Anonymity = "named"
    aliases: tuple[str, ...] = ()
    affiliation: str = ""
    role: str = ""
    note: str = ""


class Document(_Piece, frozen=True, tag="document"):
    """One article."""

    key: str
    title: str = ""
    text: str | None = None
    """None when the set does not bring it: it is looked for in the project, by `sha256`, else by address and quotes."""
    sha256: str = ""
    about: dict[str, str] = {}
    """Fields of an article: outlet, byline, section, published, url, language, handling."""


class Mark(_Piece, frozen=True, tag="mark"):
    """One annotation."""

    key: str
    """As the file names it; the same file gives the same keys again."""
    document: str
    spans: tuple[Span, ...]
    """Empty where the file brings quotes alone: the place is then looked for by these."""
    quotes: tuple[Quote, ...] = ()
    """One per span, where the file brings them: they prove or mend the spans."""
    person: str = ""
    """Key of the `Person`; empty when nobody is named."""
    values: dict[str, tuple[str, ...]] = {}
    """Attribute -> values, in the file's words. Names that Sourcemark writes itself are in `described.NAMES`."""
    note: str = ""
    created: datetime | None = None
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()


class Left(_Piece, frozen=True, tag="left"):
    """What the reader can't carry: "relations between marks", 12 of them."""

    what: str
    number: int = 1


Piece = Person | Attribute | Voice | Document | Mark | Left
