"""The network run by torch, for looking at it while it is trained."""

from __future__ import annotations

import numpy as np
import torch

from sourcemark.suggest.brain import Encoded, Floats, Whole
from sourcemark.suggest.shapes import SPAN

from .network import Network


class TorchBrain:
    """The network as the program sees it."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    @torch.no_grad()
    def encode(self, ids: Whole, features: Whole) -> Encoded:
        given = torch.from_numpy(ids.copy())[None], torch.from_numpy(features.copy())[None]
        return Encoded(*(out[0].numpy() for out in self.network.encoder(*given, torch.ones(1, len(ids)))))

    @torch.no_grad()
    def read(self, memory: Floats, query: Floats, mask: Floats) -> tuple[Floats, Floats]:
        tags, whole = self.network.reader(*map(torch.from_numpy, (memory, query, mask)))
        return tags.numpy(), whole.numpy()

    @torch.no_grad()
    def tell(self, spans: Floats) -> tuple[Floats, Floats, Floats]:
        main, second, hidden = self.network.sources(torch.from_numpy(spans))
        return main.numpy(), second.numpy(), hidden.numpy()

    @torch.no_grad()
    def link(self, one: Floats, others: Floats, figures: Floats) -> Floats:
        sources = self.network.sources
        scores = sources.right(torch.from_numpy(others)) @ sources.left(torch.from_numpy(one)) / SPAN**0.5
        bias = float(sources.near.bias)
        out = scores + sources.near(torch.from_numpy(np.asarray(figures)))[:, 0] - bias
        return out.numpy()
