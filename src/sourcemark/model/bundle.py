"""The bundle: a plain, sorted stream of model objects, which exports write and imports read.

Order: by kind as in `kinds.KINDS`; the texts and originals of the articles just before these; everything
by id, but statements by article and place. First comes how late it is in the project. So two bundles of a project
in which nothing was done in between are the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

from msgspec import Meta

from .articles import Sha256
from .entity import Entity, Value


class Text(Value, frozen=True):
    """A frozen text."""

    kind: ClassVar[str] = "text"

    sha256: Sha256
    text: str


class Original(Value, frozen=True):
    """The bytes an article came as."""

    kind: ClassVar[str] = "original"

    sha256: Sha256
    data: bytes


class Moment(Value, frozen=True):
    """How late it is in the project that the bundle comes from: of two of its bundles the later one is right."""

    kind: ClassVar[str] = "moment"

    clock: Annotated[int, Meta(ge=0, le=2**63 - 1)]
    """Reading of the hybrid logical clock (see `project.clock`) at the last step that wrote what stands; 0 for none."""


Item = Entity | Text | Original | Moment
Bundle = Iterable[Item]
