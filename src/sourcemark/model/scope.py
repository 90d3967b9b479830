"""Which part of a project is meant: filters of the lists, and the scope of an export."""

from __future__ import annotations

from typing import Literal

from .entity import Value
from .ids import Id
from .scales import Handling
from .statements import Status

ArticleState = Literal["all", "new", "started", "done", "binned"]


class ArticleFilter(Value, frozen=True):
    """Which articles a list shows. States are those of the annotator who asks."""

    words: str = ""
    """Each word must occur in title, outlet, byline or date."""
    text: str = ""
    """Words of the text itself, by the full-text index."""
    state: ArticleState = "all"


class StatementFilter(Value, frozen=True):
    """Which statements of an article, or of all, a list shows. Empty tuples do not restrict."""

    words: str = ""
    """Words of the quote or the note; those of two letters and more may be unfinished."""
    codes: tuple[tuple[Id, Id], ...] = ()
    """`(facet, value)`: values of one facet are alternatives, facets restrict each other."""
    sources: tuple[Id, ...] = ()
    reliability: tuple[str, ...] = ()
    credibility: tuple[str, ...] = ()
    annotators: tuple[Id, ...] = ()
    """An empty string among grades means "not graded"."""


class Scope(Value, frozen=True):
    """What an export takes. Empty tuples and strings do not restrict."""

    articles: tuple[Id, ...] = ()
    annotators: tuple[Id, ...] = ()
    types: tuple[Id, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: str = ""
    """ISO date: statements made on that day or later (UTC)."""
    until: str = ""
    """ISO date: statements made on that day or earlier (UTC)."""
    binned: bool = False
    """Articles in the bin too."""


Above = Literal["refuse", "leave out"]


class Wish(Value, frozen=True):
    """How a person wants a set handed on. Kept by name, it is a preset."""

    format: str = "bundle"
    """Name of the format."""
    options: tuple[str, ...] = ()
    """Names of its options that are on."""
    scope: Scope = Scope()
    ceiling: Handling = ""
    """Articles that are marked closer than this, or not marked at all, may not go out; empty for no ceiling."""
    above: Above = "refuse"
    """What to do when there are such articles."""
    pseudonyms: bool = False
    """Sources go out under made-up names, in quotes and texts too."""
