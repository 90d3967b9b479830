"""Before the weights become int8: large activations are made smaller and their weights larger.

A layer's inputs are rounded with one step for all of them, so that a few large ones cost the others
their precision. Each input is divided by a figure of its own, and its weights multiplied by it, which
changes nothing else (SmoothQuant, Xiao et al. 2023, with its alpha at 0.8).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from .examples import Example
from .network import Encoder

ALPHA = 0.8
"""How much of the difference goes from the inputs to the weights; tried: 0.5 to 1."""
LOOKED_AT = 60
"""Windows from which the size of the inputs is taken."""
MOST = 100.0


class Smooth(nn.Module):
    """A linear layer whose inputs are divided first."""

    def __init__(self, linear: nn.Linear, divisor: Tensor) -> None:
        super().__init__()
        self.factor = nn.Parameter(1 / divisor)
        self.linear = linear
        self.linear.weight.data = linear.weight.data * divisor[None]

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.linear(x * self.factor)
        return out


def smoothed(encoder: Encoder, examples: Sequence[Example]) -> Encoder:
    """A copy that computes the same and loses less when it is rounded."""
    made = copy.deepcopy(encoder).eval()
    for name, largest in largest_inputs(made, examples[:LOOKED_AT]).items():
        *path, last = name.split(".")
        parent = made.get_submodule(".".join(path))
        linear = getattr(parent, last)
        weights = linear.weight.detach().abs().amax(0).clamp_min(1e-4)
        divisor = largest.clamp_min(1e-4) ** ALPHA / weights ** (1 - ALPHA)
        setattr(parent, last, Smooth(linear, (divisor / divisor.mean()).clamp(1 / MOST, MOST)))
    return made


@torch.no_grad()
def largest_inputs(encoder: Encoder, examples: Sequence[Example]) -> dict[str, Tensor]:
    """For every linear layer, by name, the largest size of each of its inputs."""
    largest: dict[str, Tensor] = {}
    hooks = [
        module.register_forward_hook(_note(largest, name))
        for name, module in encoder.named_modules()
        if isinstance(module, nn.Linear)
    ]
    for one in examples:
        ids = torch.from_numpy(one.tokens.ids.copy())[None]
        encoder(ids, torch.from_numpy(one.tokens.features.copy())[None], torch.ones(1, ids.shape[1]))
    for hook in hooks:
        hook.remove()
    return largest


def _note(largest: dict[str, Tensor], name: str):  # type: ignore[no-untyped-def]
    def note(module: nn.Module, given: tuple[Tensor, ...], out: Tensor) -> None:
        size = given[0].reshape(-1, given[0].shape[-1]).abs().amax(0)
        largest[name] = torch.maximum(largest.get(name, size), size)

    return note
