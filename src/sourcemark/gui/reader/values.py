"""What the reader is given and what it gives back: plain values, no entity and no session."""

from __future__ import annotations

from typing import NamedTuple

from ...model.layout import Layout


class ReaderArticle(NamedTuple):
    """One article as it is read. Offsets everywhere are code points of `text`."""

    text: str
    title: str = ""
    dateline: str = ""
    """Outlet, byline and date in one line, as it should be shown."""
    language: str = ""
    """BCP 47 tag; empty when unknown."""
    layout: Layout = ()
    """Headings, list items, quotations, pages of the text."""


class MarkStyle(NamedTuple):
    """How statements of one source type look."""

    colour: str
    """`#rrggbb`; tints and inks for the palette of the day are derived from it."""
    letter: str = ""
    underline: str = "solid"
    """One of `gui.colours.UNDERLINES`."""


class Chip(NamedTuple):
    """What stands in the margin beside a statement. Empty parts are left out."""

    letter: str = ""
    source: str = ""
    grade: str = ""
    by: str = ""
    """Initials of another annotator whose mark it is; empty for one's own."""

    @property
    def words(self) -> str:
        """The chip as one line of text."""
        return " · ".join(part for part in self if part)


class Position(NamedTuple):
    """A place in the article: the line that holds code point `offset` stands `shift` pixels below the top."""

    offset: int = -1
    """-1 for the headline."""
    shift: int = 0


PLAIN = MarkStyle(colour="#7f7f7f")
"""For a statement whose type is not known or not yet chosen."""
