"""Who marks: annotators."""

from __future__ import annotations

from typing import ClassVar

from .entity import Entity


class Annotator(Entity, frozen=True, kw_only=True):
    """A person who marks. The id tells two of one name apart; the name is what coworkers see."""

    kind: ClassVar[str] = "annotator"

    name: str
