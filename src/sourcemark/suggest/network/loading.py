"""The model read from its files; whatever is wrong with one of them is said in a line that names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np
from msgspec import Struct

from ..asking import MODEL, NoModel
from ..calibration import Calibration
from .found import FIGURES
from .runtime import ENCODER, READER, SOURCES, Brain, opened, whole
from .shapes import FEATURES, NEAR_FEATURES, READ, SPAN, TYPES, WIDTH

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOKENIZER = "tokenizer.json"


class Described(Struct, frozen=True):
    """What `model.json` says of the model."""

    version: str
    language: str
    types: tuple[str, ...]
    calibration: Calibration


class Model(NamedTuple):
    """All that is needed to make proposals."""

    described: Described
    tokenizer: Tokenizer
    brain: Brain


def load(folder: Path) -> Model:
    """The model whose files lie in `folder`. Raises `NoModel`."""
    described = opened(folder, MODEL, _described)
    tokenizer = opened(folder, TOKENIZER, _tokenizer)
    brain = Brain(folder)
    _try(brain, tokenizer.get_vocab_size())
    return Model(described, tokenizer, brain)


def _described(path: Path) -> Described:
    found = msgspec.json.decode(path.read_bytes(), type=Described)
    fits = found.types == TYPES and len(found.calibration.weights) == FIGURES + 1 and found.language == "en"
    if not fits or not found.version:
        raise NoModel(MODEL, "is of another version of the program")
    return found


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    found = Tokenizer.from_buffer(path.read_bytes())
    found.no_padding()
    found.no_truncation()
    return found


def _try(brain: Brain, words: int) -> None:
    """Run each graph once on next to nothing: one of another shape shows itself here and not in an article."""
    ids, features = np.array([0, words - 1]), np.zeros((2, len(FEATURES)), np.int64)
    _fits(ENCODER, lambda: brain.encode(ids, features), [(2, 3), (2, READ), (2, READ), (2, SPAN)])
    around = np.zeros((2, WIDTH, READ), np.float32)
    mask = np.ones((2, WIDTH), np.float32)
    _fits(READER, lambda: brain.read(around, around[:, 0], mask), [(2, WIDTH, 3), (2, 2)])
    spans = np.zeros((2, 4 * SPAN), np.float32)
    _fits(SOURCES, lambda: brain.tell(spans), [(2, len(TYPES)), (2, len(TYPES)), (2, SPAN)])
    vectors, near = np.zeros((2, SPAN), np.float32), np.zeros((2, NEAR_FEATURES), np.float32)
    _fits(SOURCES, lambda: (brain.link(vectors[0], vectors, near),), [(2,)])


def _fits(name: str, run: Callable[[], tuple[np.ndarray, ...]], shapes: list[tuple[int, ...]]) -> None:
    made = whole(name, run)
    if [one.shape for one in made] != shapes or not all(np.isfinite(one).all() for one in made):
        raise NoModel(name, "is of another version of the program")
