"""What is trained on what: first the project's own articles, then the same network on these with the shared ones.

Both are whole models with figures of their own; the second goes on from where the first is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .markup import Document
from .trainer import Made, make
from .training import Plan

VERSION = "3"
SEED = 1
OWN = Plan(rounds=1.7, seed=SEED, rate=3e-4)
BOTH = Plan(rounds=4.4, seed=SEED, rate=2e-4, new_rate=6e-4)
OFTEN = 3
"""How often the shared articles come in each round: they are few, and the only real news among all."""


def models(
    own: Sequence[Document], shared: Sequence[Document], folder: Path, version: str = VERSION
) -> Iterator[tuple[str, Made]]:
    """The models, each in a folder of its own, by what they were trained on; one where nothing is shared."""
    first = make(own, folder / "own", version, OWN)
    yield "own", first
    if shared:
        yield (
            "own and shared",
            make([*own, *list(shared) * OFTEN], folder / "both", version, BOTH, first.network),
        )
