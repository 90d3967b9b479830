"""What a part of a workbook says of itself, looked at before a library believes it."""

from __future__ import annotations

import re

OVERSTATED = "it tells of more words than it holds"
_WORDS = re.compile(rb"\buniqueCount\s*=\s*[\"']\s*\+?(\d+)")
_DIGITS = 12
"""Of a number of words: no file has as many."""


def overstated(part: bytes) -> bool:
    """Whether it tells of more words than it has bytes: a library makes room for all of them beforehand."""
    told = _WORDS.findall(part)
    return any(len(number) > _DIGITS or int(number) > len(part) for number in told)
