"""All kinds of entity, and the one JSON codec for them."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from .articles import Article, Progress
from .codebook import Codebook
from .entity import Entity
from .ids import Id
from .people import Annotator
from .proposals import Learned, Verdict
from .review import Arrangement, Comment, Decision, Settlement
from .sources import Assessment, Source
from .statements import Statement

T = TypeVar("T", bound=Entity)
KINDS: dict[str, type[Entity]] = {
    kind.kind: kind
    for kind in (
        *(Annotator, Codebook, Article, Source, Assessment, Decision, Statement, Progress),
        *(Comment, Settlement, Arrangement, Verdict, Learned),
    )
}
"""In the order in which they may be written: what is referred to comes first.

Decisions come before statements, so that one who reads a bundle knows of each why it stands.
"""

AT_HOME = frozenset({Arrangement.kind, Verdict.kind, Learned.kind})
"""Kinds that stay in their file: neither a merge nor a bundle carries them."""
UNTOLD = frozenset({Verdict.kind, Learned.kind})
"""Those of which no other file even hears that there was a step."""


def lies_in(thing: Entity) -> Id | None:
    """The article that a thing lies in, None for what lies in none; TypeError for a kind that this does not know.

    A settlement lies where that lies which it is about: only the file knows.
    """
    match thing:
        case Article():
            return thing.id
        case Statement() | Decision() | Comment() | Progress() | Verdict():
            return thing.article
        case Annotator() | Codebook() | Source() | Assessment() | Settlement() | Arrangement() | Learned():
            return None
    raise TypeError(f"nobody said where a {type(thing).__name__} lies")


_encode = msgspec.json.Encoder(order="deterministic").encode
_decoders: dict[type[Entity], msgspec.json.Decoder[Any]] = {
    t: msgspec.json.Decoder(t) for t in KINDS.values()
}


def encode(thing: Entity) -> bytes:
    """Compact JSON with a fixed order of keys: equal things have equal bytes."""
    return _encode(thing)


def decode(kind: type[T], body: bytes | str | msgspec.Raw) -> T:
    """The entity of that kind (one of `KINDS`). Raises `msgspec.ValidationError` with the path of what is wrong."""
    thing: T = _decoders[kind].decode(body)
    return thing
