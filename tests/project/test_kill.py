"""`kill -9` at any instant loses nothing that was acknowledged. All two hundred rounds: tests/soak."""

from __future__ import annotations

from pathlib import Path
from random import Random

from killing import Victim


def test_twenty_kills_lose_nothing(path: Path) -> None:
    victim = Victim(path, Random(20))
    acts = [victim.round(full=number % 5 == 4) for number in range(20)]
    assert sum(acts) > 100, "the processes got to work before they died"
