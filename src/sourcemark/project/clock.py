"""Hybrid logical clock: 48 bits of Unix milliseconds, 16 bits of counter (Kulkarni et al., 2014).

It never runs backwards, even when the machine's clock does, so that the order of operations survives.
"""

from __future__ import annotations

import time

COUNTER_BITS = 16


def tick(last: int) -> int:
    """The next reading after `last` (0 for none); later than every reading it is given."""
    return max(time.time_ns() // 1_000_000 << COUNTER_BITS, last + 1)
