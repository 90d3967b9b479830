"""The bundle: a plain, sorted stream of model objects, which exports write and imports read.

Order: by kind as in `kinds.KINDS`; the texts and originals of the articles just before these; everything
by id, but statements by article and place. So two bundles of the same content are the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

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


Item = Entity | Text | Original
Bundle = Iterable[Item]
