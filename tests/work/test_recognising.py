"""What a file is, said by its name or by a look into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcemark.formats.pool import Readers
from sourcemark.model.errors import BadFile
from sourcemark.work.recognising import recognised


def test_a_name_that_says_enough_is_believed(tmp_path: Path) -> None:
    """Nothing is opened: there is no such file."""
    assert recognised(tmp_path / "one.TXT").name == "txt"
    assert recognised(tmp_path / "from-ann.smbundle").lossless


def test_a_name_that_says_nothing_is_looked_behind(tmp_path: Path) -> None:
    unnamed = tmp_path / "unnamed"
    unnamed.write_bytes(b"%PDF-1.7\n...")
    with Readers(workers=1) as readers:
        assert recognised(unnamed, readers).name == "pdf"
        assert recognised(unnamed, readers).name == "pdf", "the same readers answer again"
    assert recognised(unnamed).name == "pdf"


def test_a_name_that_formats_share_is_looked_behind(tmp_path: Path) -> None:
    spans = tmp_path / "said.jsonl"
    spans.write_text('{"text": "A word.", "spans": [[0, 1, "x"]]}\n', "utf-8")
    assert recognised(spans).holds == "set"


def test_what_is_of_no_kind_is_a_bad_file(tmp_path: Path) -> None:
    strange = tmp_path / "strange.xyz"
    strange.write_bytes(b"\0\1\2")
    with pytest.raises(BadFile, match=r"can't read files that end in \.xyz"):
        recognised(strange)
    with pytest.raises(BadFile, match="No such file"):
        recognised(tmp_path / "gone.xyz")
    with pytest.raises(BadFile, match="it is a folder"):
        recognised(tmp_path)
