"""A text is read in windows whose edges nobody notices."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from models import MODEL, needs_model

from sourcemark.suggest.network.found import found_in
from sourcemark.suggest.network.loading import Model, load
from sourcemark.suggest.network.reading import read
from sourcemark.suggest.network.shapes import LENGTH
from sourcemark.suggest.network.tokens import AROUND, windows

SAID = "The harbour will close on Friday, the mayor, Ana Ruiz, told the council, and it will not open before May."
FILLER = "The street lies behind the old mill and leads to the river. "


@pytest.fixture(scope="module")
def model() -> Model:
    return load(MODEL)


@given(st.integers(0, 6 * LENGTH))
def test_cores_follow_each_other_with_surroundings_on_both_sides(count: int) -> None:
    parts = list(windows(count))
    assert [one.core_start for one in parts[1:]] == [one.core_end for one in parts[:-1]]
    assert [one.core_start for one in parts[:1]] == [0] * (count > 0)
    assert [one.core_end for one in parts[-1:]] == [count] * (count > 0)
    assert all(one.end - one.start <= LENGTH for one in parts)
    assert all(one.end - one.core_end >= AROUND for one in parts[:-1])
    assert all(other.core_start - other.start >= AROUND for _, other in pairwise(parts))


@needs_model
@pytest.mark.parametrize("before", [15, 16, 17])
def test_an_attribution_across_an_edge_is_found_whole(model: Model, before: int) -> None:
    text = f"{FILLER * before}{SAID} {FILLER * 6}"
    found = found_in(read(text, model.tokenizer, model.brain), model.brain)
    (told,) = [one for one in found if text[one.cue.start : one.cue.end] == "told"]
    assert told.source is not None
    assert text[told.source.start : told.source.end] == "the mayor, Ana Ruiz"
    assert text[told.content[0].start :].startswith("The harbour")
