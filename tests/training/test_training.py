"""The order of training, where torch is installed: seeded, every example once a round, the rate rising and falling."""

from __future__ import annotations

from itertools import islice
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("torch", reason="torch is only there where the model is trained: make train")

from sourcemark_training.training import Plan, batches, pace


def windows(count: int) -> list[Any]:
    """What stands for windows of unlike length."""
    return [SimpleNamespace(tokens=SimpleNamespace(ids=[0] * (at * 7 % 40)), at=at) for at in range(count)]


def drawn(seed: int) -> list[int]:
    """Two rounds of forty windows."""
    some = batches([windows(40), windows(40)[::-1]], Plan(rounds=1, seed=seed))
    return [one.at for batch in islice(some, 10) for one in batch]


def test_each_round_takes_every_window_once_in_an_order_that_the_seed_tells() -> None:
    assert sorted(drawn(1)[:40]) == sorted(drawn(1)[40:]) == list(range(40))
    assert drawn(1) == drawn(1) != drawn(2)


def test_the_rate_rises_then_falls_and_never_ends() -> None:
    rates = [pace(step, 100) for step in range(100)]
    assert rates[0] < rates[5] < rates[9] == max(rates)
    assert rates[50] > rates[90] > rates[99] > 0
