"""What waits on the disk comes back as it was, in whatever order it is asked for."""

from __future__ import annotations

from contextlib import closing

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark.formats.kept import Kept


@settings(max_examples=25)
@given(st.lists(st.tuples(st.binary(max_size=9), st.integers(0, 99))))
def test_all_come_back_though_some_are_read_between(turns: list[tuple[bytes, int]]) -> None:
    with closing(Kept()) as kept:
        places: list[int] = []
        for number, (data, which) in enumerate(turns):
            places.append(kept.put(data))
            assert kept.get(places[which % (number + 1)]) == turns[which % (number + 1)][0]
        assert list(kept) == [data for data, _ in turns]


def test_reading_all_goes_on_while_others_are_read_and_put() -> None:
    with closing(Kept()) as kept:
        first, _ = kept.put(b"one"), kept.put(b"")
        found = iter(kept)
        assert next(found) == b"one"
        assert kept.get(first) == b"one"
        kept.put(b"x" * 100_000)
        assert list(found) == [b"", b"x" * 100_000]
