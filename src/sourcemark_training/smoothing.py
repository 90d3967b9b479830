"""Before the weights become int8: large activations are made smaller and their weights larger.

A layer's inputs are rounded with one step for all of them, so that a few large ones cost the others
their precision. Each input is divided by a figure of its own, and its weights multiplied by it, which
changes nothing else (SmoothQuant, Xiao et al. 2023, with its alpha at 0.8).
"""

from __future__ import annotations

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
    """Linear layers of the same inputs as one, whose inputs are divided first."""

    def __init__(self, layers: Sequence[nn.Linear], largest: Tensor) -> None:
        """`largest`: of each input, as `largest_inputs` tells it."""
        super().__init__()
        weight = torch.cat([layer.weight.detach() for layer in layers])
        divisor = divisor_of(largest, weight)
        self.factor = nn.Parameter(1 / divisor)
        self.linear = nn.Linear(weight.shape[1], weight.shape[0])
        self.linear.weight.data = weight * divisor[None]
        self.linear.bias.data = torch.cat([layer.bias.detach() for layer in layers])
        self.sizes = [layer.out_features for layer in layers]

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        """What each of the layers gives."""
        return torch.split(self.linear(x * self.factor), self.sizes, -1)


def divisor_of(largest: Tensor, weight: Tensor) -> Tensor:
    """By what each input is divided."""
    weights = weight.abs().amax(0).clamp_min(1e-4)
    divisor = largest.clamp_min(1e-4) ** ALPHA / weights ** (1 - ALPHA)
    return (divisor / divisor.mean()).clamp(1 / MOST, MOST)


@torch.no_grad()
def largest_inputs(encoder: Encoder, examples: Sequence[Example]) -> dict[nn.Module, Tensor]:
    """For every linear layer the largest size of each of its inputs, over some of the examples."""
    largest: dict[nn.Module, Tensor] = {}
    linear = [module for module in encoder.modules() if isinstance(module, nn.Linear)]
    hooks = [module.register_forward_pre_hook(_note(largest)) for module in linear]
    for one in examples[:LOOKED_AT]:
        ids = torch.from_numpy(one.tokens.ids.copy())[None]
        encoder(ids, torch.from_numpy(one.tokens.features.copy())[None], None)
    for hook in hooks:
        hook.remove()
    return largest


def _note(largest: dict[nn.Module, Tensor]):  # type: ignore[no-untyped-def]
    def note(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        size = given[0].reshape(-1, given[0].shape[-1]).abs().amax(0)
        largest[module] = torch.maximum(largest.get(module, size), size)

    return note
