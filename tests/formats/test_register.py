"""Names for the ids that statements hold."""

from __future__ import annotations

from golden_sets import sample_items
from msgspec.structs import replace

from sourcemark.formats.register import Register
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement


def test_sources_of_a_statement_are_given_once_duplicates_merged() -> None:
    register = Register()
    register.sources = {
        "a": Source(id="a", name="Lee"),
        "b": Source(id="b", name="J. Lee", merged_into="a"),
        "c": Source(id="c", name="Lee"),
    }
    said = next(item for item in sample_items() if isinstance(item, Statement))
    heard = replace(said, attribution=replace(said.attribution, sources=("c", "b", "a")))
    assert [source.id for source in register.sources_of(heard)] == ["c", "a"]
