"""The network run by onnxruntime, from the files that training wrote. One thread; nothing is loaded before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from ..asking import NoModel
from .arrays import Encoded, Floats, Whole
from .shapes import SPAN

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

T = TypeVar("T")
ENCODER, READER, SOURCES = "encoder.onnx", "reader.onnx", "sources.npz"


class Brain:
    """Two graphs, and the weights of what is told from vectors; loaded from `folder`. Raises `NoModel`."""

    def __init__(self, folder: Path) -> None:
        self._encoder = opened(folder, ENCODER, _session)
        self._reader = opened(folder, READER, _session)
        self._weights = opened(folder, SOURCES, _arrays)

    def encode(self, ids: Whole, features: Whole) -> Encoded:
        """ids (n), features (n × 4)."""
        return Encoded(*self._encoder.run(None, {"ids": ids[None], "features": features[None]}))

    def read(self, memory: Floats, query: Floats, mask: Floats) -> tuple[Floats, Floats]:
        """memory (k × w × READ), query (k × READ), mask (k × w) → tags (k × w × 3), whole (k × 2)."""
        tags, whole = self._reader.run(None, {"memory": memory, "around": query, "mask": mask})
        return tags, whole

    def tell(self, spans: Floats) -> tuple[Floats, Floats, Floats]:
        """spans (s × 4·SPAN) → scores of main type, of a second one (s × types), vectors (s × SPAN)."""
        hidden = _gelu(self._linear("hidden", spans))
        return self._linear("main", hidden), self._linear("second", hidden), hidden

    def link(self, one: Floats, others: Floats, figures: Floats) -> Floats:
        """one (SPAN), others (c × SPAN), figures (c × 5) → scores (c); nobody has the score 0."""
        alike = self._linear("right", others) @ self._linear("left", one)
        out: Floats = alike / np.float32(SPAN**0.5) + figures @ self._weights["near.weight"][0]
        return out

    def _linear(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out


def _arrays(path: Path) -> dict[str, Floats]:
    """All arrays of a file of numpy's, by name."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as weights:
        return dict(weights)


def opened(folder: Path, name: str, read: Callable[[Path], T]) -> T:
    """What `read` makes of one of the model's files. Raises `NoModel`."""
    path = folder / name
    if not path.is_file():
        raise NoModel(name, "is missing")
    return whole(name, lambda: read(path))


def whole(name: str, read: Callable[[], T]) -> T:
    """What `read` returns. Raises `NoModel` for all that the libraries raise at a damaged file: whatever they like."""
    try:
        return read()
    except (NoModel, MemoryError):
        raise
    except Exception as error:
        raise NoModel(name, "is damaged") from error


def _session(path: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # memory that windows of unlike length leave behind adds up otherwise
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _gelu(x: Floats) -> Floats:
    """x · Φ(x), with Abramowitz and Stegun's 7.1.26 for the error function (error below 1.5e-7)."""
    sign, size = np.sign(x), np.abs(x) / np.float32(2**0.5)
    t = 1 / (1 + 0.3275911 * size)
    terms: Any = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    out: Floats = (x * 0.5 * (1 + sign * (1 - terms * np.exp(-size * size)))).astype(np.float32)
    return out
