"""What a statement said at one moment, in few characters: enough to notice later what was changed.

A fingerprint has one hash of all that can be decided on, and a short one of each, which tells what it was that
changed. Neither the status nor anything that says who and when is part of it. Nor is the id of the article: one text
may be known under two of them, and in another text the quotes tell.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from .codebook import SOURCE_TYPE
from .statements import Statement

_PARTS: dict[str, Callable[[Statement], object]] = {
    "the words marked": lambda s: (s.spans, s.quotes),
    "the source type": lambda s: s.codes.get(SOURCE_TYPE),
    "the source": lambda s: s.attribution.sources,
    "the chain": lambda s: s.chain,
    "the words of source and cue": lambda s: (s.attribution.source_spans, s.attribution.cue_spans),
    "the mode": lambda s: s.attribution.mode,
    "the reliability": lambda s: s.reliability,
    "the credibility": lambda s: s.credibility,
    "the other facets": lambda s: {facet: codes for facet, codes in s.codes.items() if facet != SOURCE_TYPE},
    "the kind": lambda s: s.statement_kind,
    "the note": lambda s: s.note,
}
_WHOLE, _PART = 8, 4
"""Bytes of the hash of all, and of the hash of each."""

_encode = msgspec.json.Encoder(order="deterministic").encode


def fingerprint(statement: Statement) -> str:
    """What `Considered.mark` holds: equal for statements that say the same, whatever their status."""
    values = [part(statement) for part in _PARTS.values()]
    return ".".join((_hash(values, _WHOLE), *(_hash(value, _PART) for value in values)))


def changed(mark: str, statement: Statement) -> tuple[str, ...]:
    """What is otherwise than it was when `mark` was taken, in words: "the source type". Empty when all is the same."""
    was = mark.split(".")
    if was[0] == _hash([part(statement) for part in _PARTS.values()], _WHOLE):
        return ()
    now = fingerprint(statement).split(".")
    if len(was) == len(now):
        words = zip(_PARTS, was[1:], now[1:], strict=True)
        return tuple(word for word, a, b in words if a != b) or _SOMETHING
    return _SOMETHING


CORRECTED = "corrected"
"""Stands for the mark of a statement whose words were corrected in the text, when it was carried there."""
_SOMETHING = ("something",)
"""Where the mark was taken by another version of the program, that had other parts."""


def _hash(value: object, size: int) -> str:
    from hashlib import blake2b  # loads a library of ciphers, which the start need not wait for

    return blake2b(_encode(value), digest_size=size).hexdigest()
