"""What is wrong with what the network says of a batch of windows: the sum that training makes small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from sourcemark.suggest.network.shapes import LEFT, RIGHT, SPAN

from .examples import IGNORE, CueExample, Example
from .linking import Links
from .network import FAR, Network

MASKED = 103
"""The word piece that stands for a hidden one in the published vocabulary."""
UNLIKELY = 0.02
"""Probability of a cue up to which a piece is not worth reading as a wrong one."""


class Batch(NamedTuple):
    """Windows side by side, the shorter ones filled up: b × n, features b × n × 4."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    cues: Tensor


class Wanted(NamedTuple):
    """A place that the reader is asked of."""

    row: int
    read: CueExample | None
    """What it is to find; None where there is no cue."""


class Asked(NamedTuple):
    """All that the reader is asked at once: of k cues memory (k × w × READ), query (k × READ), mask (k × w)."""

    memory: Tensor
    query: Tensor
    mask: Tensor
    wanted: list[Wanted]


def losses(network: Network, batch: Sequence[Example], hide: float) -> Tensor:
    """The sum for a batch; a share of the word pieces is hidden by chance."""
    given = padded(batch)
    hidden = torch.rand(given.ids.shape) < hide
    words = torch.where(hidden, MASKED, given.ids)
    cue, memory, query, span = network.encoder(words, given.features, given.mask)
    total = cross_entropy(cue.view(-1, 3), given.cues.view(-1), ignore_index=IGNORE) * 8
    asked = to_read(batch, cue.detach().softmax(-1)[:, :, 1], memory, query)
    if asked is not None:
        total = total + reading_loss(network, asked, span)
    return total + link_loss(network, batch, span)


def padded(batch: Sequence[Example]) -> Batch:
    """Windows as tensors."""
    shape = len(batch), max(len(one.tokens.ids) for one in batch)
    ids, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape)
    features, cues = torch.zeros(*shape, 4, dtype=torch.long), torch.full(shape, IGNORE)
    for row, one in enumerate(batch):
        n = len(one.tokens.ids)
        ids[row, :n] = torch.from_numpy(one.tokens.ids.copy())
        features[row, :n] = torch.from_numpy(one.tokens.features.copy())
        mask[row, :n] = 1
        cues[row, :n] = torch.from_numpy(one.cues)
    return Batch(ids, features, mask, cues)


def to_read(batch: Sequence[Example], likely: Tensor, memory: Tensor, query: Tensor) -> Asked | None:
    """The true cues, and the likeliest wrong ones; None where there is neither."""
    parts, wanted = [], list[Wanted]()
    for row, one in enumerate(batch):
        false = likely_wrong(one, likely[row])
        if places := [read.at for read in one.read] + false:
            around_them, exists = around(memory[row], places, len(one.tokens.ids))
            parts.append((around_them, query[row, places], exists))
            wanted += [Wanted(row, read) for read in one.read] + [Wanted(row, None)] * len(false)
    if not parts:
        return None
    memories, queries, masks = (torch.cat(part) for part in zip(*parts, strict=True))
    return Asked(memories, queries, masks, wanted)


def likely_wrong(one: Example, likely: Tensor) -> list[int]:
    """Pieces that are taken for cues and are none: some more than half as many as there are true ones."""
    length = len(one.tokens.ids)
    best = torch.topk(likely[:length], min(len(one.read) // 2 + 3, length)).indices
    return [int(at) for at in best if one.cues[int(at)] == 0 and likely[at] > UNLIKELY]


def around(memory: Tensor, at: list[int], length: int) -> tuple[Tensor, Tensor]:
    """Memory (n × READ) around each cue (k × w × READ), and which places exist (k × w)."""
    places = torch.tensor(at)[:, None] + torch.arange(-LEFT, RIGHT + 1)[None]
    mask = ((places >= 0) & (places < length)).float()
    return memory[places.clamp(0, length - 1)] * mask[:, :, None], mask


def reading_loss(network: Network, asked: Asked, span: Tensor) -> Tensor:
    """Whether there is an attribution; of true ones content, source, kind and types."""
    tags, whole = network.reader(asked.memory, asked.query, asked.mask)
    held = torch.tensor([float(one.read is not None) for one in asked.wanted])
    loss = binary_cross_entropy_with_logits(whole[:, 0], held)
    true = [at for at, one in enumerate(asked.wanted) if one.read is not None]
    if not true:
        return loss
    rows = [asked.wanted[at].row for at in true]
    reads = [one.read for one in asked.wanted if one.read is not None]
    for part in parts_of_reading(tags[true], asked.mask[true], whole[true], reads):
        loss = loss + part
    for part in type_losses(network, span, rows, reads):
        loss = loss + part
    return loss


def parts_of_reading(tags: Tensor, mask: Tensor, whole: Tensor, reads: list[CueExample]) -> list[Tensor]:
    """Content, both ends of the source, kind."""
    content = torch.from_numpy(np.stack([read.content for read in reads]))
    each = binary_cross_entropy_with_logits(tags[:, :, 0], content, reduction="none") * mask
    parts = [each.sum() / mask.sum() * 8]
    for side in (0, 1):
        goal = torch.tensor([read.source[side] - read.at + LEFT for read in reads])
        parts.append(cross_entropy(tags[:, :, 1 + side] + (1 - mask) * FAR, goal))
    kinds = torch.tensor([float(read.kind) for read in reads])
    return [*parts, binary_cross_entropy_with_logits(whole[:, 1], kinds)]


def type_losses(network: Network, span: Tensor, rows: list[int], reads: list[CueExample]) -> list[Tensor]:
    """Main and second types of the sources that are named in their window."""
    pairs = zip(rows, reads, strict=True)
    named = [
        (row, r) for row, r in pairs if r.main != IGNORE and r.source[1] >= 0 and r.source != (r.at, r.at)
    ]
    if not named:
        return []
    vectors = torch.cat([spans_of(span[row], [r.source], [r.at]) for row, r in named])
    main, second, _ = network.sources(vectors)
    goal = torch.from_numpy(np.stack([r.second for _, r in named]))
    return [
        2 * cross_entropy(main, torch.tensor([r.main for _, r in named]), label_smoothing=0.05),
        binary_cross_entropy_with_logits(second, goal) * 2,
    ]


def link_loss(network: Network, batch: Sequence[Example], span: Tensor) -> Tensor:
    """Whom sources mean; any of the right mentions will do."""
    out = [linked(network, one.links, span[row]) for row, one in enumerate(batch) if one.links is not None]
    return torch.cat(out).mean() * 0.5 if out else torch.zeros(())


def linked(network: Network, links: Links, span: Tensor) -> Tensor:
    """What is wrong with whom each of the m sources of a window is taken to mean (m)."""
    sources = network.sources
    hidden = sources(mention_vectors(span, torch.from_numpy(links.mentions)))[2]
    others = torch.from_numpy(links.others)
    alike = sources.left(hidden[links.own]) @ sources.right(hidden).T / SPAN**0.5
    near = sources.near(torch.from_numpy(links.figures))[:, :, 0]
    scores = alike.gather(1, others.clamp_min(0)) + near + (others < 0) * FAR
    scores = torch.cat([scores, sources.near.bias.expand(len(scores), 1)], 1)
    chosen = scores + (1 - torch.from_numpy(links.meant)) * FAR
    return scores.logsumexp(1) - chosen.logsumexp(1)


def mention_vectors(span: Tensor, mentions: Tensor) -> Tensor:
    """Mean, first and last vector of each mention, and its first once more in a cue's place: s × 4·SPAN."""
    first, last = mentions[:, 0], mentions[:, 1]
    places = torch.arange(len(span))[None]
    inside = ((places >= first[:, None]) & (places <= last[:, None])).to(span.dtype)
    mean = (inside / inside.sum(1, keepdim=True)) @ span
    return torch.cat([mean, span[first], span[last], span[first]], 1)


def spans_of(vectors: Tensor, spans: list[tuple[int, int]], cues: list[int]) -> Tensor:
    """Mean, first and last vector of each span and the cue's: s × 4·SPAN."""
    pairs = zip(spans, cues, strict=True)
    return torch.stack(
        [torch.cat([vectors[a : b + 1].mean(0), vectors[a], vectors[b], vectors[c]]) for (a, b), c in pairs]
    )
