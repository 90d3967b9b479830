"""Articles: captured texts, frozen at import, with where they came from."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from .entity import Entity, Value
from .ids import Id
from .layout import Layout
from .scales import Handling

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
"""Lower-case hexadecimal SHA-256."""

How = Literal["paste", "drop", "file", "folder", "bundle"]


Choice = Literal["charset", "whole", "running"]
"""What a person can choose of the reading of a file; which of these, its draft says."""


class Choices(Value, frozen=True):
    """How a person wants a file read. What does not concern its format is passed over."""

    charset: str = ""
    """Instead of the one that is declared or guessed."""
    whole: bool = False
    """All text of a web page, not only its main text."""
    running: bool = False
    """Running heads and page numbers too."""
    columns: dict[str, str] = field(default_factory=dict)
    """Of a table of articles: field of `Draft` -> name of the column that holds it."""


AS_FOUND = Choices()
"""A person chose nothing."""


class Capture(Value, frozen=True):
    """How the text came in: enough to repeat it and to prove that nothing was altered since."""

    at: datetime
    how: How = "file"
    name: str = ""
    """The file's name, without its folder (a path may hold names of people)."""
    media_type: str = "text/plain"
    charset: str = ""
    original: Sha256 | None = None
    """Hash of the bytes as they came; the bytes lie in the project file."""
    extractor: str = ""
    extractor_version: str = ""
    choices: Choices = Choices()
    """How a person wanted it read."""
    container: str = ""
    """The file it was taken out of (an archive, a table), if any; `name` is its name in that."""
    origin: str = ""
    """URI of the record, as a web archive says."""
    fetched: str = ""
    """When the record was fetched, as a web archive says (ISO 8601)."""
    digest: str = ""
    """Of the record's payload, as a web archive says ("sha1:...")."""


class Article(Entity, frozen=True, kw_only=True):
    """One captured text. The text itself is kept once per hash, out of reach of any change."""

    kind: ClassVar[str] = "article"

    title: str
    outlet: str = ""
    byline: str = ""
    section: str = ""
    published: str = ""
    """ISO 8601 date or date and time, as precise as the article says; empty when unknown."""
    url: str = ""
    language: str = ""
    """BCP 47 tag; empty when unknown."""
    sha256: Sha256
    length: int
    """Code points of the text."""
    layout: Layout = ()
    """Headings, list items, pages: frozen with the text."""
    captured: Capture
    copy_of: Id | None = None
    """The article that this one republishes, or the wire copy it was made from."""
    corrects: Id | None = None
    """The earlier version of the same article."""
    handling: Handling = ""
    """Empty until a person sets it: a text that nobody marked is not for that reason free to pass on."""
    binned: bool = False
    note: str = ""


class Draft(Value, frozen=True):
    """What a reader made of a foreign file, before a person confirms it and the text is frozen."""

    text: str
    """Canonical (see `model.text`)."""
    title: str = ""
    outlet: str = ""
    byline: str = ""
    section: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    media_type: str = "text/plain"
    charset: str = ""
    extractor: str = ""
    extractor_version: str = ""
    layout: Layout = ()
    origin: str = ""
    fetched: str = ""
    digest: str = ""
    remarks: tuple[str, ...] = ()
    """What a person should know of the reading: a guessed charset, characters removed."""
    dropped: tuple[str, ...] = ()
    """What was left out of the text, piece by piece: menus of a web page, running heads."""
    offers: tuple[Choice, ...] = ()
    """What a person can choose of this reading."""


class Progress(Entity, frozen=True, kw_only=True):
    """How far one annotator is with one article, as that person says."""

    kind: ClassVar[str] = "progress"

    article: Id
    annotator: Id
    done: bool = False
    submitted: bool = False
    """The marks are ready to be compared; where one works blind, others' are shown from then on."""
