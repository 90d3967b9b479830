"""The joint model: one encoder; cues on it; for every cue a reader that finds its content and source.

Encoder: six transformer layers as published for MiniLM (Wang et al. 2020), with features of letter case,
quotation and line added to the word pieces. Reader: a small transformer over the surroundings of one cue.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from sourcemark.suggest.network.shapes import FEATURES, LEFT, NEAR_FEATURES, READ, SPAN, TYPES, WIDTH

HIDDEN, HEADS, LAYERS, VOCABULARY = 384, 12, 6, 30522
FAR = -1e4
"""Added to a score that must not win; small enough for int8 export."""


class Layer(nn.Module):
    """A transformer layer, normalised after each half."""

    def __init__(self, size: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, 1e-12), nn.LayerNorm(size, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """x: (batch, length, size); bias: (batch, 1, 1, length), added to the scores of attention."""
        x = self.norm1(x + self.attend(x, bias))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))

    def attend(self, x: Tensor, bias: Tensor | None) -> Tensor:
        return self.out(attention(self.query(x), self.key(x), self.value(x), self.heads, bias))


def attention(query: Tensor, key: Tensor, value: Tensor, heads: int, bias: Tensor | None) -> Tensor:
    """All (batch, length, size); bias (batch, 1, 1, length) is added to the scores."""
    batch, length, size = query.shape
    shape = (batch, length, heads, size // heads)
    query, key, value = (x.view(shape).transpose(1, 2) for x in (query, key, value))
    scores = (query * (size // heads) ** -0.5) @ key.transpose(2, 3)
    if bias is not None:
        scores = scores + bias.to(query.dtype)
    return (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, size)


class Encoder(nn.Module):
    """ids (b, n), features (b, n, 4), mask (b, n) → cue scores (b, n, 3), memory, query and span vectors
    (b, n, READ/SPAN)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(count, HIDDEN) for count in FEATURES)
        for one in self.features:
            nn.init.zeros_(one.weight)
        self.norm, self.dropout = nn.LayerNorm(HIDDEN, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(HIDDEN, 4 * HIDDEN, HEADS, dropout) for _ in range(LAYERS))
        self.cue = nn.Linear(HIDDEN, 3)
        self.memory, self.query = nn.Linear(HIDDEN, READ), nn.Linear(HIDDEN, READ)
        self.span = nn.Linear(HIDDEN, SPAN)

    def embedded(self, ids: Tensor, features: Tensor) -> Tensor:
        """What goes into the first layer: (b, n, HIDDEN)."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        for place, one in enumerate(self.features):
            x = x + one(features[:, :, place])
        out: Tensor = self.dropout(self.norm(x))
        return out

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> tuple[Tensor, ...]:
        x = self.embedded(ids, features)
        bias = None if mask is None else ((1.0 - mask) * FAR)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.cue(x), self.memory(x), self.query(x), self.span(x)

    def load_published(self, path: Path) -> None:
        """Take over the published weights (a safetensors file with the usual names of BERT)."""
        given = load_file(path)
        kinds = given["embeddings.token_type_embeddings.weight"][0]
        self.words.weight.data = given["embeddings.word_embeddings.weight"].clone()
        self.places.weight.data = given["embeddings.position_embeddings.weight"] + kinds
        copy(given, "embeddings.LayerNorm", self.norm)
        for at, layer in enumerate(self.layers):
            for theirs, ours in NAMES.items():
                copy(given, f"encoder.layer.{at}.{theirs}", getattr(layer, ours))


NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm2",
}


def copy(given: dict[str, Tensor], name: str, module: nn.Module) -> None:
    module.weight.data, module.bias.data = given[f"{name}.weight"].clone(), given[f"{name}.bias"].clone()


class Reader(nn.Module):
    """memory (k, w, READ) around k cues, query (k, READ), mask (k, w) →
    content (k, w), source start and end (k, w), held and kind (k, 2)."""

    def __init__(self, dropout: float = 0.1, layers: int = 2) -> None:
        super().__init__()
        self.distance = nn.Parameter(torch.randn(WIDTH, READ) * 0.02)
        self.gate, self.shift = nn.Linear(READ, READ), nn.Linear(READ, READ)
        self.norm, self.dropout = nn.LayerNorm(READ, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(READ, 2 * READ, 4, dropout) for _ in range(layers))
        self.tags = nn.Linear(READ, 3)
        self.whole = nn.Linear(READ, 2)

    def forward(self, memory: Tensor, query: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = memory * (1 + self.gate(query))[:, None] + self.shift(query)[:, None] + self.distance
        x = self.dropout(self.norm(x))
        bias = ((1.0 - mask) * FAR)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.tags(x), self.whole(x[:, LEFT])


class Sources(nn.Module):
    """Span vectors of a source (s, 4 × SPAN) → scores of main type and of a second one (s, TYPES), and a vector for
    links (s, SPAN)."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(4 * SPAN, SPAN)
        self.main, self.second = nn.Linear(SPAN, len(TYPES)), nn.Linear(SPAN, len(TYPES))
        self.dropout = nn.Dropout(0.1)
        self.left, self.right = nn.Linear(SPAN, SPAN), nn.Linear(SPAN, SPAN)
        self.near = nn.Linear(NEAR_FEATURES, 1)

    def forward(self, spans: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        hidden = nn.functional.gelu(self.hidden(self.dropout(spans)))
        return self.main(hidden), self.second(hidden), hidden


class Network(nn.Module):
    """All three, trained together."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.reader, self.sources = Encoder(), Reader(), Sources()
