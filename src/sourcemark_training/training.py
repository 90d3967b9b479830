"""One stage of training: all tasks at once, seeded."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import NamedTuple

import torch
from torch import Tensor, nn

from .examples import Example
from .losses import losses
from .network import Network

CUT = 8
"""Batches whose windows are sorted by length together."""


class Plan(NamedTuple):
    """How much is trained, and how."""

    rounds: float
    seed: int
    rate: float = 2e-4
    """Of the published layers, at its highest."""
    new_rate: float = 1e-3
    """Of what is new."""
    batch: int = 8
    hide: float = 0.06
    """Share of the word pieces that are hidden by chance."""
    say: Callable[[str], None] = print


def train(cuttings: Sequence[Sequence[Example]], network: Network, plan: Plan) -> dict[str, Tensor]:
    """Train in place, a round on each of `cuttings` in turn; the mean of the last weights, which is what to keep."""
    torch.manual_seed(plan.seed)
    torch.set_flush_denormal(True)
    optimiser = optimiser_of(network, plan)
    steps = max(1, int(plan.rounds * sum(map(len, cuttings)) / len(cuttings) / plan.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: pace(step, steps))
    order, progress = batches(cuttings, plan), Progress(steps, plan.say)
    mean: dict[str, Tensor] = {}
    network.train()
    for step in range(steps):
        loss = one_step(network, next(order), optimiser, plan.hide)
        schedule.step()
        if step >= 0.9 * steps:
            average(mean, network)
        progress.tell(step, float(loss.detach()))
    return mean or network.state_dict()


def one_step(network: Network, taken: list[Example], optimiser: torch.optim.Optimizer, hide: float) -> Tensor:
    """One change of the weights; the loss before it."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = losses(network, taken, hide)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return loss


def optimiser_of(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """What was published learns slowly, its words not at all; what is new learns fast."""
    heads = [*network.reader.parameters(), *network.sources.parameters()]
    for name in ("cue", "memory", "query", "span", "features"):
        heads += list(getattr(network.encoder, name).parameters())
    known = {id(p) for p in heads}
    network.encoder.words.weight.requires_grad_(False)
    base = [p for p in network.encoder.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": base, "lr": plan.rate}, {"params": heads, "lr": plan.new_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def pace(step: int, steps: int) -> float:
    """Share of the rate: it rises over a tenth of the steps, then falls."""
    return min(1.0, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)


def batches(cuttings: Sequence[Sequence[Example]], plan: Plan) -> Iterator[list[Example]]:
    """Batches without end, drawn by the seed; what one round leaves over begins the next."""
    rng, order, coming = random.Random(plan.seed), list[Example](), cycle(cuttings)
    while True:
        if len(order) < plan.batch:
            order += shuffled(next(coming), plan.batch, rng)
        taken, order = order[: plan.batch], order[plan.batch :]
        yield taken


def shuffled(examples: Sequence[Example], batch: int, rng: random.Random) -> list[Example]:
    """All examples; neighbours are of like length, so that little is padding."""
    fresh, order = list(examples), list[Example]()
    rng.shuffle(fresh)
    for at in range(0, len(fresh), batch * CUT):
        some = sorted(fresh[at : at + batch * CUT], key=lambda one: len(one.tokens.ids))
        groups = [some[i : i + batch] for i in range(0, len(some), batch)]
        rng.shuffle(groups)
        order += [one for group in groups for one in group]
    return order


def average(mean: dict[str, Tensor], network: Network) -> None:
    """Take the weights as they are into their running mean."""
    for key, value in network.state_dict().items():
        mean[key] = value.clone() if key not in mean else mean[key].mul_(0.95).add_(value, alpha=0.05)


class Progress:
    """Tells now and then how far it is, with a running mean of the loss."""

    def __init__(self, steps: int, say: Callable[[str], None]) -> None:
        self._steps, self._say = steps, say
        self._began, self._shown = time.monotonic(), 0.0

    def tell(self, step: int, loss: float) -> None:
        """After each step."""
        self._shown = 0.98 * self._shown + 0.02 * loss
        if step % 50 == 0:
            mean, seconds = self._shown / (1 - 0.98 ** (step + 1)), time.monotonic() - self._began
            self._say(f"step {step} of {self._steps}, loss {mean:.3f}, {seconds:.0f} s")
