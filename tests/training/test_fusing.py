"""The encoder as the program runs it says what the trained one says, where torch is installed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="torch is only there where the model is trained: make train")

import torch

from sourcemark_training.fusing import Fused
from sourcemark_training.network import Encoder


def window(length: int) -> Any:
    """What stands for a window of an article."""
    rng = np.random.default_rng(length)
    features = np.stack([rng.integers(0, 3, length) for _ in range(4)], axis=1)
    return SimpleNamespace(tokens=SimpleNamespace(ids=rng.integers(0, 30_000, length), features=features))


def test_joined_and_smoothed_layers_give_the_same() -> None:
    torch.manual_seed(1)
    encoder, some = Encoder().eval(), [window(30), window(50)]
    tokens = some[1].tokens
    ids, features = torch.from_numpy(tokens.ids)[None], torch.from_numpy(tokens.features)[None]
    with torch.no_grad():
        plain = encoder(ids, features, None)
        fused = Fused(encoder, some)(ids, features)
    for one, other in zip(plain, fused, strict=True):
        assert torch.allclose(one[0], other, atol=1e-4)
