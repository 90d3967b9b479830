"""Articles: captured texts, frozen at import, with where they came from."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from .entity import Entity, Value
from .ids import Id
from .scales import Handling

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
"""Lower-case hexadecimal SHA-256."""

How = Literal["paste", "drop", "file", "folder", "bundle"]


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
    remarks: tuple[str, ...] = ()
    """What a person should know of the reading: a guessed charset, characters removed."""


class Progress(Entity, frozen=True, kw_only=True):
    """How far one annotator is with one article, as that person says."""

    kind: ClassVar[str] = "progress"

    article: Id
    annotator: Id
    done: bool = False
    submitted: bool = False
    """The marks are ready to be compared; where one works blind, others' are shown from then on."""
