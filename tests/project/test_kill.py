"""`kill -9` at two hundred random instants: the promise that nothing shown as done is ever lost."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from killing import Victim


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(4))
def test_fifty_kills_lose_nothing(path: Path, seed: int) -> None:
    victim = Victim(path, Random(seed))
    acts = [victim.round(full=number % 10 == 9) for number in range(50)]
    assert sum(acts) > 250, "the processes got to work before they died"
