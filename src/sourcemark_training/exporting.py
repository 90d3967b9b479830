"""The trained network as files for the program: three graphs in int8 where that pays, and a few weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sourcemark.suggest.network.shapes import FEATURES, READ, WIDTH

from .examples import Example
from .fusing import Fused
from .network import Network

Axes = dict[str, dict[int, str]]
"""Inputs, and which of their sides are of any length, by a name for it."""


def export(network: Network, folder: Path, examples: Sequence[Example]) -> None:
    """Write `encoder.onnx`, `reader.onnx` and `sources.npz` into `folder`; `examples` show how large things get."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    ids, features = torch.ones(1, 20, dtype=torch.long), torch.zeros(1, 20, len(FEATURES), dtype=torch.long)
    length = {0: "one", 1: "length"}
    axes = {"ids": length, "features": length}
    write(
        Fused(network.encoder, examples),
        (ids, features),
        folder / "encoder.onnx",
        axes,
        ["cue", "memory", "query", "span"],
    )
    given = torch.zeros(3, WIDTH, READ), torch.zeros(3, READ), torch.ones(3, WIDTH)
    axes = {name: {0: "cues"} for name in ("memory", "around", "mask")}
    write(network.reader, given, folder / "reader.onnx", axes, ["tags", "whole"])
    state = {name: value.numpy().astype(np.float32) for name, value in network.sources.state_dict().items()}
    np.savez(folder / "sources.npz", **state)


def write(module: nn.Module, given: tuple[Tensor, ...], path: Path, axes: Axes, outputs: list[str]) -> None:
    """One graph as a file, its large weights in int8."""
    whole = path.with_suffix(".fp32")
    torch.onnx.export(
        module,
        given,
        str(whole),
        input_names=list(axes),
        output_names=outputs,
        opset_version=17,
        dynamo=False,
        custom_opsets={"com.microsoft": 1} if isinstance(module, Fused) else None,
        dynamic_axes={**axes, **{name: {0: "rows"} for name in outputs}},
    )
    kept = {"weight_type": QuantType.QInt8, "per_channel": True, "op_types_to_quantize": ["MatMul", "Gather"]}
    quantize_dynamic(whole, path, **kept)
    whole.unlink()
