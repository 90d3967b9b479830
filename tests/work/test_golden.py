"""The sample, written as it was when somebody last looked: golden files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcemark.formats.format import Format
from sourcemark.formats.registry import formats
from sourcemark.formats.sets import bundle as codec
from sourcemark.model.bundle import Item
from sourcemark.model.entity import Entity
from sourcemark.model.people import Annotator
from sourcemark.model.statements import Statement
from sourcemark.work.sample import sample_objects

GOLDEN = Path(__file__).parents[1] / "golden"


CSV, BUNDLE = formats()["csv"], formats()["bundle"]


def sample_items() -> Iterator[Item]:
    """The sample as a bundle, with the ids that it has on every machine."""
    order = [Annotator.kind, "codebook", "source", "assessment", "article", "statement"]

    def place(thing: Entity) -> tuple[object, ...]:
        first = (order.index(thing.kind),)
        return (
            (*first, thing.article, thing.spans, thing.id)
            if isinstance(thing, Statement)
            else (*first, thing.id)
        )

    yield from sorted(sample_objects(), key=place)


@pytest.mark.parametrize(("name", "form"), [("sample.smbundle", BUNDLE), ("sample.csv", CSV)])
def test_the_sample_is_written_as_it_was_when_somebody_last_looked(
    name: str, form: Format, tmp_path: Path
) -> None:
    """Files of the past must stay readable and tables comparable: look at the difference before replacing one."""
    assert form.write is not None
    form.write(tmp_path / name, sample_items())
    assert (tmp_path / name).read_bytes() == (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", ["sample.smbundle", "versions/1.smbundle"])
def test_bundles_of_the_past_can_be_read(name: str) -> None:
    assert list(codec.read(GOLDEN / name)) == list(sample_items())
