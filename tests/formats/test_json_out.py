"""A list of any length, as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import msgspec
import pytest

from sourcemark.formats.json_out import write_list


@pytest.mark.parametrize("things", [[], [{"a": 1}], ["a\nb", [], 3]])
def test_a_list_is_json_with_a_line_for_each_thing(things: list[object]) -> None:
    file = BytesIO()
    assert write_list(file, map(msgspec.json.encode, things)) == len(things)
    written = file.getvalue()
    assert msgspec.json.decode(written) == things
    assert written.count(b"\n") == len(things) + 1


def test_nothing_is_asked_for_before_it_is_written() -> None:
    file = BytesIO()

    def things() -> Iterator[bytes]:
        for number in range(3):
            assert file.getvalue().count(b"x") == number
            yield b'"x"'

    assert write_list(file, things()) == 3
