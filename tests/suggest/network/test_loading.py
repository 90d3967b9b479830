"""The model's files: whatever is wrong with one of them is said in one line that names it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from models import MODEL, needs_model

from sourcemark.suggest.asking import NoModel, model_version
from sourcemark.suggest.suggester import Suggester

pytestmark = needs_model
NAMES = ("model.json", "tokenizer.json", "encoder.onnx", "reader.onnx", "sources.npz")


def changed(name: str, change: Callable[[Path], object], folder: Path) -> Path:
    """A copy of the model in which one file was changed; the others are links."""
    for other in NAMES:
        if other == name:
            shutil.copy(MODEL / other, folder / other)
        else:
            (folder / other).symlink_to(MODEL / other)
    change(folder / name)
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(NoModel) as caught:
        Suggester(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    line = refused(changed(name, Path.unlink, tmp_path))
    assert line == f"There can be no proposals: {name} of the model is missing."


@pytest.mark.parametrize("name", NAMES)
def test_a_truncated_file_is_named(name: str, tmp_path: Path) -> None:
    line = refused(changed(name, cut, tmp_path))
    assert line == f"There can be no proposals: {name} of the model is damaged."


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_something_else_is_named(name: str, tmp_path: Path) -> None:
    assert f"{name} of the model is" in refused(
        changed(name, lambda p: p.write_bytes(b"\x00words"), tmp_path)
    )


def test_a_folder_in_place_of_a_file_is_a_missing_file(tmp_path: Path) -> None:
    def folder(path: Path) -> None:
        path.unlink()
        path.mkdir()

    assert "reader.onnx of the model is missing" in refused(changed("reader.onnx", folder, tmp_path))


def test_graphs_in_each_others_place_are_noticed(tmp_path: Path) -> None:
    def swap(path: Path) -> None:
        shutil.copy(MODEL / "encoder.onnx", path)

    assert "reader.onnx of the model is" in refused(changed("reader.onnx", swap, tmp_path))


def test_weights_of_another_shape_are_noticed(tmp_path: Path) -> None:
    def smaller(path: Path) -> None:
        with np.load(path) as weights:
            kept = {name: array[..., :-1] for name, array in weights.items()}
        np.savez(path, **kept)

    assert "sources.npz of the model is" in refused(changed("sources.npz", smaller, tmp_path))


@pytest.mark.parametrize(
    "fields",
    [{"types": ["official"]}, {"language": "de"}, {"version": ""}, {"calibration": {"weights": [1.0]}}],
)
def test_a_description_of_another_model_is_noticed(fields: dict[str, object], tmp_path: Path) -> None:
    def other(path: Path) -> None:
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | fields), "utf-8")

    assert "model.json of the model is" in refused(changed("model.json", other, tmp_path))


def test_the_version_is_told_without_loading_the_model(tmp_path: Path) -> None:
    assert model_version(MODEL) == Suggester(MODEL).version
    with pytest.raises(NoModel, match=r"model\.json of the model is missing"):
        model_version(tmp_path)
    (tmp_path / "model.json").write_text("{", "utf-8")
    with pytest.raises(NoModel, match=r"model\.json of the model is damaged"):
        model_version(tmp_path)
