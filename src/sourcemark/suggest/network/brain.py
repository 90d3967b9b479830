"""What the network computes, whoever runs it: the three graphs as functions of arrays."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


class Encoded(NamedTuple):
    """Of n word pieces: scores of cue (n × 3: no, first piece, further piece), and their vectors."""

    cue: Floats
    memory: Floats
    query: Floats
    span: Floats


class Brain(Protocol):
    """The trained network. Training and program each run it their own way."""

    def encode(self, ids: Whole, features: Whole) -> Encoded:
        """ids (n), features (n × 4)."""
        ...

    def read(self, memory: Floats, query: Floats, mask: Floats) -> tuple[Floats, Floats]:
        """memory (k × w × READ), query (k × READ), mask (k × w) → tags (k × w × 3), whole (k × 2)."""
        ...

    def tell(self, spans: Floats) -> tuple[Floats, Floats, Floats]:
        """spans (s × 4·SPAN) → scores of main type, of a second one (s × types), vectors (s × SPAN)."""
        ...

    def link(self, one: Floats, others: Floats, figures: Floats) -> Floats:
        """one (SPAN), others (c × SPAN), figures (c × 5) → scores (c); nobody has the score 0."""
        ...
