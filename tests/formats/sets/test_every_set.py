"""What holds of every format of sets, made from the registry: round trips, golden files, quiet on hostile words."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from golden_sets import GOLDEN, UNSTEADY, as_written, known
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_sets import expected, found, whole_sets

from sourcemark.formats.format import Format
from sourcemark.formats.registry import format_for, formats
from sourcemark.model.bundle import Item

SETS = [f for f in formats().values() if f.holds == "set"]
WRITTEN = [f for f in SETS if f.write]
ONLY_IN_BUNDLES = {
    *("originals", "layout", "history", "assessments", "versions", "comments", "settlements", "standing"),
    *("capture", "confirmed"),
}
BACK = [f for f in WRITTEN if f.read and not f.lossless]


def written(form: Format, items: list[Item], folder: str) -> Path:
    assert form.write is not None
    path = Path(folder, f"a{form.suffixes[0]}")
    form.write(path, iter(items), ())
    return path


@pytest.mark.parametrize("form", BACK, ids=lambda f: f.name)
@settings(max_examples=60)
@given(data=st.data())
def test_what_is_written_comes_back_but_for_what_is_said_to_be_lost(
    form: Format, data: st.DataObject
) -> None:
    items = data.draw(whole_sets())
    with TemporaryDirectory() as folder:
        path = written(form, items, folder)
        content = path.read_bytes()
        assert format_for(path.name, content) is form
        assert form.read is not None
        pieces = list(form.read(path.name, content))
    assert found(pieces, form.loses) == expected(items, form.loses)


@pytest.mark.parametrize("form", [f for f in WRITTEN if f not in BACK], ids=lambda f: f.name)
@settings(max_examples=15)
@given(data=st.data())
def test_whatever_is_in_a_set_can_be_written(form: Format, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        assert written(form, data.draw(whole_sets()), folder).exists()


@pytest.mark.parametrize("form", WRITTEN, ids=lambda f: f.name)
def test_a_set_of_nothing_can_be_written(form: Format, tmp_path: Path) -> None:
    assert written(form, [], str(tmp_path)).exists()


@pytest.mark.parametrize("form", [f for f in WRITTEN if f.name not in UNSTEADY], ids=lambda f: f.name)
def test_the_sample_is_written_as_it_was_when_somebody_last_looked(form: Format, tmp_path: Path) -> None:
    """Look at the difference, then run `python tests/support/golden_sets.py` to replace the files."""
    assert as_written(form, tmp_path) == known(GOLDEN / f"{form.name}{form.suffixes[0]}")


@pytest.mark.parametrize("form", WRITTEN, ids=lambda f: f.name)
def test_losses_are_named_once_and_counted(form: Format) -> None:
    keys = [loss.key for loss in form.loses]
    assert len(keys) == len(set(keys))
    assert len({option.name for option in form.options}) == len(form.options)


@pytest.mark.parametrize("form", [f for f in WRITTEN if not f.lossless], ids=lambda f: f.name)
def test_what_only_a_bundle_carries_is_said_to_be_lost(form: Format) -> None:
    lost = {loss.key for loss in form.loses}
    assert "statements" in lost or not ONLY_IN_BUNDLES - lost


@pytest.mark.parametrize("form", WRITTEN, ids=lambda f: f.name)
def test_members_of_archives_have_names_that_stay_inside(form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"a{form.suffixes[0]}"
    assert form.write is not None
    form.write(path, iter([]), ())
    if zipfile.is_zipfile(path):
        assert not any(name.startswith("/") or ".." in name for name in zipfile.ZipFile(path).namelist())
