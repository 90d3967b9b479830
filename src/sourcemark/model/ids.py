"""Identifiers: UUIDv7 as text, made once and never reused (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import time
from typing import Annotated

from msgspec import Meta

Id = Annotated[str, Meta(min_length=1, max_length=64)]
"""An entity's identifier. Text, so that built-in codebook values can carry readable ones."""


def new_id() -> str:
    """A fresh UUIDv7: 48 bits of Unix milliseconds, then random, so that ids sort by time."""
    random = int.from_bytes(os.urandom(10), "big")
    milliseconds = time.time_ns() // 1_000_000
    bits = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | random
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def id_of(*parts: str) -> str:
    """The same id for the same parts, wherever it is made: for what two machines must not enter twice."""
    from hashlib import sha256  # loads a library of ciphers, which the start need not wait for

    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]
