"""Training: one pass over everything at once, seeded."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import numpy as np
import torch
from sourcemark.suggest.shapes import LEFT, RIGHT, TYPES
from sourcemark_training.examples import IGNORE, Example
from sourcemark_training.network import FAR, Network
from torch import Tensor, nn

WIDTH = LEFT + 1 + RIGHT
MASKED = 103
"""The word piece that stands for a hidden one in the published vocabulary."""


def spans_of(vectors: Tensor, spans: list[tuple[int, int]], cues: list[int]) -> Tensor:
    """Mean, first and last vector of each span and the cue's: (s, 4 × SPAN)."""
    return torch.stack(
        [torch.cat([vectors[a : b + 1].mean(0), vectors[a], vectors[b], vectors[c]]) for (a, b), c in zip(spans, cues)]
    )


def around(memory: Tensor, at: list[int], length: int) -> tuple[Tensor, Tensor]:
    """Memory (n, READ) around each cue: (k, WIDTH, READ), and its mask (k, WIDTH)."""
    places = torch.tensor(at)[:, None] + torch.arange(-LEFT, RIGHT + 1)[None]
    mask = ((places >= 0) & (places < length)).float()
    return memory[places.clamp(0, length - 1)] * mask[:, :, None], mask


def losses(network: Network, batch: list[Example], hide: float) -> Tensor:
    """The sum of what is wrong in a batch of windows."""
    length = max(len(one.tokens.ids) for one in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    features = torch.zeros(len(batch), length, 4, dtype=torch.long)
    mask = torch.zeros(len(batch), length)
    gold = torch.full((len(batch), length), IGNORE)
    for row, one in enumerate(batch):
        n = len(one.tokens.ids)
        ids[row, :n] = torch.from_numpy(one.tokens.ids.copy())
        features[row, :n] = torch.from_numpy(one.tokens.features.copy())
        mask[row, :n] = 1
        gold[row, :n] = torch.from_numpy(one.cues)
    hidden = torch.rand(ids.shape) < hide
    cue, memory, query, span = network.encoder(torch.where(hidden, MASKED, ids), features, mask)
    total = nn.functional.cross_entropy(cue.view(-1, 3), gold.view(-1), ignore_index=IGNORE) * 8
    memories, masks, queries, wanted = [], [], [], []
    likely = cue.detach().softmax(-1)[:, :, 1]
    for row, one in enumerate(batch):
        at = [read.at for read in one.read]
        false = [
            int(i)
            for i in torch.topk(likely[row, : len(one.tokens.ids)], min(len(at) + 2, len(one.tokens.ids))).indices
            if one.cues[int(i)] == 0 and likely[row, i] > 0.02
        ]
        places = at + false
        if not places:
            continue
        m, k = around(memory[row], places, len(one.tokens.ids))
        memories.append(m), masks.append(k), queries.append(query[row, places])
        wanted += [(row, read) for read in one.read] + [(row, None)] * len(false)
    if memories:
        total = total + reading_loss(network, torch.cat(memories), torch.cat(queries), torch.cat(masks), wanted, span)
    return total + link_loss(network, batch, span)


def reading_loss(network, memory, query, mask, wanted, span) -> Tensor:
    tags, whole = network.reader(memory, query, mask)
    held = torch.tensor([float(read is not None) for _, read in wanted])
    loss = nn.functional.binary_cross_entropy_with_logits(whole[:, 0], held) * 1.0
    true = [i for i, (_, read) in enumerate(wanted) if read is not None]
    if not true:
        return loss
    reads = [wanted[i][1] for i in true]
    tags, mask, whole = tags[true], mask[true], whole[true]
    content = torch.from_numpy(np.stack([read.content for read in reads]))
    each = nn.functional.binary_cross_entropy_with_logits(tags[:, :, 0], content, reduction="none") * mask
    loss = loss + each.sum() / mask.sum() * 8
    for side in (0, 1):
        goal = torch.tensor([read.source[side] - read.at + LEFT for read in reads])
        loss = loss + nn.functional.cross_entropy(tags[:, :, 1 + side] + (1 - mask) * FAR, goal)
    loss = loss + nn.functional.binary_cross_entropy_with_logits(whole[:, 1], torch.tensor([float(r.kind) for r in reads]))
    named = [(wanted[i][0], wanted[i][1]) for i in true if wanted[i][1].main != IGNORE and wanted[i][1].source[1] >= 0]
    named = [(row, r) for row, r in named if r.source != (r.at, r.at)]
    if named:
        vectors = torch.cat([spans_of(span[row], [r.source], [r.at]) for row, r in named])
        main, second, _ = network.sources(vectors)
        loss = loss + nn.functional.cross_entropy(main, torch.tensor([r.main for _, r in named]), label_smoothing=0.05)
        goal = torch.from_numpy(np.stack([r.second for _, r in named]))
        loss = loss + nn.functional.binary_cross_entropy_with_logits(second, goal) * 2
    return loss


def link_loss(network, batch, span) -> Tensor:
    out = []
    for row, one in enumerate(batch):
        for mine, others, figures, meant in one.links:
            if max(b for _, b in [mine, *others]) >= len(one.tokens.ids):
                continue
            spans = [mine, *others]
            hidden = network.sources(spans_of(span[row], spans, [a for a, _ in spans]))[2]
            scores = network.sources.right(hidden[1:]) @ network.sources.left(hidden[0]) / 11.3
            scores = torch.cat([scores, torch.zeros(1)]) + network.sources.near(torch.from_numpy(figures))[:, 0]
            chosen = scores + (1 - torch.from_numpy(meant)) * FAR
            out.append(scores.logsumexp(0) - chosen.logsumexp(0))
    return torch.stack(out).mean() * 0.5 if out else torch.zeros(())


def train(
    examples: list[Example], network: Network, epochs: float, seed: int, rate: float = 2e-4, batch: int = 8,
    hide: float = 0.06, say: Callable[[str], None] = print,
) -> dict[str, Tensor]:
    """Train in place; gives back the mean of the weights over the last steps, which is what to keep."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    heads = [*network.reader.parameters(), *network.sources.parameters()]
    for name in ("cue", "memory", "query", "span", "features"):
        heads += list(getattr(network.encoder, name).parameters())
    known = {id(p) for p in heads}
    network.encoder.words.weight.requires_grad_(False)
    base = [p for p in network.encoder.parameters() if id(p) not in known and p.requires_grad]
    groups = [{"params": base, "lr": rate}, {"params": heads, "lr": 1e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = max(1, int(epochs * len(examples) / batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.1 * steps)) * max(0.02, 1 - s / steps)
    )
    mean: dict[str, Tensor] = {}
    order: list[Example] = []
    began, shown = time.monotonic(), 0.0
    network.train()
    for step in range(steps):
        if len(order) < batch:
            fresh = list(examples)
            rng.shuffle(fresh)
            # neighbours of like length, so that little is padding
            for at in range(0, len(fresh), batch * 8):
                some = sorted(fresh[at : at + batch * 8], key=lambda one: len(one.tokens.ids))
                groups_ = [some[i : i + batch] for i in range(0, len(some), batch)]
                rng.shuffle(groups_)
                order += [one for group in groups_ for one in group]
        taken, order = order[:batch], order[batch:]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = losses(network, taken, hide)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        shown = 0.98 * shown + 0.02 * float(loss.detach())
        if step >= 0.6 * steps:
            for key, value in network.state_dict().items():
                mean[key] = value.clone() if key not in mean else mean[key].mul_(0.98).add_(value, alpha=0.02)
        if step % 50 == 0:
            say(f"step {step} of {steps}, loss {shown / (1 - 0.98 ** (step + 1)):.3f}, {time.monotonic() - began:.0f} s")
    return mean
