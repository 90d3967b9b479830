"""Whatever bytes a file consists of, the check and the opening answer in words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from files import fill, problems, user
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.errors import BadFile
from sourcemark.project import open_project


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "case.sourcemark"
    fill(path)
    return path.read_bytes()


def checked(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    try:
        return problems(path)
    except BadFile as error:
        return [error.why]


@given(data=st.data())
def test_an_altered_file_never_crashes_the_check(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole) - 1))
        garbage = data.draw(st.binary(min_size=1, max_size=24))
        changed[start : start + len(garbage)] = garbage
    path = tmp_path_factory.mktemp("altered") / "case.sourcemark"
    checked(path, bytes(changed))
    with suppress(BadFile):
        open_project(path, user()).close()


@given(share=st.floats(0, 0.999))
def test_a_cut_off_file_is_never_called_sound(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, share: float
) -> None:
    path = tmp_path_factory.mktemp("cut") / "case.sourcemark"
    assert checked(path, whole[: int(len(whole) * share)])
