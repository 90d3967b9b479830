"""What a statement said at one moment, in few characters: enough to notice later what was changed.

A fingerprint has one short hash for each thing that can be decided on, so that it also tells which of them
it was. Neither the status nor anything that says who and when is part of it.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from .codebook import SOURCE_TYPE
from .statements import Statement

_PARTS: dict[str, Callable[[Statement], object]] = {
    "the words marked": lambda s: (s.article, s.spans, s.quotes),
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
_SIZE = 4
"""Bytes of each hash: a change goes unnoticed once in four thousand million."""

_encode = msgspec.json.Encoder(order="deterministic").encode


def fingerprint(statement: Statement) -> str:
    """What `Considered.mark` holds: equal for statements that say the same, whatever their status."""
    from hashlib import blake2b  # loads a library of ciphers, which the start need not wait for

    values = (_encode(part(statement)) for part in _PARTS.values())
    return ".".join([blake2b(value, digest_size=_SIZE).hexdigest() for value in values])


def changed(mark: str, statement: Statement) -> tuple[str, ...]:
    """What is otherwise than it was when `mark` was taken, in words: "the source type". Empty when all is the same."""
    today = fingerprint(statement)
    if mark == today:
        return ()
    was, now = mark.split("."), today.split(".")
    if len(was) != len(now):  # taken by another version of the program
        return ("something",)
    return tuple(word for word, a, b in zip(_PARTS, was, now, strict=True) if a != b)
